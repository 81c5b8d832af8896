// Builds the examples for React, Vue and a server as a stranger would: from packed packages, with the frameworks' own tools. What
// others made is found in the repository's node_modules, which lies above; of our packages nothing but the packed files.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';

import { installPackages, packPackages } from './pack-packages.ts';
import { ROOT } from './published.ts';
import { stagePackages } from './stage-packages.ts';

const TYPES_LIMIT_MS = 60_000;
/** What the examples install, with what that needs. */
const INSTALLED = /\/(?:contract|log|sdk|widget)$/;

/** @returns the folder of each example's own copy, with its page in `dist/` if it is built */
export async function buildExamples(names: readonly string[], output: string): Promise<ReadonlyMap<string, string>> {
  rmSync(output, { recursive: true, force: true });
  const packages = join(output, 'packages');
  mkdirSync(packages, { recursive: true });
  const folders = stagePackages({ output: packages }).filter((folder) => INSTALLED.test(folder));
  await installPackages(await packPackages({ folders, output: packages }), join(output, 'node_modules'));
  const built = new Map<string, string>();
  for (const name of names) {
    const folder = join(output, name);
    cpSync(join(ROOT, 'examples', name), folder, { recursive: true });
    // What a server draws runs as it stands.
    if (existsSync(join(folder, 'index.html'))) {
      await build({
        root: folder,
        logLevel: 'warn',
        build: { outDir: join(folder, 'dist'), reportCompressedSize: false },
      });
    }
    built.set(name, folder);
  }
  return built;
}

/** What the compiler says of a folder, by the tsconfig.json in it; nothing if it is content. */
export async function typeErrors(folder: string): Promise<string> {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const run = promisify(execFile)(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
    timeout: TYPES_LIMIT_MS,
  });
  return run.then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
}

if (import.meta.main) {
  const built = await buildExamples(['react', 'vue', 'server-rendered'], join(ROOT, 'dist/examples'));
  console.log([...built.values()].join('\n'));
}
