import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { workspaceFolders } from './tidy/names.ts';
import { readRepository } from './tidy/source-file.ts';

/** One line of a package's `exports`: how it is imported, and the source file behind it. */
export type PublicEntry = { readonly specifier: string; readonly path: string };

/** Folders of the packages that others build on; examples only use them. */
export function publishedFolders(root: string): string[] {
  return workspaceFolders(readRepository(root)).filter((folder) => !folder.startsWith('examples/'));
}

/** The entries of one package, the main one first. */
export function entriesOf(root: string, folder: string): PublicEntry[] {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const offered: Record<string, string> = manifest.exports ?? {};
  return Object.entries(offered).map(([subpath, path]) => ({
    specifier: join(manifest.name, subpath),
    path: join(folder, path),
  }));
}

/** An entry whose file does not exist has no names; the test that bundles it says so more clearly. */
export function hasSource(root: string, { path }: PublicEntry): boolean {
  return existsSync(join(root, path));
}
