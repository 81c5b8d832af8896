// Packs what is laid out, as a registry would get it.
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const NPM_LIMIT_MS = 60_000;
const OUTPUT_MAX_BYTES = 16 * 1024 * 1024;
const run = promisify(execFile);

/** One packed package. */
export type Packed = {
  /** The file with everything in it. */
  readonly tarball: string;
  readonly paths: readonly string[];
};

type Packing = { readonly folders: readonly string[]; readonly output: string };

/** Package folder (`sdk`) → what was packed. */
export async function packPackages({ folders, output }: Packing): Promise<ReadonlyMap<string, Packed>> {
  const args = ['pack', '--json', '--ignore-scripts', `--pack-destination=${output}`, ...folders];
  const { stdout } = await run('npm', args, { cwd: output, maxBuffer: OUTPUT_MAX_BYTES, timeout: NPM_LIMIT_MS });
  const listed: { name: string; filename: string; files: { path: string }[] }[] = Object.values(JSON.parse(stdout));
  return new Map(
    listed.map(({ name, filename, files }) => [
      basename(name),
      { tarball: join(output, filename), paths: files.map(({ path }) => path) },
    ]),
  );
}

/** Unpacks into `node_modules`, which is what installing a file comes to for a package without scripts. */
export async function installPackages(packed: ReadonlyMap<string, Packed>, modules: string): Promise<void> {
  for (const [name, { tarball }] of packed) {
    const target = join(modules, '@happy-homeland', name);
    mkdirSync(target, { recursive: true });
    await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'], { timeout: NPM_LIMIT_MS });
  }
}
