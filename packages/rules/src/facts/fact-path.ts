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

/** What stands at `path`, undefined where it or a section above it was not told. */
export function valueAt(facts: Facts, path: FactPath): unknown {
  return path.split('.').reduce<unknown>((node, name) => parseField(node, name), facts);
}

function parseField(node: unknown, name: string): unknown {
  return typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined;
}
