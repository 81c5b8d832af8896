// Which tests answer to which id: read from the titles in the sources, so that nobody keeps a list by hand.

import type { SourceFile } from '../support/tidy/source-file.ts';
import { isTest } from '../support/tidy/source-file.ts';
import type { Node } from '../support/tidy/syntax.ts';
import { child, children, fieldOf, nameOf, walk } from '../support/tidy/syntax.ts';

/** One test, or chapter of tests, that names ids. */
export type TitledTest = {
  readonly path: string;
  readonly ids: readonly string[];
  /** What follows the ids; `…` stands where a value is put in. */
  readonly title: string;
};

const LEADING_IDS = /^((?:[A-Z]{3}-\d{2},? )+)(.+)$/s;
const ID = /[A-Z]{3}-\d{2}/g;
const TEST_CALLS = new Set(['test', 'it', 'describe', 'suite']);
const TITLE_KEYS = new Set(['title', 'name']);

/** Every title that begins with ids, in the order of the files. */
export function titledTests(files: readonly SourceFile[]): TitledTest[] {
  return files
    .filter(({ path, text }) => path.endsWith('.ts') && isTest(path) && /[A-Z]{3}-\d{2}/.test(text))
    .flatMap(titledTestsOf);
}

function titledTestsOf(file: SourceFile): TitledTest[] {
  const found: TitledTest[] = [];
  walk(file, (node, ancestors) => {
    const text = textOf(node);
    const match = text === undefined ? null : LEADING_IDS.exec(text);
    if (!match || !isTitle(node, ancestors)) return;
    const [, ids = '', title = ''] = match;
    found.push({ path: file.path, ids: ids.match(ID) ?? [], title });
  });
  return found;
}

// The first argument of test(…), test.each(…)(…) and their like; the title of a case in a list; or the first element
// of a row that test.each prints with %s.
function isTitle(node: Node, ancestors: readonly Node[]): boolean {
  const parent = ancestors.at(-1);
  if (parent?.type === 'Property') return TITLE_KEYS.has(nameOf(child(parent, 'key')) ?? '');
  if (parent?.type === 'ArrayExpression') return children(parent, 'elements')[0] === node;
  if (parent?.type !== 'CallExpression' || children(parent, 'arguments')[0] !== node) return false;
  return TEST_CALLS.has(rootName(child(parent, 'callee')) ?? '');
}

function rootName(callee: Node | undefined): string | undefined {
  if (callee?.type === 'Identifier') return nameOf(callee);
  return callee === undefined
    ? undefined
    : rootName(child(callee, 'object') ?? child(callee, 'callee') ?? child(callee, 'tag'));
}

function textOf(node: Node): string | undefined {
  if (node.type === 'Literal') return nameOf(node);
  if (node.type !== 'TemplateLiteral') return undefined;
  const parts = children(node, 'quasis').map((quasi) => {
    const value = fieldOf(quasi, 'value');
    return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '';
  });
  return parts.join('…');
}
