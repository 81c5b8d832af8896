// Monthly statements, held to the log.

import { leafHash, RightEdge } from '@happy-homeland/log';
import type { FactLeaf } from '@happy-homeland/log/books';
import { encodeLeaf } from '@happy-homeland/log/books';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditFolder } from '../testing/run-audit.ts';
import { cardOf, gift, SampleLog } from '../testing/sample-log.ts';

let folder: ReturnType<typeof auditFolder>;
beforeEach(() => {
  folder = auditFolder();
});
afterEach(() => folder.remove());

/** Two statements of `well` with gifts of two projects around them, the second one changed. */
async function logWith(change: Partial<FactLeaf> = {}): Promise<SampleLog> {
  const log = await SampleLog.create();
  const edge = new RightEdge();
  const give = (amountMinor: number) => {
    const leaf = gift(amountMinor);
    edge.add(leafHash(encodeLeaf(leaf)));
    log.append(leaf, gift(1, { project: 'road' }));
  };
  const state = (of: RightEdge, more: Partial<FactLeaf>): FactLeaf => {
    const root = Buffer.from(of.root()).toString('base64url');
    const [kind, date] = ['statement', '2026-12-01'] as const;
    return { v: 1, kind, date, charity: 'charity', project: 'well', count: Number(of.size), root, ...more };
  };
  const held = (amountMinor: number) => [{ code: 'F:Restricted:well', currency: 'CNY', amountMinor: -amountMinor }];
  give(100);
  give(200);
  const first = state(edge, { from: 0, until: 5, figures: held(300) });
  log.append(first);
  const second = new RightEdge();
  const last = gift(50);
  for (const leaf of [first, last]) second.add(leafHash(encodeLeaf(leaf)));
  log.append(last, state(second, { from: 5, until: 7, figures: held(350), ...change }), gift(7));
  log.cards = [cardOf('well', 357, 4), cardOf('road', 2, 2)];
  await log.publish();
  return log;
}

test('statements that say what is in the log are right', async () => {
  expect((await folder.findingsOf(await logWith())).findings).toEqual([]);
});

test.each<[string, Partial<FactLeaf>]>([
  ['range', { from: 4 }],
  ['range', { until: 6 }],
  ['count', { count: 3 }],
  ['root', { root: 'A'.repeat(43) }],
  ['figures', { figures: [] }],
  ['figures', { figures: [{ code: 'F:Restricted:well', currency: 'CNY', amountMinor: -351 }] }],
])('another %s is named with its place', async (what, change) => {
  const { code, findings } = await folder.findingsOf(await logWith(change));
  expect(code).toBe(1);
  expect(findings).toEqual([expect.objectContaining({ kind: 'statement-differs', index: 7, projectId: 'well', what })]);
});
