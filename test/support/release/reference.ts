// The reference of a package, made from the declarations that it is published with: every name of every entry, what its doc
// comment says, and how it is declared.
import { dirname, join } from 'node:path/posix';

import type { Node } from '../tidy/syntax.ts';
import { child, children, fieldOf, nameOf, parseFile } from '../tidy/syntax.ts';
import { docBefore } from './doc-comment.ts';
import type { PackedFile } from './reachable.ts';

/** One way into a package: how it is imported, and the declarations behind it (`dist/index.d.ts`). */
export type Entry = { readonly specifier: string; readonly path: string };

const VALUE_CHARS_MAX = 600;

type Declaration = { readonly file: PackedFile; readonly statement: Node };
type Offered = { readonly name: string; readonly from: string | undefined; readonly as: string };

/** @throws Error for a name that an entry passes on and no module declares */
export function referenceOf(entries: readonly Entry[], files: readonly PackedFile[]): string {
  const modules = new Map(files.map((file) => [file.path, file]));
  const chapters = entries.map(({ specifier, path }) => {
    const sections = offeredBy(modules.get(path)).map((offered) => sectionOf(offered, { path, modules }));
    return [`## ${specifier}`, ...sections.toSorted()].join('\n\n');
  });
  const title =
    '# Reference\n\nMade from the declarations in `dist/`; amounts are in minor units (fen), instants in UTC.';
  return `${[title, ...chapters].join('\n\n')}\n`;
}

type Place = { readonly path: string; readonly modules: ReadonlyMap<string, PackedFile> };

function sectionOf(offered: Offered, place: Place): string {
  const heading = `### ${offered.as}`;
  if (offered.from !== undefined && !offered.from.startsWith('.')) {
    return `${heading}\n\nOf \`${offered.from}\`, where its reference is.`;
  }
  const found = declarationsOf(offered, place);
  if (found.length === 0) throw new Error(`${place.path} offers ${offered.name}, which no module declares.`);
  const doc = found.map(({ file, statement }) => paragraphs(docBefore(file, statement))).find((text) => text !== '');
  const code = found.map(({ file: { text }, statement: { start, end } }) =>
    shortened(text.slice(start, end).replace(/^export (?:declare )?/, '')),
  );
  return [heading, ...(doc ? [doc] : []), `\`\`\`ts\n${code.join('\n')}\n\`\`\``].join('\n\n');
}

/** More than one where a function is overloaded, or a value and a type share a name. */
function declarationsOf({ name, from }: Offered, { path, modules }: Place): Declaration[] {
  const target = from === undefined ? path : join(dirname(path), from.replace(/\.js$/, '.d.ts'));
  const file = modules.get(target);
  if (file === undefined) return [];
  const own = children(parseFile(file).program, 'body')
    .map((statement) => ({ file, statement }))
    .filter(({ statement }) => declaredNames(statement).includes(name));
  if (own.length > 0) return own;
  const passedOn = offeredBy(file).find(({ as }) => as === name);
  return passedOn?.from === undefined ? [] : declarationsOf(passedOn, { path: target, modules });
}

function offeredBy(file: PackedFile | undefined): Offered[] {
  if (file === undefined) return [];
  return children(parseFile(file).program, 'body')
    .filter(({ type }) => type === 'ExportNamedDeclaration')
    .flatMap((statement) => {
      const from = nameOf(child(statement, 'source'));
      const listed = children(statement, 'specifiers').map((specifier) => {
        const name = nameOf(child(specifier, 'local')) ?? '';
        return { name, from, as: nameOf(child(specifier, 'exported')) ?? name };
      });
      return [...listed, ...declaredNames(statement).map((name) => ({ name, from: undefined, as: name }))];
    });
}

function declaredNames(statement: Node): string[] {
  const declaration = child(statement, 'declaration') ?? statement;
  const single = nameOf(child(declaration, 'id'));
  if (single !== undefined) return [single];
  if (!Array.isArray(fieldOf(declaration, 'declarations'))) return [];
  return children(declaration, 'declarations').flatMap((declarator) => nameOf(child(declarator, 'id')) ?? []);
}

/** What was inferred of a schema is pages of text, and says less than the type that is named for it. */
function shortened(code: string): string {
  return code.startsWith('const ') && code.length > VALUE_CHARS_MAX ? code.replace(/([<{])[\s\S]*$/, '$1 …;') : code;
}

/** Tags read as sentences: `@throws ApiError` is a line of its own. */
function paragraphs(doc: string): string {
  return doc.replaceAll(/\n?@(\w+) /g, '\n\n*$1:* ').trim();
}
