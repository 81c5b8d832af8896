// What was typed, as the contract's schema takes it: amounts in yuan become fen, days become civil dates, however people
// write them. What cannot be read is said beside its control; nothing is guessed.

import type { Currency, EvidenceFile, FieldType, FormField } from '@happy-homeland/contract';
import { parseAmountText } from '@happy-homeland/contract/money';
import type { Messages, Typed } from '../../pages/index.ts';
import { join } from '../../pages/index.ts';

export interface Reading {
  readonly typed: Typed;
  readonly currency: Currency;
  /** Path → value of what nobody types. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** Digest → the file that it names. */
  readonly files: ReadonlyMap<string, EvidenceFile>;
  readonly words: Messages;
}

export interface ReadFields {
  readonly content: Readonly<Record<string, unknown>>;
  /** Control → what is wrong with it. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Reads all fields of a form. */
export function readFields(fields: readonly FormField[], reading: Reading): ReadFields {
  const errors: Record<string, string> = {};
  const content = readGroup({ reading, errors }, fields, '');
  return { content, errors };
}

interface Run {
  readonly reading: Reading;
  readonly errors: Record<string, string>;
}

function readGroup(run: Run, fields: readonly FormField[], path: string): Readonly<Record<string, unknown>> {
  const entries = fields.flatMap((field) => {
    const own = join(path, field.name);
    const { fixed } = run.reading;
    const value = Object.hasOwn(fixed, own) ? fixed[own] : readField(run, field, own);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return Object.fromEntries(entries);
}

function readField(run: Run, field: FormField, path: string): unknown {
  const { type } = field;
  if (type.kind === 'group') {
    return field.required || isFilled(run, path) ? readGroup(run, type.fields, path) : undefined;
  }
  if (type.kind === 'list') return readList(run, field, path);
  if (type.kind === 'flag') return textOf(run, path) === 'yes';
  const text = textOf(run, path);
  if (text === '' && !field.required) return undefined;
  return readText(run, { type, text, path });
}

interface Typing {
  readonly type: FieldType;
  readonly text: string;
  readonly path: string;
}

function readText(run: Run, { type, text, path }: Typing): unknown {
  const { consoleForm: words } = run.reading.words;
  if (text === '') return wrong(run, path, type.kind === 'choice' ? words.chooseOne : words.missing);
  switch (type.kind) {
    case 'money': {
      const amountMinor = parseAmountText(text, run.reading.currency);
      if (amountMinor === null || amountMinor < type.min) return wrong(run, path, words.amount);
      return { amountMinor, currency: run.reading.currency };
    }
    case 'minor':
      return parseAmountText(text, run.reading.currency) ?? wrong(run, path, words.amount);
    case 'date':
      return civilDateFrom(text) ?? wrong(run, path, words.date);
    case 'count':
      return readCount(run, { type, text, path });
    case 'choice':
      return type.options.includes(text) ? text : wrong(run, path, words.chooseOne);
    case 'text':
      if ([...text].length > type.max) return wrong(run, path, words.tooLong(type.max));
      if (type.web && !/^https?:\/\//i.test(text)) return wrong(run, path, words.address);
      return type.pattern === null || type.pattern.test(text) ? text : wrong(run, path, words.unfit);
    default:
      return undefined;
  }
}

function readCount(run: Run, { type, text, path }: Typing): unknown {
  const { consoleForm: words } = run.reading.words;
  const digits = inHalfWidth(text).replace(/[,\s]/g, '');
  if (type.kind !== 'count' || !/^\d{1,16}$/.test(digits)) return wrong(run, path, words.count);
  const value = Number(digits);
  return value >= type.min && value <= type.max ? value : wrong(run, path, words.between(type.min, type.max));
}

function readList(run: Run, field: FormField, path: string): unknown {
  const { type } = field;
  const { consoleForm: words } = run.reading.words;
  if (type.kind !== 'list') return undefined;
  const values = readItems(run, type.item, path);
  if (values.length === 0) {
    // A list that is left empty is as one that was not asked for.
    if (!field.required) return undefined;
    return wrong(run, path, type.item.kind === 'file' ? words.file : words.missing);
  }
  return values;
}

function readItems(run: Run, item: FieldType, path: string): readonly unknown[] {
  const { files, typed } = run.reading;
  switch (item.kind) {
    case 'file':
      return [...new Set(typed.get(path) ?? [])].flatMap((sha256) => files.get(sha256) ?? []);
    case 'choice':
      return (typed.get(path) ?? []).filter((value) => item.options.includes(value));
    case 'group':
      return rowNumbers(run, path).map((row) => readGroup(run, item.fields, join(path, row)));
    case 'minor':
      return partsOf(textOf(run, path), /[\s,，、;；\u3000]+/).map((text) => readText(run, { type: item, text, path }));
    default:
      return partsOf(textOf(run, path), /\n/).map((text) => readText(run, { type: item, text, path }));
  }
}

function partsOf(text: string, between: RegExp): readonly string[] {
  return text.split(between).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

// Rows that were left empty are no rows.
function rowNumbers(run: Run, path: string): readonly number[] {
  const names = [...run.reading.typed.keys()].filter((name) => name.startsWith(`${path}.`));
  const numbers = new Set(names.map((name) => Number(name.slice(path.length + 1).split('.')[0])));
  return [...numbers].filter((row) => isFilled(run, join(path, row))).toSorted((a, b) => a - b);
}

function isFilled({ reading }: Run, path: string): boolean {
  return [...reading.typed].some(([name, values]) => name.startsWith(`${path}.`) && values.some((text) => text !== ''));
}

function textOf({ reading }: Run, path: string): string {
  return reading.typed.get(path)?.[0]?.trim() ?? '';
}

function wrong({ errors }: Run, path: string, message: string): undefined {
  errors[path] = message;
  return undefined;
}

/**
 * A day as people write it: `2026-11-20`, `2026/11/20`, `2026.11.20`, `2026年11月20日`, full-width digits too; null for
 * anything else. The year comes first, or it is not known which is the month.
 */
export function civilDateFrom(text: string): string | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(inHalfWidth(text).replace(/\s/g, ''));
  if (match === null) return null;
  const [, year = '', month = '', day = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : null;
}

const FULL_WIDTH_OFFSET = 0xfee0;

function inHalfWidth(text: string): string {
  return text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET));
}
