import { matchesGlob } from 'node:path';

import type { Finding, SourceFile } from './source-file.ts';
import { lineAt } from './source-file.ts';
import { children, fieldOf, parseFile } from './syntax.ts';

const MEANINGLESS = /^(?:utils?|helpers?|common|types|misc|shared|lib)$/;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
const NAMED_FILE = /\.(?:ts|mjs|js|css|html|svg)$/;

/** The Workers entry: the platform asks for a default export. */
const WORKERS_ENTRY = 'worker/src/index.ts';

const TOP_LEVEL = new Set([
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vitest.config.ts',
  'biome.json',
  'README.md',
  'LICENSE',
  'packages',
  'examples',
  'worker',
  'test',
]);

/** kebab-case, and a name that says what is inside. */
export function checkFileNames(files: readonly SourceFile[]): Finding[] {
  return files.flatMap(({ path }) => {
    const name = path.split('/').at(-1) ?? '';
    const stems = name.split('.').slice(0, -1);
    const folders = path.split('/').slice(0, -1);
    if (NAMED_FILE.test(name) && [...stems, ...folders].some((part) => MEANINGLESS.test(part))) {
      return [
        { path, line: 1, rule: 'a name that says nothing', fix: 'name the concept, or put it beside its only user' },
      ];
    }
    if (NAMED_FILE.test(name) && !KEBAB.test(name)) {
      return [{ path, line: 1, rule: 'a name that is not kebab-case', fix: 'rename it, for example large-text.ts' }];
    }
    return [];
  });
}

/** `index.ts` is a list of names: `export { … } from` and `export type { … } from`. */
export function checkIndexFiles(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => /(?:^|\/)index\.ts$/.test(path) && path !== WORKERS_ENTRY)
    .flatMap((file) =>
      children(parseFile(file).program, 'body')
        .filter((statement) => statement.type !== 'ExportNamedDeclaration' || fieldOf(statement, 'source') === null)
        .map((statement) => ({
          path: file.path,
          line: lineAt(file.text, statement.start),
          rule: 'index.ts with more than named re-exports',
          fix: 'move it into a file named for it and re-export the name',
        })),
    );
}

/** Every workspace explains itself. */
export function checkReadmes(files: readonly SourceFile[]): Finding[] {
  const paths = new Set(files.map(({ path }) => path));
  return workspaceFolders(files)
    .filter((folder) => !paths.has(`${folder}/README.md`))
    .map((folder) => ({
      path: `${folder}/README.md`,
      line: 1,
      rule: 'a package without README.md',
      fix: 'write a paragraph, one snippet that a test runs, the exports, and what it must never import',
    }));
}

/** Where a package.json makes a workspace; the root may name fewer, because an example can be a stranger's. */
const USUAL_WORKSPACES = ['packages/*', 'examples/*', 'worker'];

/** Folders with a package.json that npm links into this repository. */
export function workspaceFolders(files: readonly SourceFile[]): string[] {
  const root = files.find(({ path }) => path === 'package.json');
  const named: readonly string[] = (root && JSON.parse(root.text).workspaces) ?? USUAL_WORKSPACES;
  return files
    .filter(({ path }) => path.endsWith('/package.json'))
    .map(({ path }) => path.slice(0, -'/package.json'.length))
    .filter((folder) => named.some((pattern) => matchesGlob(folder, pattern)));
}

/** The top of the repository stays short enough to read at a glance; dotfiles are forced by tools. */
export function checkTopLevel(files: readonly SourceFile[]): Finding[] {
  const names = new Set(files.map(({ path }) => path.split('/')[0] ?? ''));
  return [...names]
    .filter((name) => !name.startsWith('.') && !TOP_LEVEL.has(name))
    .map((name) => ({
      path: name,
      line: 1,
      rule: 'something new at the top level',
      fix: 'put it into the package, the example or the test it belongs to',
    }));
}
