import type { SourceFile } from './source-file.ts';
import { lineAt } from './source-file.ts';
import type { Node } from './syntax.ts';
import { child, children, fieldOf, nameOf, walk } from './syntax.ts';

/** One `import`, `export … from` or `import()`. */
export type Import = {
  readonly specifier: string;
  readonly line: number;
  /** Nothing of it is left at run time. */
  readonly isTypeOnly: boolean;
  readonly isDynamic: boolean;
};

/** Everything a file imports, in the order of the text, also inside types (`import('x').Y`). */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  walk(file, (node) => {
    const source = sourceOf(node);
    const specifier = nameOf(source);
    if (specifier === undefined) return;
    const line = lineAt(file.text, node.start);
    found.push({ specifier, line, isTypeOnly: isTypeOnly(node), isDynamic: node.type === 'ImportExpression' });
  });
  return found;
}

function sourceOf(node: Node): Node | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return child(node, 'source') ?? child(node, 'argument');
    default:
      return undefined;
  }
}

function isTypeOnly(node: Node): boolean {
  if (node.type === 'TSImportType') return true;
  if (fieldOf(node, 'importKind') === 'type' || fieldOf(node, 'exportKind') === 'type') return true;
  const specifiers = children(node, 'specifiers');
  const isType = (specifier: Node): boolean =>
    fieldOf(specifier, 'importKind') === 'type' || fieldOf(specifier, 'exportKind') === 'type';
  return specifiers.length > 0 && specifiers.every(isType);
}

/** `@scope/name` or `name` of a specifier that is neither relative nor built in. */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('/') || specifier.startsWith('node:')) return undefined;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

/** The repository path that a relative specifier names. */
export function resolveRelative(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
