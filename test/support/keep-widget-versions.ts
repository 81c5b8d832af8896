// Brings the versions of the widget that a running deployment serves into packages/widget/releases, so that the next
// build serves them too. The deployment is its own archive; what does not fit its hash is not taken.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { WidgetVersion } from './bundle-widget.ts';

const ENTRY_NAME = 'happy-homeland.js';
/** Of the scripts beside it, each a version of its own. */
const BESIDE_NAMES = ['compliance.js', 'proof.js', 'family.js', 'frame.js'];
const RELEASES = resolve(import.meta.dirname, '../../packages/widget/releases');
/** Characters of the hash in the name of a version. */
const VERSION_NAME = /^\d+\.\d+\.\d+-([0-9a-f]{16})$/;
const READ_LIMIT_MS = 30_000;

/** Copies every version of the deployment at `origin` to `folder`; answers their names. Throws where one is not whole. */
export async function keepWidgetVersions(origin: string, folder: string = RELEASES): Promise<readonly string[]> {
  const list: { versions: readonly WidgetVersion[] } = await (await read(`${origin}/widget/versions.json`)).json();
  for (const { version, files } of list.versions) {
    const hash = VERSION_NAME.exec(version)?.[1];
    if (hash === undefined) throw new Error(`${version} is not the name of a version.`);
    const name = BESIDE_NAMES.find((beside) => Object.hasOwn(files, beside)) ?? ENTRY_NAME;
    const content = Buffer.from(await (await read(`${origin}/widget/${version}/${name}`)).arrayBuffer());
    const fits = createHash('sha384').update(content).digest('hex').startsWith(hash);
    if (!fits) throw new Error(`${version} is not what its name says.`);
    mkdirSync(join(folder, version), { recursive: true });
    writeFileSync(join(folder, version, name), content);
  }
  return list.versions.map(({ version }) => version);
}

async function read(url: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(READ_LIMIT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response;
}

if (import.meta.main) {
  try {
    const [origin = ''] = process.argv.slice(2);
    if (!URL.canParse(origin)) throw new Error('usage: node test/support/keep-widget-versions.ts ORIGIN');
    for (const version of await keepWidgetVersions(new URL(origin).origin)) console.log(version);
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem);
    process.exitCode = 1;
  }
}
