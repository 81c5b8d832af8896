// From anything whatever to facts. What cannot be read becomes a fault that names the field, and the fact counts as not
// told; nothing here throws, not even for an object that throws when it is read.

import type { Words } from '../words.ts';
import { say } from '../words.ts';
import type { Facts } from './facts.ts';
import { FACTS } from './facts.ts';
import type { List, Section, Shape } from './shape.ts';

/** A part of the facts that could not be read. */
export interface Fault {
  /** Path of the field, `campaign.partners[2].name`. */
  readonly field: string;
  readonly kind: 'not-readable' | 'too-many' | 'not-known';
  readonly words: Words;
}

export interface ReadFacts {
  readonly facts: Facts;
  /** At most `FAULTS_MAX`. */
  readonly faults: readonly Fault[];
}

/** Faults that are told; facts that are nothing but faults get no longer answer for it. */
export const FAULTS_MAX = 50;
const NAME_MAX = 60;

/** Reads facts as the rules take them. Never throws. */
export function readFacts(input: unknown): ReadFacts {
  const faults: Fault[] = [];
  const note = (fault: Fault) => {
    if (faults.length < FAULTS_MAX) faults.push(fault);
  };
  return { facts: parseFacts(readSection(FACTS, input, { path: '', note })), faults };
}

// The reader has made exactly what the shape says; the compiler cannot follow it through a shape that is data.
function parseFacts(read: unknown): Facts {
  return read as Facts;
}

interface Place {
  readonly path: string;
  readonly note: (fault: Fault) => void;
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
      place.note(notReadable(place.path, shape.expected));
      return undefined;
    }
  }
}

type AnySection = Section<Readonly<Record<string, Shape>>>;

function readSection({ fields, entries, always }: AnySection, value: unknown, { path, note }: Place): unknown {
  const given = copyOf(value);
  if (given === null) {
    note(notReadable(path, say('一组字段', 'a group of fields')));
    if (!always) return undefined;
  }
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  for (const name in given) {
    if (!Object.hasOwn(fields, name)) note(notKnown(at(name.slice(0, NAME_MAX))));
  }
  const read: Record<string, unknown> = {};
  for (const [name, shape] of entries) {
    const told = given?.[name];
    // Nearly every field is one value and right: only the others need to know where they stand.
    const isRight = shape.kind === 'leaf' && (told === undefined || shape.is(told));
    read[name] = isRight ? told : readShape(shape, told, { path: at(name), note });
  }
  return read;
}

function readList({ item, max }: List<Shape>, value: unknown, { path, note }: Place): unknown {
  const items = listItems(value, max + 1);
  if (items === null) {
    note(notReadable(path, say('列表', 'a list')));
    return undefined;
  }
  if (items.length > max) {
    note({ field: path, kind: 'too-many', words: say(`最多 ${max} 项`, `at most ${max} entries`) });
  }
  const shown = items.slice(0, max).map((one, index) => readShape(item, one, { path: `${path}[${index}]`, note }));
  return shown.filter((one) => one !== undefined);
}

/** The own fields of an object, read once; null for anything else, and for one that does not let itself be read. */
function copyOf(value: unknown): Readonly<Record<string, unknown>> | null {
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

function notReadable(field: string, expected: Words): Fault {
  const words = say(`无法读取，应为${expected.zh}`, `cannot be read: expected ${expected.en}`);
  return { field: field === '' ? 'facts' : field, kind: 'not-readable', words };
}

function notKnown(field: string): Fault {
  return { field, kind: 'not-known', words: say('没有这个字段，请检查拼写', 'no such field: check the spelling') };
}
