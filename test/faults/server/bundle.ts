// The server under test in one file. A fault run starts it hundreds of times, and most of a start would be reading and
// stripping the same sources again; what runs is the same code.

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** Native code, and what finds it by where it lies. */
const OUTSIDE = ['libsql', '@libsql/client', '@libsql/client/sqlite3'];
/** Some dependencies are CommonJS and ask for Node's modules by `require`. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

let bundled: Promise<string> | null = null;

/** Path of the program, made on the first call. It lies as the worker does, so that its files are found beside it. */
export function bundledProgram(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const folder = temporaryDirectory('bundle');
  process.once('exit', () => folder.remove());
  const source = join(folder.path, 'worker/src');
  mkdirSync(source, { recursive: true });
  for (const name of ['worker/migrations', 'packages', 'node_modules']) {
    symlinkSync(join(ROOT, name), join(folder.path, name));
  }
  await build({
    entryPoints: [join(import.meta.dirname, 'program.ts')],
    outfile: join(source, 'program.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: OUTSIDE,
    banner: { js: REQUIRE },
    logLevel: 'error',
  });
  // The worker starts itself when it is the program; behind this file it is not.
  const start = join(source, 'start.mjs');
  writeFileSync(start, "await import('./program.mjs');\n");
  return start;
}
