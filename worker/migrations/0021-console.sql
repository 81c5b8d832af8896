-- Lists of one federation’s projects, campaigns and requests, which its people read every day.

CREATE INDEX project_of_tenant ON project (tenant_id, position);
CREATE INDEX campaign_of_tenant ON campaign (tenant_id, ends_on);
CREATE INDEX site_request_of_tenant ON site_request (tenant_id, created_ms);
