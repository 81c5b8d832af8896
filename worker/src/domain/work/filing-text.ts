// The text of a filing, as it is pasted from a page or taken from a file, line by line into the fields of a plan. What is not
// understood is named, so that nobody believes it was. Pure: the same text is the same answer.

import type { FilingLabel } from './filing-labels.ts';
import { CAMPAIGN_LABELS, PROJECT_LABELS } from './filing-labels.ts';
import { bpsText, budgetPart, countText, dayText, flat, partsOf, periodText, yuanText } from './filing-values.ts';

/** A filing is a page; whatever is longer is cut there, and that is said. */
export const FILING_MAX_CHARACTERS = 60_000;
const LINES_MAX = 2_000;
const LEFT_MAX = 100;
const LABEL_MAX = 40;
const ROWS_MAX = 20;

export type FilingForm = 'campaign-plans' | 'project-plans';

export interface FilingLine {
  readonly label: string;
  readonly words: string;
}

/** `absent`: nothing of that name is registered. `unknown`: no field is called so. `unread`: the words do not say it. `later`: another step asks for it. `twice`. */
export type LeftReason = 'absent' | 'later' | 'twice' | 'unknown' | 'unread';

export interface ReadFiling {
  /** Control → what stands in it. */
  readonly typed: ReadonlyMap<string, readonly string[]>;
  readonly understood: readonly (FilingLine & { readonly path: string })[];
  readonly left: readonly (FilingLine & { readonly why: LeftReason })[];
  readonly isCut: boolean;
}

export function readFiling(text: string, form: FilingForm): ReadFiling {
  const isCut = text.length > FILING_MAX_CHARACTERS;
  const lines = text
    .slice(0, FILING_MAX_CHARACTERS)
    // A surrogate that was cut in two is no character.
    .replaceAll(/\p{Cs}/gu, '')
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .slice(0, LINES_MAX)
    .map(visible);
  const labels = labelsOf(form === 'campaign-plans' ? CAMPAIGN_LABELS : PROJECT_LABELS);
  const typed = new Map<string, readonly string[]>();
  const understood: (FilingLine & { path: string })[] = [];
  const left: (FilingLine & { why: LeftReason })[] = [];
  for (const { label, words, known } of entriesOf(lines, labels)) {
    const result = known === null ? 'unknown' : valuesOf(known, { label, words }, typed);
    if (typeof result === 'string') {
      if (left.length < LEFT_MAX) left.push({ label, words, why: result });
      continue;
    }
    for (const [path, value] of result) typed.set(path, [value]);
    understood.push({ label, words, path: result[0]?.[0] ?? '' });
  }
  return { typed, understood, left, isCut };
}

// What cannot be seen may turn a line around, or hide in a name.
function visible(line: string): string {
  return line.replaceAll(/[\p{Cc}\p{Cf}]+/gu, (found) => (found.includes('\t') ? '\t' : '')).trim();
}

function labelsOf(labels: readonly FilingLabel[]): ReadonlyMap<string, FilingLabel> {
  return new Map(labels.flatMap((label) => label.names.map((name) => [name, label] as const)));
}

interface Entry extends FilingLine {
  readonly known: FilingLabel | null;
}

// `名称：值`, `名称<tab>值`, or a name alone with the words on the lines after it, as pages are copied.
function entriesOf(lines: readonly string[], labels: ReadonlyMap<string, FilingLabel>): readonly Entry[] {
  const entries: Entry[] = [];
  let open: { readonly label: string; readonly known: FilingLabel; readonly words: string[] } | null = null;
  const close = () => {
    if (open !== null) entries.push({ label: open.label, known: open.known, words: open.words.join('\n') });
    open = null;
  };
  for (const line of lines) {
    if (line === '') continue;
    const [before, after] = splitLine(line);
    const known = labels.get(plainLabel(before));
    if (known !== undefined) {
      close();
      open = { label: before, known, words: after === '' ? [] : [after] };
    } else if (open !== null && !isLabelled(line, after)) open.words.push(line);
    else {
      close();
      entries.push({ label: after === '' ? '' : before, words: after === '' ? line : after, known: null });
    }
  }
  close();
  return entries;
}

function splitLine(line: string): readonly [string, string] {
  const at = line.slice(0, LABEL_MAX + 1).search(/[:：\t,，=|]/);
  const [before, after] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
  return [unquoted(before.trim()), unquoted(after.trim())];
}

// Counted, because looking for the last of any number of quotes takes the square of a long line.
function unquoted(part: string): string {
  let [start, end] = [0, part.length];
  while (start < end && part[start] === '"') start += 1;
  while (end > start && part[end - 1] === '"') end -= 1;
  return part.slice(start, end);
}

/** `某某：` at the start of a line begins something else; a comma further on is only a sentence. */
function isLabelled(line: string, after: string): boolean {
  return after !== '' && /^[^，。,.;；\s]{2,15}[:：\t]/.test(line);
}

function plainLabel(label: string): string {
  return flat(label.slice(0, LABEL_MAX))
    .replaceAll(/\s/g, '')
    .replaceAll(/\([^)]*\)|【|】|\*/g, '')
    .replace(/^(?:\d{1,2}[.、)]|[一二三四五六七八九十]{1,3}、)/, '');
}

type Typing = readonly (readonly [string, string])[];

function valuesOf(
  { path, value }: FilingLabel,
  { label, words }: FilingLine,
  typed: ReadFiling['typed'],
): Typing | LeftReason {
  if (words === '') return 'unread';
  if (path === null) return 'later';
  const typing = typingOf(value, { path, words, unit: /万/.test(label) ? '万' : '' });
  if (typing === null || typing.length === 0) return 'unread';
  return typing.some(([control]) => typed.has(control)) ? 'twice' : typing;
}

interface Worded {
  readonly path: string;
  readonly words: string;
  readonly unit: '' | '万';
}

function typingOf(value: FilingLabel['value'], { path, words, unit }: Worded): Typing | null {
  const [first = '', second = ''] = path.split(' ');
  switch (value) {
    case 'amount':
      return one(first, yuanText(words, unit));
    case 'date':
      return one(first, dayText(words));
    case 'bps':
      return one(first, bpsText(words));
    case 'count':
      return one(first, countText(words));
    case 'lines':
      return one(first, partsOf(words).slice(0, ROWS_MAX).join('\n') || null);
    case 'names':
      return partsOf(words)
        .slice(0, ROWS_MAX)
        .map((name, row) => [`${path}.${row}.name`, name]);
    case 'budget':
      return budgetRows(path, words);
    case 'period': {
      const days = periodText(words);
      return days === null
        ? null
        : [
            [first, days[0]],
            [second, days[1]],
          ];
    }
    default:
      return one(first, words);
  }
}

function one(path: string, value: string | null): Typing | null {
  return value === null ? null : [[path, value]];
}

// All of its lines or none: a budget with a line missing adds up to something else.
function budgetRows(path: string, words: string): Typing | null {
  const rows = partsOf(words).map(budgetPart);
  if (rows.length > ROWS_MAX) return null;
  const typing: (readonly [string, string])[] = [];
  for (const [row, part] of rows.entries()) {
    if (part === null) return null;
    typing.push([`${path}.${row}.item`, part[0]], [`${path}.${row}.amount`, part[1]]);
  }
  return typing;
}
