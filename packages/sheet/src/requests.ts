// Rows as requests. What a platform gathered is counted by project and day, and so is cash where a project has more rows than one
// request takes; any other row stays one, because it may have to wait by itself. All rows of one project are in one request where a statement's part of a project is one entry.

import type { ImportInput, ImportRow } from '@happy-homeland/contract';
import { IMPORT_ROWS_MAX } from '@happy-homeland/contract';
import { projectPrefixIn } from '@happy-homeland/contract/payment-code';
import { SheetError } from './cell.ts';
import type { ReadRow } from './read-rows.ts';
import { sha256Hex } from './sha256-hex.ts';

/** A line of a bank takes two entries, so fewer of them keep an answer from taking long. */
const LINES_PER_REQUEST = 100;
const DIGEST_SHOWN = 32;
/** Characters of an id that a payment code carries. */
const PREFIX = 7;

export interface Sent {
  readonly row: ImportRow;
  /** Rows of the file that it stands for. */
  readonly numbers: readonly number[];
}

/** @throws SheetError where a project has more days than one request takes */
export function requestsOf(rows: readonly ReadRow[], source: ImportInput['source']): readonly (readonly Sent[])[] {
  const single = rows.map(({ row, number }) => ({ row, numbers: [number] }));
  if (source === 'bank') return chunks(single, LINES_PER_REQUEST);
  const isKnown = ({ row }: Sent) => row.projectId !== null || row.code !== null;
  const unknown = single.filter((sent) => !isKnown(sent));
  const known = single.filter(isKnown);
  return [...packed(known, source), ...chunks(unknown, LINES_PER_REQUEST)];
}

function sumByDay(rows: readonly Sent[]): readonly Sent[] {
  return groups(rows, ({ row }) => `${row.projectId ?? row.code} ${row.on}`).map(summed);
}

function summed(own: readonly [Sent, ...Sent[]]): Sent {
  const [first] = own;
  if (own.length === 1) return first;
  const refs = own.map(({ row }) => row.ref).sort();
  const digest = sha256Hex(JSON.stringify(refs));
  const amountMinor = own.reduce((sum, { row }) => sum + row.amountMinor, 0);
  const count = own.reduce((sum, { row }) => sum + row.count, 0);
  const ref = `day/${first.row.on}/${digest.slice(0, DIGEST_SHOWN)}`;
  return { row: { ...first.row, ref, amountMinor, count }, numbers: own.flatMap(({ numbers }) => numbers) };
}

// By how its id begins, so that rows with a project's id and rows with its code meet.
function packed(rows: readonly Sent[], source: ImportInput['source']): readonly (readonly Sent[])[] {
  const requests: Sent[][] = [];
  for (const all of groups(
    rows,
    ({ row }) => row.projectId?.slice(0, PREFIX) ?? projectPrefixIn(row.code ?? '') ?? '',
  )) {
    const own = source === 'platform' || all.length > IMPORT_ROWS_MAX ? sumByDay(all) : all;
    if (own.length > IMPORT_ROWS_MAX) throw tooMany(own.length);
    const last = requests.at(-1);
    if (last !== undefined && last.length + own.length <= IMPORT_ROWS_MAX) last.push(...own);
    else requests.push([...own]);
  }
  return requests;
}

function tooMany(rows: number): SheetError {
  return new SheetError({
    zh: `一个项目有 ${rows} 天，最多 ${IMPORT_ROWS_MAX} 天：按年份分成几个文件`,
    en: `one project has ${rows} days, ${IMPORT_ROWS_MAX} at most: split the file by year`,
  });
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly [Item, ...Item[]][] {
  const found = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const own = found.get(keyOf(item));
    if (own === undefined) found.set(keyOf(item), [item]);
    else own.push(item);
  }
  return [...found.values()];
}

function chunks(rows: readonly Sent[], size: number): readonly (readonly Sent[])[] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size));
}
