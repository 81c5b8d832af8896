// How a fact must look to be one. The shape is data, so that the type of the facts, what reads them and what lists them
// are one thing; a schema library would weigh more than all the rules.

import type { CivilDate } from '../dates/civil-date.ts';
import { isCivilDate } from '../dates/civil-date.ts';
import type { Words } from '../words.ts';
import { say } from '../words.ts';

/** One value. `is` must not throw, whatever it is given. */
export interface Leaf<Value> {
  readonly kind: 'leaf';
  readonly is: (value: unknown) => value is Value;
  readonly expected: Words;
}

/** Several of one thing, at most `max`. */
export interface List<Item extends Shape> {
  readonly kind: 'list';
  readonly item: Item;
  readonly max: number;
}

/** Named facts that belong together. Absent as a whole where nobody told any of them, unless it is `always` there. */
export interface Section<Fields extends Readonly<Record<string, Shape>>> {
  readonly kind: 'section';
  readonly fields: Fields;
  /** The same, in order. */
  readonly entries: readonly Entry[];
  /** How many places there are in it, sections and what lies in them alike. */
  readonly places: number;
  readonly always: boolean;
}

export interface Entry {
  readonly name: string;
  readonly shape: Shape;
  /** How many places of the section stand before it. */
  readonly place: number;
}

export type AnySection = Section<Readonly<Record<string, Shape>>>;
export type Shape = Leaf<unknown> | List<Shape> | Section<Readonly<Record<string, Shape>>>;

/** What reading a shape gives. A fact that nobody told, or that could not be read, is undefined. */
export type FactOf<S> =
  S extends Leaf<infer Value>
    ? Value | undefined
    : S extends List<infer Item>
      ? readonly ItemOf<Item>[] | undefined
      : S extends Section<infer Fields>
        ? S extends { readonly always: true }
          ? FieldsOf<Fields>
          : FieldsOf<Fields> | undefined
        : never;

type ItemOf<S> = S extends Section<infer Fields> ? FieldsOf<Fields> : Exclude<FactOf<S>, undefined>;
type FieldsOf<Fields> = { readonly [Name in keyof Fields]: FactOf<Fields[Name]> };

/** Dates of this state: from its founding to a year no plan reaches. */
const FIRST_DATE = '1949-10-01';
const LAST_DATE = '2200-12-31';
const FIRST_YEAR = 1949;
const LAST_YEAR = 2200;
const TEXT_MAX = 2_000;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fa5;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Text with something visible in it. */
export const text: Leaf<string> = {
  kind: 'leaf',
  is: (value): value is string =>
    typeof value === 'string' && value.length <= TEXT_MAX && (beginsPlainly(value) || /[\p{L}\p{N}]/u.test(value)),
  expected: say(`文字，不超过 ${TEXT_MAX} 字`, `text of at most ${TEXT_MAX} characters`),
};

/** With a Han character of the first block, which is how nearly every text begins: it is seen without an expression. */
function beginsPlainly(value: string): boolean {
  const code = value.charCodeAt(0);
  return code >= FIRST_HAN && code <= LAST_HAN;
}

/** `YYYY-MM-DD`. */
export const date: Leaf<CivilDate> = {
  kind: 'leaf',
  is: (value): value is CivilDate => isCivilDate(value) && value >= FIRST_DATE && value <= LAST_DATE,
  expected: say('存在的日期，格式 YYYY-MM-DD', `a date YYYY-MM-DD from ${FIRST_DATE} to ${LAST_DATE}`),
};

/** A financial year, which is the calendar year. */
export const calendarYear: Leaf<number> = {
  kind: 'leaf',
  is: (value): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR,
  expected: say('四位年份', 'a year of four digits'),
};

/** ISO 8601 with its offset. */
export const instant: Leaf<string> = {
  kind: 'leaf',
  is: (value): value is string =>
    typeof value === 'string' && INSTANT.test(value) && date.is(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)),
  expected: say('带时区的时刻（ISO 8601）', 'an ISO 8601 instant with its offset'),
};

export const flag: Leaf<boolean> = {
  kind: 'leaf',
  is: (value): value is boolean => typeof value === 'boolean',
  expected: say('是或否（true / false）', 'true or false'),
};

/** A whole number of zero or more: people, items, or minor units of money. */
export const count: Leaf<number> = {
  kind: 'leaf',
  is: (value): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
  expected: say('不小于零的整数', 'a whole number of zero or more'),
};

/** Administrative division, six digits (GB/T 2260). */
export const region: Leaf<string> = {
  kind: 'leaf',
  is: (value): value is string => typeof value === 'string' && /^\d{6}$/.test(value),
  expected: say('六位行政区划代码', 'six digits of an administrative division'),
};

/** One of these words. */
export function oneOf<const Value extends string>(...values: readonly Value[]): Leaf<Value> {
  const known: ReadonlySet<unknown> = new Set(values);
  return {
    kind: 'leaf',
    is: (value): value is Value => known.has(value),
    expected: say(`以下之一：${values.join('、')}`, `one of ${values.join(', ')}`),
  };
}

/** The leaf, or null where it is known that there is none. */
export function orNone<Value>({ is, expected }: Leaf<Value>): Leaf<Value | null> {
  return {
    kind: 'leaf',
    is: (value): value is Value | null => value === null || is(value),
    expected: say(`${expected.zh}，没有则为 null`, `${expected.en}, or null where there is none`),
  };
}

export function listOf<Item extends Shape>(item: Item, max = 1_000): List<Item> {
  return { kind: 'list', item, max };
}

/** A section that counts as there, empty, when nobody told it. */
export function section<const Fields extends Readonly<Record<string, Shape>>>(fields: Fields) {
  return sectionOf(fields, true as const);
}

/** A section that is only there when somebody told of it. */
export function optionalSection<const Fields extends Readonly<Record<string, Shape>>>(fields: Fields) {
  return sectionOf(fields, false as const);
}

function sectionOf<const Fields extends AnySection['fields'], const Always extends boolean>(
  fields: Fields,
  always: Always,
) {
  let places = 0;
  const entries = Object.entries(fields).map(([name, shape]) => {
    const place = places;
    places += shape.kind === 'section' ? shape.places + 1 : 1;
    return { name, shape, place };
  });
  return { kind: 'section', fields, entries, places, always } as const;
}
