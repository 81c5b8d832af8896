// Money that came in elsewhere, row by row, from the file of a platform, a bank or whoever emptied the boxes. Every row ends up
// somewhere: as gifts of its project, as money of unknown origin that people decide on, or back with its reason. Nothing is
// kept here beside the books: what names a row names its entry, so that the same rows, sent again by whomever and from
// whichever copy of the file, are found there and booked once.

import type { ImportedRow, ImportInput, ImportResult, ImportRow } from '@happy-homeland/contract';
import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import { projectPrefixIn } from '@happy-homeland/contract/payment-code';
import { reversalEffect } from '../../ledger/append.ts';
import { batchEffect } from '../../ledger/append-batch.ts';
import { unidentifiedEffect } from '../../ledger/append-owed.ts';
import type { JournalRecord, Ports, ProjectFile } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { civilDateOf } from '../civil-date.ts';
import type { Refusal } from '../refusal.ts';
import { refused, refusedField } from '../refusal.ts';
import { importStatement } from './statement-import.ts';
import { matchUnidentified, receiveUnidentified } from './unidentified.ts';

type Outcome = Omit<ImportedRow, 'ref'>;

interface Judged {
  readonly row: ImportRow;
  /** What it is for, where that is known and its appeal may take it. */
  readonly projectId: string | null;
  readonly outcome: Outcome;
}

interface Import {
  readonly ports: Ports;
  readonly actor: Actor;
  readonly input: ImportInput;
  /** Whose books. */
  readonly file: ProjectFile;
  /** Projects that rows name, each read once. */
  readonly files: Map<string, Promise<ProjectFile | null>>;
}

/** Books rows, or only says what would become of them. */
export async function importMoney(ports: Ports, actor: Actor, input: ImportInput): Promise<ImportResult | Refusal> {
  const file = await ports.store.directory.file(input.projectId);
  if (file === null || (actor.tenantId !== null && actor.tenantId !== file.project.tenantId))
    return refused('not-found');
  if ((input.source === 'platform') !== (input.platform !== null)) {
    return refusedField(
      'invalid-body',
      '/platform',
      'name the platform with source `platform`, and null with any other',
    );
  }
  if (new Set(input.rows.map(({ ref }) => ref)).size < input.rows.length) {
    return refusedField('invalid-body', '/rows', 'every ref once');
  }
  const run = { ports, actor, input, file, files: new Map() };
  const judged: Judged[] = [];
  for (const row of input.rows) judged.push(await judge(run, row));
  const rows = input.source === 'bank' ? await bookLines(run, judged) : await bookParts(run, judged);
  return { dryRun: input.dryRun, rows };
}

async function judge(run: Import, row: ImportRow): Promise<Judged> {
  const today = civilDateOf(run.ports.clock.nowMs());
  if (row.on > today) return { row, projectId: null, outcome: refusedRow('date-in-future') };
  if (row.count > row.amountMinor) return { row, projectId: null, outcome: refusedRow('count-unfit') };
  if (run.input.source === 'bank' && row.count !== 1) {
    return { row, projectId: null, outcome: refusedRow('count-unfit') };
  }
  const named = row.projectId ?? (await projectOfCode(run, row.code));
  const file = named === null ? null : await fileOf(run, named);
  const reason = whyItWaits(run, row, file);
  if (file === null || reason !== null) return { row, projectId: null, outcome: waiting(reason) };
  return { row, projectId: file.project.projectId, outcome: { outcome: 'counted', reason: null } };
}

function whyItWaits({ input, file: own }: Import, row: ImportRow, file: ProjectFile | null): string | null {
  if (file === null) return 'no-project';
  const { project, campaign } = file;
  const isOwn = project.charityId === own.project.charityId && project.tenantId === own.project.tenantId;
  if (!isOwn || project.currency !== own.project.currency) return 'other-charity';
  const isNamed = campaign.body.designatedPlatforms.some(({ name }) => name === input.platform);
  if (input.platform !== null && !isNamed) return 'unknown-platform';
  if (row.on < campaign.startsOn || row.on > campaign.endsOn) return 'outside-appeal';
  // What such a project may still take is promised to givers on this site.
  return project.hardCap ? 'above-cap' : null;
}

async function projectOfCode({ ports }: Import, code: string | null): Promise<string | null> {
  const prefix = code === null ? null : projectPrefixIn(code);
  return prefix === null ? null : ports.store.directory.projectLike(prefix);
}

function fileOf({ ports, files }: Import, projectId: string): Promise<ProjectFile | null> {
  const known = files.get(projectId) ?? ports.store.directory.file(projectId);
  files.set(projectId, known);
  return known;
}

/** Every line of a bank by itself: it is in the bank first, and a gift where its code says of what. */
async function bookLines(run: Import, judged: readonly Judged[]): Promise<ImportedRow[]> {
  const rows: ImportedRow[] = [];
  for (const each of judged) {
    rows.push({
      ref: each.row.ref,
      ...(each.outcome.outcome === 'refused' ? each.outcome : await bookLine(run, each)),
    });
  }
  return rows;
}

