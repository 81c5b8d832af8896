// A syntax tree without a compiler: vite brings a parser that understands TypeScript.
import { parseSync } from 'vite';

import type { SourceFile } from './source-file.ts';

/** Any node of the tree (ESTree with TypeScript). Its other fields are read with {@link child} and {@link nameOf}. */
export type Node = { readonly type: string; readonly start: number; readonly end: number };

/** Called for every node with its ancestors, nearest last. */
export type Visit = (node: Node, ancestors: readonly Node[]) => void;

type Parsed = { readonly program: Node; readonly comments: readonly Node[] };

const parsedFiles = new WeakMap<SourceFile, Parsed>();

/** Parses once per file. Throws with the file's name if the text is not valid TypeScript. */
export function parseFile(file: SourceFile): Parsed {
  const known = parsedFiles.get(file);
  if (known !== undefined) return known;
  const { program, comments, errors } = parseSync(file.path, file.text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file.path} cannot be parsed: ${error.message}`);
  const parsed = { program, comments };
  parsedFiles.set(file, parsed);
  return parsed;
}

/** Depth first, in the order of the text. */
export function walk(file: SourceFile, visit: Visit): void {
  descend(parseFile(file).program, [], visit);
}

function descend(node: Node, ancestors: Node[], visit: Visit): void {
  visit(node, ancestors);
  ancestors.push(node);
  for (const value of Object.values(node)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (isNode(item)) descend(item, ancestors, visit);
    }
  }
  ancestors.pop();
}

export function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value
  );
}

/** A field of a node, whatever it is. */
export function fieldOf(node: Node, name: string): unknown {
  return Object.getOwnPropertyDescriptor(node, name)?.value;
}

/** A field that holds a node. */
export function child(node: Node, name: string): Node | undefined {
  const value = fieldOf(node, name);
  return isNode(value) ? value : undefined;
}

/** A field that holds a list of nodes. */
export function children(node: Node, name: string): readonly Node[] {
  const value = fieldOf(node, name);
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The text of an identifier, or of a string literal. */
export function nameOf(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  const value = fieldOf(node, 'name') ?? fieldOf(node, 'value');
  return typeof value === 'string' ? value : undefined;
}

/** The text with comments blanked out; every offset and line stays where it was. */
export function withoutComments(file: SourceFile): string {
  let text = file.text;
  for (const { start, end } of parseFile(file).comments) {
    text = text.slice(0, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ') + text.slice(end);
  }
  return text;
}
