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

const TOP = -1;

/** Every place: its path, and the number of the section that it lies in. A section stands before what lies in it. */
const PLACES: readonly { readonly path: string; readonly within: number }[] = placesIn(FACTS);
const NUMBERS: ReadonlyMap<string, number> = new Map(PLACES.map(({ path }, number) => [path, number]));

// In the order in which the reader comes by: see `Told` in read-facts.ts.
function placesIn({ entries }: AnySection): { path: string; within: number }[] {
  const places: { path: string; within: number }[] = [];
  const add = (inside: AnySection['entries'], within: number) => {
    for (const { name, shape } of inside) {
      const path = within === TOP ? name : `${places[within]?.path}.${name}`;
      const number = places.push({ path, within }) - 1;
      if (shape.kind === 'section') add(shape.entries, number);
    }
  };
  add(entries, TOP);
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
 * The facts by place, for all rules at once. It has a property for every path, behind which stands a number, because an
 * object made for each rule and filled path by path takes longer than all the judging.
 */
export class ToldFacts {
  /** By number; undefined where it, or a section above it, was not told. */
  readonly values: readonly unknown[];

  constructor(values: readonly unknown[]) {
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
