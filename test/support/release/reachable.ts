// What an entry needs of what the compiler wrote. Files nobody reaches stay at home: tests, what an earlier build left
// behind, the scripts of the deployment's own pages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { importsOf, packageOf, resolveRelative } from '../tidy/imports.ts';

/** A file of a published package: where it stands in it, and what is in it. */
export type PackedFile = { readonly path: string; readonly text: string };

const MAP_COMMENT = /\n?\/\/# sourceMappingURL=\S+\s*$/;
/** Declarations keep the ending of the source they were made from. */
const SOURCE_SPECIFIER = /((?:from|import)\s*\(?\s*['"]\.{1,2}\/[^'"]+)\.ts(['"])/g;
/** What the compiler writes for a type that it inferred: the package behind the one that is declared. */
const INFERRED = 'import("lit-html")';

/**
 * The modules behind `sources` (`src/index.ts`) and their declarations, all of them in `dist/`.
 * @throws Error where the compiler has not been run
 */
export function reachable(folder: string, sources: readonly string[]): PackedFile[] {
  const found = new Map<string, PackedFile>();
  const follow = (path: string): void => {
    if (found.has(path)) return;
    const text = published(readBuilt(join(folder, path)));
    found.set(path, { path, text });
    for (const { specifier } of importsOf({ path, text })) {
      if (!specifier.startsWith('.')) continue;
      const target = resolveRelative(path, specifier);
      follow(path.endsWith('.d.ts') ? declarationOf(target) : target);
    }
    if (!path.endsWith('.d.ts')) follow(declarationOf(path));
  };
  for (const source of sources) follow(builtFrom(source));
  return [...found.values()].toSorted((left, right) => (left.path < right.path ? -1 : 1));
}

/** `./src/money.ts` → `dist/money.js`. */
export function builtFrom(source: string): string {
  return source.replace(/^(?:\.\/)?src\//, 'dist/').replace(/\.ts$/, '.js');
}

export function declarationOf(path: string): string {
  return path.replace(/\.js$/, '.d.ts');
}

/** The packages that these modules and declarations import. */
export function packagesIn(files: readonly PackedFile[]): ReadonlySet<string> {
  const modules = files.filter(({ path }) => /\.js$|\.d\.ts$/.test(path));
  return new Set(modules.flatMap((file) => importsOf(file).flatMap(({ specifier }) => packageOf(specifier) ?? [])));
}

function readBuilt(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`${path} is missing: run npm run build.`, { cause });
  }
}

function published(text: string): string {
  const code = text
    .replace(MAP_COMMENT, '')
    .replaceAll(SOURCE_SPECIFIER, '$1.js$2')
    .replaceAll(INFERRED, 'import("lit")');
  return `${code.trimEnd()}\n`;
}