async function bookLine(run: Import, { row, projectId, outcome }: Judged): Promise<Outcome> {
  const { ports, actor, input, file } = run;
  const told = await ports.store.books.byEffect(unidentifiedEffect(file.project, row.ref));
  if (told !== null && (await isDone(run, told, projectId))) return alreadyThere(told, row.amountMinor);
  if (told !== null && told.amountMinor !== row.amountMinor) return refusedRow('differs-from-booked');
  // Somebody has approved that it goes back: a file cannot overrule that.
  const held = told === null ? null : await goingBack(run, told.seq);
  if (held !== null) return held;
  if (input.dryRun) return outcome;
  const receiptId = told?.journalId ?? (await receive(run, row));
  if (receiptId === null) return refusedRow('not-booked');
  if (projectId === null) return outcome;
  const answer = await matchUnidentified(ports, actor, {
    projectId,
    receiptId,
    key: `match ${receiptId} ${projectId}`,
  });
  // A change of the appeal came in between, or an approval: people decide.
  const matter = answer.kind === 'refused' ? await ports.store.books.entryNamed(receiptId) : null;
  const late = matter === null ? null : await goingBack(run, matter.seq);
  if (late !== null) return late;
  if (answer.kind === 'refused' && answer.reason !== 'already-resolved') return waiting(answer.reason);
  return (await isSettled(run, receiptId)) ? outcome : waiting('decided-before');
}

// A line that waits and still has no project waits on; one that has found its project meanwhile is matched.
async function isDone(run: Import, told: JournalRecord, projectId: string | null): Promise<boolean> {
  if ((await run.ports.store.books.byEffect(reversalEffect(told.journalId))) !== null) return true;
  return projectId === null || isSettled(run, told.journalId);
}

async function goingBack({ ports }: Import, receiptSeq: number): Promise<Outcome | null> {
  const item = await ports.store.work.returnOf(receiptSeq);
  return item === null ? null : { ...waiting('return-approved'), item: item.itemId };
}

async function isSettled({ ports }: Import, receiptId: string): Promise<boolean> {
  return (await ports.store.books.settlementsOf(receiptId)).length > 0;
}

async function receive({ ports, actor, input }: Import, row: ImportRow): Promise<string | null> {
  const { projectId, document } = input;
  const line = { amountMinor: row.amountMinor, on: row.on, lineRef: row.ref, statement: document };
  const answer = await receiveUnidentified(ports, actor, { projectId, key: `line ${row.ref}`, ...line });
  if (answer.kind === 'done') return answer.ids[0] ?? null;
  // Somebody else was first with the same line.
  const file = await ports.store.directory.file(projectId);
  const told = file && (await ports.store.books.byEffect(unidentifiedEffect(file.project, row.ref)));
  return told?.journalId ?? null;
}

/** A statement counts gifts and names nobody, so that a project's part of it is one entry. */
async function bookParts(run: Import, judged: readonly Judged[]): Promise<ImportedRow[]> {
  const outcomes = new Map(judged.map(({ row, outcome }) => [row.ref, outcome]));
  for (const projectId of new Set(judged.map((each) => each.projectId))) {
    if (projectId === null) continue;
    const rows = judged.flatMap((each) => (each.projectId === projectId ? [each.row] : []));
    const outcome = await bookPart(run, projectId, rows);
    for (const { ref } of rows) outcomes.set(ref, outcome);
  }
  for (const { row, outcome } of judged) {
    // What a platform holds is in no bank yet, so there is nothing to enter before it arrives there.
    if (run.input.source !== 'cash' || outcome.outcome !== 'waiting') continue;
    outcomes.set(row.ref, await bookLine(run, { row, projectId: null, outcome }));
  }
  return judged.map(({ row }) => ({ ref: row.ref, ...(outcomes.get(row.ref) ?? refusedRow('not-booked')) }));
}

async function bookPart(run: Import, projectId: string, rows: readonly ImportRow[]): Promise<Outcome> {
  const { ports, actor, input, file } = run;
  const { source, platform, document: statement } = input;
  if (source === 'bank') return refusedRow('not-booked');
  const amountMinor = rows.reduce((sum, row) => sum + row.amountMinor, 0);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const told = await ports.store.books.byEffect(batchEffect({ ...file.project, projectId }, statement));
  if (told !== null) return alreadyThere(told, amountMinor);
  if (input.dryRun) return { outcome: 'counted', reason: null };
  const on = rows.reduce((last, row) => (row.on > last ? row.on : last), '');
  // By what it says, not by its bytes: a copy that was saved again is the same statement and has another digest.
  const content = canonicalJson({ source, platform, projectId, rows: [...rows] });
  const key = `part ${await ports.secrets.digest(content)}`;
  const parts = [{ projectId, count, amountMinor }];
  const listed = { source, platform, on, statement, count, amountMinor, parts };
  const answer = await importStatement(ports, actor, { projectId, key, ...listed });
  if (answer.kind === 'done') return { outcome: 'counted', reason: null };
  if (answer.reason === 'idempotency-mismatch') return { outcome: 'already', reason: 'other-copy' };
  if (answer.reason === 'already-booked') return { outcome: 'already', reason: null };
  return refusedRow(answer.reason);
}

// The same name with another amount is another fact, and whoever sends it has to look.
function alreadyThere({ amountMinor }: JournalRecord, wantedMinor: number): Outcome {
  return amountMinor === wantedMinor ? { outcome: 'already', reason: null } : refusedRow('differs-from-booked');
}

function waiting(reason: string | null): Outcome {
  return { outcome: 'waiting', reason };
}

function refusedRow(reason: string): Outcome {
  return { outcome: 'refused', reason };
}
