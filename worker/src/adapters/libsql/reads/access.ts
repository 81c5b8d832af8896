import type { AccessReads } from '../../../ports/index.ts';
import { apiKey, campaign, charity, federation, partner, site, siteRequest } from '../schema.ts';
import type { ReadClient } from './record.ts';
import { isOneOf, readAll, readOne, recordOf } from './record.ts';

const FEDERATION = recordOf(federation);
const CAMPAIGN = recordOf(campaign);
const CHARITY = recordOf(charity);
const PARTNER = recordOf(partner);
const API_KEY = recordOf(apiKey);
const SITE = recordOf(site);
const SITE_REQUEST = recordOf(siteRequest);

/** The tree is at most this deep: province, city, county, township, village, and room for what comes. */
const DEPTH_MAX = 20;
const ANCESTORS = `WITH RECURSIVE above (tenant_id, steps) AS (
    SELECT parent_tenant_id, 1 FROM federation WHERE tenant_id = ? AND parent_tenant_id IS NOT NULL
    UNION ALL
    SELECT federation.parent_tenant_id, steps + 1 FROM above JOIN federation USING (tenant_id)
    WHERE federation.parent_tenant_id IS NOT NULL AND steps < ${DEPTH_MAX}
  ) SELECT tenant_id FROM above ORDER BY steps LIMIT ${DEPTH_MAX}`;
const BELOW = `WITH RECURSIVE below (tenant_id, steps) AS (
    SELECT value, 0 FROM json_each(?)
    UNION
    SELECT federation.tenant_id, steps + 1 FROM below JOIN federation ON federation.parent_tenant_id = below.tenant_id
    WHERE steps < ${DEPTH_MAX}
  ) SELECT ${FEDERATION.columns} FROM federation WHERE tenant_id IN (SELECT tenant_id FROM below)
  ORDER BY external_id LIMIT ?`;
const CAMPAIGNS = `SELECT ${CAMPAIGN.columns} FROM campaign WHERE tenant_id = ?
  ORDER BY ends_on DESC, external_id LIMIT ?`;
// Both go along the federation's own names and stop where enough was found.
const CHARITIES = `SELECT ${CHARITY.columns} FROM charity WHERE tenant_id = ?1
  AND instr(lower(name || char(10) || uscc || char(10) || external_id), lower(?2)) > 0 ORDER BY external_id LIMIT ?3`;
const SITE_REQUESTS = `SELECT ${SITE_REQUEST.columns} FROM site_request WHERE tenant_id = ?
  ORDER BY created_ms DESC, request_id LIMIT ?`;
const SITES = `SELECT ${SITE.columns} FROM site WHERE tenant_id = ? ORDER BY external_id LIMIT ?`;
const PARTNERS = `SELECT ${PARTNER.columns} FROM partner WHERE tenant_id = ? AND external_id > ?
  ORDER BY external_id LIMIT ?`;
const KEYS = `SELECT ${API_KEY.columns} FROM api_key WHERE tenant_id = ? AND (created_ms, key_id) < (?, ?)
  ORDER BY created_ms DESC, key_id DESC LIMIT ?`;

export function accessReads(database: ReadClient): AccessReads {
  return {
    federationById: (tenantId) =>
      readOne(database, FEDERATION, { rest: 'FROM federation WHERE tenant_id = ?', args: [tenantId] }),
    ancestors: async (tenantId) => {
      const { rows } = await database.execute({ sql: ANCESTORS, args: [tenantId] });
      return rows.map((row) => String(row[0]));
    },
    below: ({ tenantIds, limit }) =>
      readAll(database, FEDERATION, { sql: BELOW, args: [JSON.stringify(tenantIds), limit] }),
    campaigns: ({ tenantId, limit }) => readAll(database, CAMPAIGN, { sql: CAMPAIGNS, args: [tenantId, limit] }),
    charities: ({ tenantId, text = '', limit }) =>
      readAll(database, CHARITY, { sql: CHARITIES, args: [tenantId, text, limit] }),
    siteRequests: ({ tenantId, limit }) =>
      readAll(database, SITE_REQUEST, { sql: SITE_REQUESTS, args: [tenantId, limit] }),
    sites: ({ tenantId, limit }) => readAll(database, SITE, { sql: SITES, args: [tenantId, limit] }),
    partnerById: (partnerId) =>
      readOne(database, PARTNER, { rest: 'FROM partner WHERE partner_id = ?', args: [partnerId] }),
    charityById: (charityId) =>
      readOne(database, CHARITY, { rest: 'FROM charity WHERE charity_id = ?', args: [charityId] }),
    partner: (...name) =>
      readOne(database, PARTNER, { rest: 'FROM partner WHERE tenant_id = ? AND external_id = ?', args: name }),
    partners: ({ tenantId, after = '', limit }) =>
      readAll(database, PARTNER, { sql: PARTNERS, args: [tenantId, after, limit] }),
    sameBodies: (usccs) => readSameBodies(database, usccs),
    key: (keyId) => readOne(database, API_KEY, { rest: 'FROM api_key WHERE key_id = ?', args: [keyId] }),
    keys: ({ tenantId, before, limit }) => {
      const { createdMs, keyId } = before ?? { createdMs: Number.MAX_SAFE_INTEGER, keyId: '' };
      return readAll(database, API_KEY, { sql: KEYS, args: [tenantId, createdMs, keyId, limit] });
    },
  };
}

async function readSameBodies(database: ReadClient, usccs: readonly string[]) {
  if (usccs.length === 0) return [];
  const { sql: wanted, args } = isOneOf('uscc', usccs);
  const sql = `SELECT uscc, max(federation), max(charity) FROM (
      SELECT uscc, NULL AS federation, external_id AS charity FROM charity WHERE ${wanted}
      UNION ALL
      SELECT uscc, external_id, NULL FROM (SELECT body ->> '$.uscc' AS uscc, external_id FROM federation) WHERE ${wanted}
    ) GROUP BY uscc ORDER BY uscc`;
  const { rows } = await database.execute({ sql, args: [...args, ...args] });
  return rows.map((row) => ({
    uscc: String(row[0]),
    federation: row[1] === null ? null : String(row[1]),
    charity: row[2] === null ? null : String(row[2]),
  }));
}
