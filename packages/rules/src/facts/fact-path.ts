// Paths to facts, known to the compiler: a rule that asks for `campaign.filling.number` does not build.

import type { Facts } from './facts.ts';

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

interface Taken {
  readonly names: readonly string[];
  /** The path itself and the sections it lies in, the nearest first. */
  readonly within: readonly string[];
}

/** Each path taken apart once. There are as many as the facts have places. */
const TAKEN = new Map<FactPath, Taken>();

/** What stands at `path`, undefined where it or a section above it was not told. */
export function valueAt(facts: Facts, path: FactPath): unknown {
  let node: unknown = facts;
  for (const name of takenApart(path).names) node = parseField(node, name);
  return node;
}

export function takenApart(path: FactPath): Taken {
  const known = TAKEN.get(path);
  if (known !== undefined) return known;
  const names = path.split('.');
  const taken = { names, within: names.map((_, up) => names.slice(0, names.length - up).join('.')) };
  TAKEN.set(path, taken);
  return taken;
}

function parseField(node: unknown, name: string): unknown {
  return typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined;
}
