// Disclosures of the default project, for tests of the store.

import type { Change, DisclosureRecord } from '../ports/index.ts';
import { anId, NOW_MS } from './builders.ts';

export function aDisclosure(over: Partial<DisclosureRecord> = {}): DisclosureRecord {
  return {
    tenantId: anId('tenant'),
    projectId: anId('project'),
    digest: 'a1'.repeat(32),
    date: '2026-11-22',
    title: '十月进展（示例）',
    body: '扶手已装好 12 处。',
    corrects: null,
    explanation: null,
    recordedMs: NOW_MS,
    ...over,
  };
}

/** The leaf of a disclosure, as the store sees it: bytes under a name. */
export function disclosureLeaf({ projectId, digest }: DisclosureRecord, kind = 'disclosure.published'): Change {
  const factKey = `disclosure:${projectId}:${digest}`;
  return { kind: 'append-fact', leaf: { kind, projectId, factKey, bytes: new TextEncoder().encode(digest) } };
}

/** The unit that publishes it. */
export function disclosing(record = aDisclosure()): readonly Change[] {
  return [disclosureLeaf(record), { kind: 'insert-disclosure', record }];
}
