// From anything whatever to facts. What cannot be read becomes a fault that names the field, and the fact counts as not
// told; nothing here throws, not even for an object that throws when it is read.

import type { Words } from '../words.ts';
import { say } from '../words.ts';
import { ToldFacts } from './fact-path.ts';
import type { Facts } from './facts.ts';
import { FACTS } from './facts.ts';
import type { AnySection, List, Shape } from './shape.ts';

/** A part of the facts that could not be read. */
export interface Fault {
  /** Path of the field, `campaign.partners[2].name`. */
  readonly field: string;
  readonly kind: 'not-readable' | 'too-many' | 'not-known';
  readonly words: Words;
}

export interface ReadFacts {
  readonly facts: Facts;
  readonly told: ToldFacts;
  /** At most `FAULTS_MAX`. */
  readonly faults: readonly Fault[];
}

/** Faults that are told; facts that are nothing but faults get no longer answer for it. */
export const FAULTS_MAX = 50;
const NAME_MAX = 60;

/** Reads facts as the rules take them. Never throws. */
export function readFacts(input: unknown): ReadFacts {
  const faults: Fault[] = [];
  const values: unknown[] = new Array(FACTS.places).fill(undefined);
  const facts = parseFacts(readSection(FACTS, input, { within: null, step: '', faults, values, first: 0 }));
  return { facts, told: new ToldFacts(values), faults: faults.slice(0, FAULTS_MAX) };
}

// The reader has made exactly what the shape says; the compiler cannot follow it through a shape that is data.
function parseFacts(read: unknown): Facts {
  return read as Facts;
}

/** Where something stands. Its path is only written out for a fault. */
interface Place {
  readonly within: Place | null;
  /** Name of the field, or its number in a list. */
  readonly step: string | number;
  readonly faults: Fault[];
  /** What was read, by the number of its place: see `placesIn` in fact-path.ts. Null inside of lists. */
  readonly values: unknown[] | null;
  /** Number of the first place in it. */
  readonly first: number;
}

function readShape(shape: Shape, value: unknown, place: Place): unknown {
  if (value === undefined) return shape.kind === 'section' && shape.always ? readSection(shape, {}, place) : undefined;
  switch (shape.kind) {
    case 'section':
      return readSection(shape, value, place);
    case 'list':
      return readList(shape, value, place);
    default: {
      if (shape.is(value)) return value;
      note(place, notReadable(shape.expected));
      return undefined;
    }
  }
}

/** The section's own copy, in which nothing stands that is not as it must be, except under names that nobody asks for. */
function readSection(section: AnySection, value: unknown, place: Place): unknown {
  const copied = copyOf(value);
  if (copied === null) {
    note(place, notReadable(say('一组字段', 'a group of fields')));
    if (!section.always) return undefined;
  }
  const read = copied ?? {};
  const { faults, values, first } = place;
  const before = faults.length;
  let named = 0;
  for (const { name, shape, place: number } of section.entries) {
    const told = read[name];
    // What nobody told is undefined already, but for sections that are there all the same.
    if (told === undefined && (shape.kind !== 'section' || !shape.always)) continue;
    named += 1;
    let taken = told;
    // Nearly every field is one value and right.
    if (shape.kind !== 'leaf' || !shape.is(told)) {
      taken = readShape(shape, told, { within: place, step: name, faults, values, first: first + number + 1 });
      if (taken !== told) read[name] = taken;
    }
    if (values !== null) values[first + number] = taken;
  }
  const names = Object.keys(read);
  if (named < names.length) faults.splice(before, 0, ...unknownIn(section, place, names));
  return read;
}

/** Names that the section does not have, at most as many as are told. */
function unknownIn({ fields }: AnySection, place: Place, names: readonly string[]): Fault[] {
  const unknown = names.filter((name) => !Object.hasOwn(fields, name)).slice(0, FAULTS_MAX);
  return unknown.map((name) => faultAt(inside(place, name.slice(0, NAME_MAX)), NOT_KNOWN));
}

function readList({ item, max }: List<Shape>, value: unknown, place: Place): unknown {
  const items = listItems(value, max + 1);
  if (items === null) {
    note(place, notReadable(say('列表', 'a list')));
    return undefined;
  }
  if (items.length > max) {
    note(place, { kind: 'too-many', words: say(`最多 ${max} 项`, `at most ${max} entries`) });
    items.length = max;
  }
  const shown: unknown[] = [];
  for (const [number, one] of items.entries()) {
    const taken = item.kind === 'leaf' && item.is(one) ? one : readShape(item, one, inside(place, number));
    if (taken !== undefined) shown.push(taken);
  }
  return shown;
}

/** The own fields of an object, read once; null for anything else, and for one that does not let itself be read. */
function copyOf(value: unknown): Record<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  try {
    return Array.isArray(value) ? null : { ...value };
  } catch {
    return null;
  }
}

function listItems(value: unknown, max: number): unknown[] | null {
  try {
    return Array.isArray(value) ? Array.prototype.slice.call(value, 0, max) : null;
  } catch {
    return null;
  }
}

function inside(within: Place, step: string | number): Place {
  return { within, step, faults: within.faults, values: null, first: 0 };
}

function note(place: Place, fault: Omit<Fault, 'field'>): void {
  if (place.faults.length < FAULTS_MAX) place.faults.push(faultAt(place, fault));
}

function faultAt(place: Place, fault: Omit<Fault, 'field'>): Fault {
  return { field: pathTo(place) || 'facts', ...fault };
}

function pathTo({ within, step }: Place): string {
  if (within === null) return '';
  const path = pathTo(within);
  if (typeof step === 'number') return `${path}[${step}]`;
  return path === '' ? step : `${path}.${step}`;
}

const NOT_KNOWN: Omit<Fault, 'field'> = {
  kind: 'not-known',
  words: say('没有这个字段，请检查拼写', 'no such field: check the spelling'),
};

function notReadable(expected: Words): Omit<Fault, 'field'> {
  return {
    kind: 'not-readable',
    words: say(`无法读取，应为${expected.zh}`, `cannot be read: expected ${expected.en}`),
  };
}
