// Verdicts that refused, and the guard that holds a gift to the facts that were judged.

import type { Change } from '../../../ports/index.ts';
import type { Compiled } from './compiled.ts';
import { holds } from './row.ts';

type OfKind<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

const SAME_FACTS = `EXISTS (SELECT 1 FROM project
  JOIN campaign ON campaign.campaign_id = project.campaign_id
  JOIN charity ON charity.charity_id = project.charity_id
  JOIN federation ON federation.tenant_id = project.tenant_id
  WHERE project.project_id = ? AND project.revision = ? AND campaign.revision = ? AND charity.revision = ?
    AND federation.revision = ?)`;

export function holdFacts({ projectId, revisions }: OfKind<'hold-facts'>): Compiled[] {
  const { project, campaign, charity, federation } = revisions;
  return [holds('facts', SAME_FACTS, [projectId, project, campaign, charity, federation])];
}

export function keepVerdict({ record }: OfKind<'keep-verdict'>): Compiled[] {
  const { verdictId, tenantId, subject, moment, judgedOn, packVersion, factsDigest, facts, findings, atMs } = record;
  const sql = `INSERT INTO verdict (verdict_id, tenant_id, subject, moment, judged_on, pack_version, facts_digest, facts,
      findings, first_ms, last_ms, times) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
    ON CONFLICT (tenant_id, subject, moment, judged_on, pack_version, facts_digest)
    DO UPDATE SET times = times + 1, last_ms = max(last_ms, excluded.last_ms)`;
  const args = [verdictId, tenantId, subject, moment, judgedOn, packVersion, factsDigest, facts, findings, atMs, atMs];
  return [{ sql, args }];
}
