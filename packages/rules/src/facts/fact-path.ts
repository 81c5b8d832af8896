// Paths to facts, known to the compiler: a rule that asks for `campaign.filling.number` does not build.

import type { Facts } from './facts.ts';
import { FACTS } from './facts.ts';
import type { AnySection } from './shape.ts';

type Inside<Value> = NonNullable<Value>;

type PathOf<Node> = {
  [Name in keyof Node & string]: Inside<Node[Name]> extends readonly unknown[]
    ? Name
    : Inside<Node[Name]> extends object
      ? Name | `${Name}.${PathOf<Inside<Node[Name]>>}`
      : Name;
}[keyof Node & string];

type ValueAt<Node, Path> = Path extends `${infer Name}.${infer Rest}`
  ? Name extends keyof Node
    ? ValueAt<Inside<Node[Name]>, Rest>
    : never
  : Path extends keyof Node
    ? Node[Path]
    : never;

/** A place in the facts, outside of lists. */
export type FactPath = PathOf<Facts>;

/** What stands at a place; undefined where nobody told. */
export type FactAt<Path> = ValueAt<Facts, Path>;

interface Place {
  readonly path: string;
  readonly name: string;
  /** Number of the section that it lies in; `TOP` where that is the facts themselves. */
  readonly within: number;
}

const TOP = -1;

/** Every place by its number. A section stands before what lies in it. */
const PLACES: readonly Place[] = placesIn(FACTS);
const NUMBERS: ReadonlyMap<string, number> = new Map(PLACES.map(({ path }, number) => [path, number]));

function placesIn({ fields }: AnySection): Place[] {
  const places: Place[] = [];
  const add = (inside: AnySection['fields'], within: number) => {
    for (const [name, shape] of Object.entries(inside)) {
      const path = within === TOP ? name : `${places[within]?.path}.${name}`;
      const number = places.push({ path, name, within }) - 1;
      if (shape.kind === 'section') add(shape.fields, number);
    }
  };
  add(fields, TOP);
  return places;
}

/** The number of a place; undefined for a path that leads to none. */
export function placeNumber(path: string): number | undefined {
  return NUMBERS.get(path);
}

/** The numbers of places that are known to be some. */
export function placeNumbers(paths: readonly FactPath[]): readonly number[] {
  return paths.flatMap((path) => placeNumber(path) ?? []);
}

/** The section around a place, and the section around that, up to `-1`. */
export function placeAround(number: number): number {
  return PLACES[number]?.within ?? TOP;
}

/**
 * The facts, each resolved once for all rules. It has a property for every path, behind which stands a number, because an
 * object made for each rule and filled path by path takes longer than all the judging.
 */
export class ToldFacts {
  /** By number; undefined where it, or a section above it, was not told. */
  readonly values: readonly unknown[];

  constructor(facts: Facts) {
    const values: unknown[] = [];
    for (const { name, within } of PLACES) values.push(parseField(within === TOP ? facts : values[within], name));
    this.values = values;
  }
}

for (const [number, { path }] of PLACES.entries()) {
  Object.defineProperty(ToldFacts.prototype, path, {
    get(this: ToldFacts) {
      return this.values[number];
    },
  });
}

function parseField(node: unknown, name: string): unknown {
  return typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined;
}
