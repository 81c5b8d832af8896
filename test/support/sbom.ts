// The bill of materials of what is installed, in CycloneDX, from the lockfile alone: `npm run sbom` writes it to
// dist/sbom.cdx.json. What changes with every run, its number and its time, is left out, so that two can be compared.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { readLockfile, runTimePackages } from './lockfile.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const OUTPUT_MAX_BYTES = 64 * 1024 * 1024;
const LIMIT_MS = 60_000;

type Licence = {
  readonly license?: { readonly id?: string; readonly name?: string };
  readonly expression?: string;
};

export type Component = {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses?: readonly Licence[];
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
};

export type Sbom = {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly Component[];
};

/** What a deployment and the published packages run on. */
const RUN_TIME = ['worker', 'packages/contract', 'packages/sdk', 'packages/widget', 'packages/cli'];

/** Of everything that is installed, or of what runs in a deployment and on a host's page. */
export async function readSbom(scope: 'everything' | 'run time'): Promise<Sbom> {
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
  const { stdout } = await promisify(execFile)('npm', args, {
    cwd: ROOT,
    maxBuffer: OUTPUT_MAX_BYTES,
    timeout: LIMIT_MS,
  });
  const { serialNumber: _number, metadata, components, dependencies, ...sbom } = JSON.parse(stdout);
  const { timestamp: _time, component, ...origin } = metadata;
  const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  // npm's own --omit=dev loses what a tool needs as well as a deployment.
  const runs = runTimePackages(readLockfile(), RUN_TIME);
  const isWanted = (reference: string) => scope === 'everything' || runs.has(reference);
  return {
    ...sbom,
    metadata: { ...origin, component: { ...component, name } },
    components: components.filter((one: Component) => isWanted(`${fullName(one)}@${one.version}`)),
    dependencies: dependencies.filter((one: { ref: string }) => isWanted(one.ref)),
  };
}

/** With its scope: CycloneDX writes that in the package URL only. */
function fullName({ purl }: Component): string {
  return decodeURIComponent(/^pkg:npm\/(.+)@[^@]+$/.exec(purl)?.[1] ?? '');
}

/** `MIT`, `MIT OR Apache-2.0`; what is not said is `unknown`. */
export function licenceOf({ licenses = [] }: Component): string {
  const names = licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? 'unknown');
  return names.length === 0 ? 'unknown' : names.join(' AND ');
}

if (import.meta.main) {
  const path = join(ROOT, 'dist/sbom.cdx.json');
  const sbom = await readSbom('run time');
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(path, `${JSON.stringify(sbom, null, 2)}\n`);
  console.log(`${sbom.components.length} components in dist/sbom.cdx.json`);
}
