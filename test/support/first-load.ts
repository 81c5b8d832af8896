// What a script of the built widget loads before it runs: itself and everything it imports at once.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { importsOf, resolveRelative } from './tidy/imports.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The entry and every chunk a page loads with it; chunks behind `import()` come later and do not count. */
export function firstLoad(path: string, seen = new Set<string>()): Set<string> {
  seen.add(path);
  const text = readFileSync(join(ROOT, path), 'utf8');
  for (const { specifier, isDynamic } of importsOf({ path, text })) {
    const target = resolveRelative(path, specifier);
    if (!isDynamic && !seen.has(target)) firstLoad(target, seen);
  }
  return seen;
}

/** The scripts of the build beside these. */
export function scriptsBeside(paths: readonly string[]): readonly string[] {
  const [folder = ''] = paths.map((path) => dirname(path));
  const names = paths.map((path) => basename(path));
  return readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.js') && !names.includes(name));
}
