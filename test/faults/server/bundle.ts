// The server under test in one file. A fault run starts it hundreds of times, and most of a start would be reading and
// stripping the same sources again; what runs is the same code.

import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** Native code, and what finds it by where it lies. */
const OUTSIDE = ['libsql', '@libsql/client', '@libsql/client/sqlite3'];
/** Some dependencies are CommonJS and ask for Node's modules by `require`. */
const REQUIRE =
  "import { createRequire as requireOfBundle } from 'node:module'; const require = requireOfBundle(import.meta.url);";

const bundled = new Map<string, Promise<string>>();
const folders: { remove(): void }[] = [];
process.once('exit', removeBundles);

/** Removes what was bundled. For a process that is ended by another one, and so never comes to its own exit. */
export function removeBundles(): void {
  bundled.clear();
  for (const folder of folders.splice(0)) folder.remove();
}

/** Path of the server under test, made on the first call. It lies as the worker does, so that its files are found. */
export function bundledProgram(): Promise<string> {
  return bundledScript('program');
}

/** Path of a program of this folder, in one file. */
export function bundledScript(name: 'log-process' | 'migrate' | 'program'): Promise<string> {
  const known = bundled.get(name) ?? bundle(name);
  bundled.set(name, known);
  return known;
}

async function bundle(name: string): Promise<string> {
  const folder = temporaryDirectory('bundle');
  folders.push(folder);
  // A scenario starts it as somebody else.
  chmodSync(folder.path, 0o755);
  // As deep as the tests' builders lie, which look for the migrations from there.
  const source = join(folder.path, name === 'program' ? 'worker/src' : 'worker/src/testing');
  mkdirSync(source, { recursive: true });
  for (const linked of ['worker/migrations', 'packages', 'node_modules']) {
    symlinkSync(join(ROOT, linked), join(folder.path, linked));
  }
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile: join(source, `${name}.mjs`),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: OUTSIDE,
    banner: { js: REQUIRE },
    logLevel: 'error',
  });
  // The worker starts itself when it is the program; behind this file it is not.
  const start = join(source, 'start.mjs');
  // It is compiled once as well: the first of hundreds of lives leaves what it compiled to the others.
  writeFileSync(
    start,
    `import { enableCompileCache } from 'node:module';
enableCompileCache(${JSON.stringify(join(folder.path, 'compiled'))});
await import('./${name}.mjs');
`,
  );
  return start;
}
