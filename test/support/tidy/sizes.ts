import type { Finding, SourceFile } from './source-file.ts';
import { isTest, lineAt } from './source-file.ts';
import type { Node } from './syntax.ts';
import { child, children, nameOf, walk } from './syntax.ts';

const FILE_LINES_MAX = 300;
const FUNCTION_LINES_MAX = 70;
const PARAMETERS_MAX = 3;

const MEASURED_FILE = /\.(?:ts|mjs|js|css|sql)$/;
/** Lists that are long because the world is: they are read by looking up, not from top to bottom. */
const LONG_BY_NATURE = /(?:^|[/.-])(?:migrations?|messages|catalogs?|calendars?|locales)(?:[/.-]|$)/;

const FUNCTION_TYPES = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
/** The callback of `describe` is a chapter, not a function. */
const CHAPTER = /^(?:describe|suite)$/;

/** Files of at most 300 lines. */
export function checkFileSizes(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => MEASURED_FILE.test(path) && !LONG_BY_NATURE.test(path))
    .map((file) => ({ file, lines: lineCount(file.text) }))
    .filter(({ lines }) => lines > FILE_LINES_MAX)
    .map(({ file, lines }) => ({
      path: file.path,
      line: FILE_LINES_MAX + 1,
      rule: `file of ${lines} lines, at most ${FILE_LINES_MAX}`,
      fix: 'split it where a second concept begins',
    }));
}

function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** Functions of at most 70 lines and 3 parameters, callbacks included. */
export function checkFunctions(files: readonly SourceFile[]): Finding[] {
  return files.filter(({ path }) => /\.(?:ts|mjs)$/.test(path)).flatMap(checkFunctionsOf);
}

function checkFunctionsOf(file: SourceFile): Finding[] {
  const found: Finding[] = [];
  walk(file, (node, ancestors) => {
    if (!FUNCTION_TYPES.has(node.type)) return;
    const line = lineAt(file.text, node.start);
    const lines = lineAt(file.text, node.end) - line + 1;
    if (lines > FUNCTION_LINES_MAX && !(isTest(file.path) && isChapter(node, ancestors))) {
      const rule = `function of ${lines} lines, at most ${FUNCTION_LINES_MAX}`;
      found.push({ path: file.path, line, rule, fix: 'let it decide, and move what it computes into leaves' });
    }
    const parameters = children(node, 'params').filter((parameter) => nameOf(parameter) !== 'this').length;
    if (parameters > PARAMETERS_MAX) {
      const rule = `function with ${parameters} parameters, at most ${PARAMETERS_MAX}`;
      found.push({ path: file.path, line, rule, fix: 'take one object with named fields' });
    }
  });
  return found;
}

function isChapter(node: Node, ancestors: readonly Node[]): boolean {
  const call = ancestors.at(-1);
  if (call?.type !== 'CallExpression' || !children(call, 'arguments').includes(node)) return false;
  return CHAPTER.test(nameOf(rootCallee(call)) ?? '');
}

/** `describe` of `describe(…)`, `describe.each(…)(…)` and the like. */
function rootCallee(call: Node): Node | undefined {
  let callee = child(call, 'callee');
  while (callee?.type === 'MemberExpression' || callee?.type === 'CallExpression') {
    callee = child(callee, 'object') ?? child(callee, 'callee');
  }
  return callee;
}
