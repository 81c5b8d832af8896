import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from './tidy/syntax.ts';
import { child, children, fieldOf, nameOf, parseFile } from './tidy/syntax.ts';

/**
 * The names a module exports, sorted; a name that exists for types only is written `type Name`.
 * Read from the source, because types leave no trace at run time.
 */
export function exportedNames(root: string, path: string): string[] {
  const { program } = parseFile({ path, text: readFileSync(join(root, path), 'utf8') });
  return children(program, 'body')
    .filter(({ type }) => type === 'ExportNamedDeclaration')
    .flatMap(namesOf)
    .toSorted();
}

function namesOf(statement: Node): string[] {
  const isType = fieldOf(statement, 'exportKind') === 'type';
  const listed = children(statement, 'specifiers').map((specifier) =>
    marked(nameOf(child(specifier, 'exported')), isType || fieldOf(specifier, 'exportKind') === 'type'),
  );
  const declaration = child(statement, 'declaration');
  return declaration === undefined ? listed : [...listed, ...declaredNames(declaration, isType)];
}

function declaredNames(declaration: Node, isType: boolean): string[] {
  const single = nameOf(child(declaration, 'id'));
  if (single !== undefined) return [marked(single, isType)];
  return children(declaration, 'declarations').map((declarator) => marked(nameOf(child(declarator, 'id')), isType));
}

function marked(name: string | undefined, isType: boolean): string {
  if (name === undefined) throw new Error('An export has no plain name: export names one by one.');
  return isType ? `type ${name}` : name;
}
