// Disclosures: the rules and reads that the database has in migrations/0013-disclosure.sql.

import type { DisclosureReads, DisclosureRecord, Guard } from '../../ports/index.ts';
import { tellDisclosure } from './outbox.ts';
import { requireRule } from './require-rule.ts';
import type { Tables } from './tables.ts';
import { keyOf } from './tables.ts';

const [TITLE_MAX, BODY_MAX, EXPLANATION_MAX] = [120, 5_000, 500];

export function insertDisclosure(tables: Tables, record: DisclosureRecord): Guard | null {
  const { disclosures, leaves, projects } = tables;
  const { tenantId, projectId, digest, title, body, corrects, explanation } = record;
  const key = keyOf(projectId, digest);
  if (disclosures.has(key)) return 'fact';
  const factKey = `disclosure:${projectId}:${digest}`;
  const hasLeaf = leaves.some(
    (leaf) => leaf.factKey === factKey && leaf.kind === 'disclosure.published' && leaf.projectId === projectId,
  );
  requireRule(hasLeaf, 'a disclosure has its leaf');
  requireRule(isText(title, TITLE_MAX) && isText(body, BODY_MAX), 'a disclosure has its text');
  requireRule((corrects === null) === (explanation === null), 'a correction, and nothing else, is explained');
  requireRule(explanation === null || isText(explanation, EXPLANATION_MAX), 'an explanation has its text');
  requireRule(corrects !== digest, 'nothing corrects itself');
  if (projects.get(projectId)?.tenantId !== tenantId) return 'parent';
  if (corrects !== null && !disclosures.has(keyOf(projectId, corrects))) return 'parent';
  disclosures.put(key, record);
  tellDisclosure(tables, record);
  return null;
}

function isText(text: string, most: number): boolean {
  return text.length >= 1 && text.length <= most;
}

export function disclosureReads(now: () => Tables): DisclosureReads {
  return {
    disclosure: async (projectId, digest) => now().disclosures.get(keyOf(projectId, digest)) ?? null,
    disclosures: async (projectId, limit) =>
      now()
        .disclosures.all()
        .filter((row) => row.projectId === projectId)
        .sort((a, b) => b.recordedMs - a.recordedMs || (a.digest < b.digest ? 1 : -1))
        .slice(0, limit),
  };
}
