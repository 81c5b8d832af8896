// Once a month every project says what is in the log of it: how many leaves, under which root of their own, and what its
// accounts stand at. Whoever keeps two statements sees that nothing between them was left out.

import { leafHash, RightEdge } from '@happy-homeland/log';
import type { FactLeaf } from '@happy-homeland/log/books';
import { FIGURES_MAX, parseLeaf } from '@happy-homeland/log/books';
import type { ProjectRecord } from '../ports/index.ts';
import { toBase64Url } from './base64url.ts';
import { publishing } from './facts.ts';
import type { LogPorts } from './known-past.ts';

const PAGE = 1_024;
const PROJECTS_AT_ONCE = 50;

export interface Period {
  /** Civil date on which it is made. */
  readonly date: string;
  /** Names it among the statements of the project, such as `2026-11`. */
  readonly name: string;
}

/**
 * Publishes the statement of a project: leaves that name it since its last one, and what its accounts stand at now. False
 * where nothing is new, it is there already, or somebody booked meanwhile: then it is asked for again. False as well, and
 * reported, where a project has more accounts than a leaf can hold: the others must not wait for it.
 */
export async function publishStatement(
  { store, reporter }: LogPorts,
  { projectId, charityId }: Pick<ProjectRecord, 'charityId' | 'projectId'>,
  { date, name }: Period,
): Promise<boolean> {
  const factKey = `statement:${projectId}:${name}`;
  if ((await store.log.ofFact(factKey)) !== null) return false;
  const until = await store.log.fixed();
  const last = await store.log.newest(projectId, 'statement');
  const from = untilOf(last && parseLeaf(last.bytes));
  const { count, root } = await leavesOf({ store }, { projectId, from, until });
  if (count === 0) return false;
  const balances = await store.books.balances([projectId]);
  const figures = balances
    .filter(({ amountMinor }) => amountMinor !== 0)
    .map(({ code, currency, amountMinor }) => ({ code, currency, amountMinor }));
  if (figures.length > FIGURES_MAX) {
    reporter.report('error', 'statement-too-long', { projectId, accounts: figures.length });
    return false;
  }
  const range = { from, until, count, figures, root: toBase64Url(root) };
  const leaf: FactLeaf = { v: 1, kind: 'statement', date, charity: charityId, project: projectId, ...range };
  const outcome = await store.commit([{ ...publishing({ factKey, leaf }), fixed: until }]);
  return outcome.kind === 'committed';
}

/** Publishes what is missing of the month before `today`, for every project. Cheap once it is done. */
export async function stateMonth(ports: LogPorts, today: string, mayGoOn: () => boolean): Promise<void> {
  const { store, log } = ports;
  const name = monthBefore(today);
  const [genesis] = await store.log.leaves({ from: 0, limit: 1 });
  const began = genesis && parseLeaf(genesis.bytes);
  // A log that began this month has no month behind it.
  if (log.session.statedMonth === name || genesis?.index !== 0 || !began || began.date.slice(0, name.length) > name)
    return;
  let beforePosition: number | undefined;
  for (;;) {
    const files = await store.directory.files({ today, limit: PROJECTS_AT_ONCE, beforePosition });
    for (const { project } of files) {
      if (!mayGoOn()) return;
      await publishStatement(ports, project, { date: today, name });
    }
    if (files.length < PROJECTS_AT_ONCE) break;
    beforePosition = files.at(-1)?.project.position;
  }
  log.session.statedMonth = name;
}

interface Range {
  readonly projectId: string;
  readonly from: number;
  readonly until: number;
}

async function leavesOf({ store }: Pick<LogPorts, 'store'>, { projectId, from, until }: Range) {
  const edge = new RightEdge();
  let next = from;
  for (;;) {
    const page = await store.log.ofProject({ projectId, from: next, until, limit: PAGE });
    for (const { bytes } of page) edge.add(leafHash(bytes));
    if (page.length < PAGE) return { count: Number(edge.size), root: edge.root() };
    next = (page.at(-1)?.index ?? until) + 1;
  }
}

function untilOf(leaf: ReturnType<typeof parseLeaf>): number {
  return leaf?.kind === 'statement' ? (leaf.until ?? 0) : 0;
}

/** `2026-11-22` → `2026-10`. */
function monthBefore(today: string): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
