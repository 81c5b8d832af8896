import type { AccessReads } from '../../../ports/index.ts';
import { apiKey, charity, federation, partner } from '../schema.ts';
import type { ReadClient } from './record.ts';
import { isOneOf, readAll, readOne, recordOf } from './record.ts';

const FEDERATION = recordOf(federation);
const CHARITY = recordOf(charity);
const PARTNER = recordOf(partner);
const API_KEY = recordOf(apiKey);

/** The tree is at most this deep: province, city, county, township, village, and room for what comes. */
const DEPTH_MAX = 20;
const ANCESTORS = `WITH RECURSIVE above (tenant_id, steps) AS (
    SELECT parent_tenant_id, 1 FROM federation WHERE tenant_id = ? AND parent_tenant_id IS NOT NULL
    UNION ALL
    SELECT federation.parent_tenant_id, steps + 1 FROM above JOIN federation USING (tenant_id)
    WHERE federation.parent_tenant_id IS NOT NULL AND steps < ${DEPTH_MAX}
  ) SELECT tenant_id FROM above ORDER BY steps LIMIT ${DEPTH_MAX}`;
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
