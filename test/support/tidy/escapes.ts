// Ways around the type checker, and TypeScript that is more than types.
import type { Finding, SourceFile } from './source-file.ts';
import { isTest, lineAt } from './source-file.ts';
import type { Node } from './syntax.ts';
import { child, fieldOf, nameOf, walk } from './syntax.ts';

const PARSER = /^parse(?:[A-Z]|$)/;
const BRAND = /(?:^|\/)brand\.ts$/;

/**
 * `any`, `as` (but `as const`) and `!` live in `parse…` functions, in one brand.ts per package, and in tests: where
 * the unknown becomes known, and nowhere else.
 */
export function checkEscapes(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => path.endsWith('.ts') && !isTest(path) && !BRAND.test(path))
    .flatMap((file) => {
      const found: Finding[] = [];
      walk(file, (node, ancestors) => {
        const wayAround = escapeOf(node);
        if (wayAround === undefined || ancestors.some(isParser)) return;
        found.push({ path: file.path, line: lineAt(file.text, node.start), ...wayAround });
      });
      return found;
    });
}

function escapeOf(node: Node): { rule: string; fix: string } | undefined {
  switch (node.type) {
    case 'TSAnyKeyword':
      return { rule: "'any' outside a parse function", fix: "take 'unknown' and parse it" };
    case 'TSAsExpression':
      if (nameOf(child(child(node, 'typeAnnotation') ?? node, 'typeName')) === 'const') return undefined;
      return { rule: "'as' outside a parse function", fix: 'narrow with a guard, annotate, or use satisfies' };
    case 'TSTypeAssertion':
      return { rule: 'type assertion outside a parse function', fix: 'narrow with a guard, or annotate' };
    case 'TSNonNullExpression':
      return { rule: "'!' outside a parse function", fix: 'handle undefined, or assert with a message' };
    default:
      return undefined;
  }
}

function isParser(node: Node): boolean {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'VariableDeclarator':
      return PARSER.test(nameOf(child(node, 'id')) ?? '');
    case 'MethodDefinition':
    case 'Property':
      return PARSER.test(nameOf(child(node, 'key')) ?? '');
    default:
      return false;
  }
}

/** One brand.ts per package. */
export function checkBrands(files: readonly SourceFile[]): Finding[] {
  const seen = new Map<string, string>();
  return files
    .filter(({ path }) => BRAND.test(path))
    .flatMap(({ path }) => {
      const home = path.slice(0, path.indexOf('/src/'));
      const first = seen.get(home);
      seen.set(home, first ?? path);
      if (first === undefined) return [];
      return [{ path, line: 1, rule: 'second brand.ts in a package', fix: `put the constructor into ${first}` }];
    });
}

/** TypeScript for types only: nothing that leaves code behind, and no nameless re-exports. */
export function checkConstructs(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => path.endsWith('.ts'))
    .flatMap((file) => {
      const found: Finding[] = [];
      walk(file, (node) => {
        const construct = constructOf(node);
        if (construct !== undefined) found.push({ path: file.path, line: lineAt(file.text, node.start), ...construct });
      });
      return found;
    });
}

function constructOf(node: Node): { rule: string; fix: string } | undefined {
  switch (node.type) {
    case 'TSEnumDeclaration':
      return { rule: 'enum', fix: 'use a union of string literals, with a list `as const` if values are needed' };
    case 'TSModuleDeclaration':
      if (fieldOf(node, 'kind') === 'global' || child(node, 'id')?.type === 'Literal') return undefined;
      return { rule: 'namespace', fix: 'a file is a module already' };
    case 'TSParameterProperty':
      return { rule: 'parameter property', fix: 'declare the field and assign it in the constructor' };
    case 'Decorator':
      return { rule: 'decorator', fix: 'use static properties; Node runs the source by removing types' };
    case 'ExportAllDeclaration':
      return { rule: 'export *', fix: 'name what is exported' };
    default:
      return undefined;
  }
}

const TEMPLATE_TAGS = new Set(['html', 'svg']);
const STYLE_ATTRIBUTE = /\sstyle\s*=/;

/** A strict style-src drops `style=` without an error, and a progress bar then shows a wrong figure. */
export function checkTemplates(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => path.endsWith('.ts') && !path.startsWith('test/support/tidy/'))
    .flatMap((file) => {
      const found: Finding[] = [];
      walk(file, (node) => {
        if (node.type !== 'TaggedTemplateExpression' || !TEMPLATE_TAGS.has(nameOf(child(node, 'tag')) ?? '')) return;
        const text = file.text.slice(node.start, node.end);
        const at = text.search(STYLE_ATTRIBUTE);
        if (at === -1) return;
        const fix = 'use a class, an SVG attribute, or element.style in updated(); the page may forbid inline styles';
        found.push({ path: file.path, line: lineAt(file.text, node.start + at), rule: 'style= in a template', fix });
      });
      return found;
    });
}
