import type { Row } from '@libsql/client';
import type { KeptVerdict, VerdictReads } from '../../../ports/index.ts';
import type { ReadClient } from './record.ts';

const REFUSALS = `SELECT verdict_id, tenant_id, subject, moment, judged_on, pack_version, facts_digest, facts, findings,
    first_ms, last_ms, times FROM verdict
  WHERE (?1 IS NULL OR tenant_id = ?1) AND (?2 IS NULL OR (first_ms, verdict_id) < (?2, ?3))
  ORDER BY first_ms DESC, verdict_id DESC LIMIT ?4`;

export function verdictReads(database: ReadClient): VerdictReads {
  return {
    refusals: async ({ tenantId, before, limit }) => {
      const args = [tenantId, before?.firstMs ?? null, before?.verdictId ?? null, limit];
      return (await database.execute({ sql: REFUSALS, args })).rows.map(parseVerdict);
    },
  };
}

function parseVerdict(row: Row): KeptVerdict {
  const text = (name: string) => String(row[name]);
  return {
    verdictId: text('verdict_id'),
    tenantId: text('tenant_id'),
    subject: text('subject'),
    moment: text('moment') as KeptVerdict['moment'],
    judgedOn: text('judged_on'),
    packVersion: text('pack_version'),
    factsDigest: text('facts_digest'),
    facts: text('facts'),
    findings: text('findings'),
    firstMs: Number(row['first_ms']),
    lastMs: Number(row['last_ms']),
    times: Number(row['times']),
  };
}
