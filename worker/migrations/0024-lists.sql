-- Lists cost what they show, not what there is beside it.

-- Projects of a place, newest first: by province, by city and by county, as GB/T 2260 numbers them.
CREATE INDEX project_of_province ON project (substr(region, 1, 2), position);
CREATE INDEX project_of_city ON project (substr(region, 1, 4), position);
CREATE INDEX project_of_county ON project (region, position);
-- And of a campaign, for lists by whether it is open.
CREATE INDEX project_of_campaign ON project (campaign_id, position);
-- One that was ended early is over whatever was filed.
CREATE INDEX campaign_by_end ON campaign (iif(ended_on IS NULL, ends_on, ''), starts_on, campaign_id);
CREATE INDEX project_over ON project (position) WHERE standing IN ('ended', 'closed');
CREATE INDEX project_of_category ON project (category, position);

-- Work of a federation, of a partner and of a project, newest first, whatever became of it.
CREATE INDEX work_item_newest ON work_item (tenant_id, kind, seq);
CREATE INDEX work_item_newest_of_project ON work_item (project_id, kind, seq);
CREATE INDEX work_item_newest_of_partner ON work_item (partner_id, kind, seq) WHERE partner_id IS NOT NULL;
