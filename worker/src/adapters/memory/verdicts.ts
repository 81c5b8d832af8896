// Verdicts that refused, and the guard that holds a gift to the facts that were judged.

import type { Change, Guard, KeptVerdict, VerdictReads } from '../../ports/index.ts';
import type { Tables } from './tables.ts';
import { keyOf } from './tables.ts';

type OfKind<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

export function holdFacts(tables: Tables, { projectId, revisions }: OfKind<'hold-facts'>): Guard | null {
  const project = tables.projects.get(projectId);
  const campaign = project && tables.campaigns.get(project.campaignId);
  const charity = project && tables.charities.get(project.charityId);
  const federation = project && tables.federations.find(({ tenantId }) => tenantId === project.tenantId);
  const isSame =
    project?.revision === revisions.project &&
    campaign?.revision === revisions.campaign &&
    charity?.revision === revisions.charity &&
    federation?.revision === revisions.federation;
  return isSame ? null : 'facts';
}

export function keepVerdict({ verdicts, federations }: Tables, { record }: OfKind<'keep-verdict'>): Guard | null {
  const { atMs, ...rest } = record;
  if (!federations.some(({ tenantId }) => tenantId === record.tenantId)) return 'parent';
  const { tenantId, subject, moment, judgedOn, packVersion, factsDigest } = record;
  const key = keyOf(tenantId, [subject, moment, judgedOn, packVersion, factsDigest].join('\n'));
  const kept = verdicts.get(key);
  const first = { ...rest, firstMs: atMs, lastMs: atMs, times: 1 };
  verdicts.put(key, kept ? { ...kept, times: kept.times + 1, lastMs: Math.max(kept.lastMs, atMs) } : first);
  return null;
}

export function verdictReads(now: () => Tables): VerdictReads {
  return {
    refusals: async ({ tenantId, before, limit }) =>
      now()
        .verdicts.all()
        .filter((verdict) => tenantId === null || verdict.tenantId === tenantId)
        .filter((verdict) => before === undefined || newerFirst(verdict, before) > 0)
        .toSorted(newerFirst)
        .slice(0, limit),
  };
}

type Place = Pick<KeptVerdict, 'firstMs' | 'verdictId'>;

function newerFirst(a: Place, b: Place): number {
  if (a.firstMs !== b.firstMs) return b.firstMs - a.firstMs;
  if (a.verdictId === b.verdictId) return 0;
  return a.verdictId < b.verdictId ? 1 : -1;
}
