// What a project has disclosed: what its charity told, every correction of its books, and its filed plan.

import type { Disclosure, Page } from '@happy-homeland/contract';
import type { DisclosureRecord, JournalRecord, Ports, ProjectFile } from '../../ports/index.ts';
import { parsePosition } from '../cursor.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

/** More than a project discloses in its life; what is beyond is in the public log. */
const KEPT_MAX = 1_000;
const PAGE_MAX = 100;

/**
 * Newest first; the plan, with which all began, is last. Nothing is ever taken away and what is new comes in front, so a
 * cursor is how many older ones are left.
 */
export async function listDisclosures(
  ports: Ports,
  projectId: string,
  page: { readonly cursor?: string | undefined; readonly limit: number } = { limit: PAGE_MAX },
): Promise<Page<Disclosure> | Refusal> {
  const older = parsePosition(page.cursor);
  if (older === 'invalid') return refused('invalid-cursor');
  const file = await ports.store.directory.file(projectId);
  if (!file) return refused('not-found');
  const { books } = ports.store;
  const [corrections, told] = await Promise.all([
    books.corrections(projectId, KEPT_MAX),
    books.disclosures(projectId, KEPT_MAX),
  ]);
  const dated = [
    ...told.map((record) => ({ recordedMs: record.recordedMs, shown: toldDisclosure(record) })),
    ...corrections
      .filter((entry) => entry.public)
      .map((entry) => ({ recordedMs: entry.recordedMs, shown: correctionDisclosure(entry) })),
  ].sort((a, b) => b.recordedMs - a.recordedMs);
  const all = [...dated.map(({ shown }) => shown), filedPlan(file)];
  if (older !== undefined && older > all.length) return refused('invalid-cursor');
  const from = all.length - (older ?? all.length);
  const left = all.length - from - page.limit;
  return { items: all.slice(from, from + page.limit), nextCursor: left > 0 ? String(left) : null };
}

const OF_THE_BOOKS = { digest: null, corrects: null, explanation: null } as const;

function toldDisclosure({ digest, date, title, body, corrects, explanation }: DisclosureRecord): Disclosure {
  const kind = corrects === null ? 'report' : 'correction';
  return { kind, date, title, body, journalSeq: null, digest, corrects, explanation };
}

function correctionDisclosure(entry: JournalRecord): Disclosure {
  return {
    kind: 'correction',
    date: entry.effectiveOn,
    title: `账目更正：第 ${entry.reversesSeq} 笔`,
    body: entry.reason ?? '',
    journalSeq: entry.seq,
    ...OF_THE_BOOKS,
  };
}

function filedPlan({ campaign }: ProjectFile): Disclosure {
  const { filedTitle, filingNumber, filedOn, plan } = campaign.body;
  const title = `${filedTitle}（${filingNumber}）`;
  return { kind: 'plan', date: filedOn, title, body: plan.purpose, journalSeq: null, ...OF_THE_BOOKS };
}
