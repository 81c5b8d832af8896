// The witness as wrangler serves it on this machine: its bundle inside workerd, with its Durable Object. Nothing is asked of
// Cloudflare.

import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../free-port.ts';
import { launch } from '../launched-process.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const READY_LIMIT_MS = 60_000;

const WRANGLER_ENV = {
  CI: '1',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  NO_COLOR: '1',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_SEND_METRICS: 'false',
};

export interface EdgeWitnessOptions {
  /** Where the platform keeps what the object wrote: the same folder again is a restart. */
  readonly folder: string;
  /** Settings and secrets. */
  readonly vars: Readonly<Record<string, string>>;
}

export interface RunningEdgeWitness {
  readonly url: string;
  readonly output: () => string;
  close(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts `wrangler dev` on the witness's own configuration. */
export async function startEdgeWitness({ folder, vars }: EdgeWitnessOptions): Promise<RunningEdgeWitness> {
  const port = await freePort();
  const envFile = join(folder, 'vars.env');
  const lines = Object.entries(vars).map(([name, value]) => `${name}='${value}'\n`);
  writeFileSync(envFile, lines.join(''), { mode: 0o600 });
  const running = await launch({
    command: join(ROOT, 'node_modules/node/bin/node'),
    args: [
      join(ROOT, 'node_modules/wrangler/bin/wrangler.js'),
      'dev',
      '--local',
      ...['--config', join(ROOT, 'packages/witness/wrangler.jsonc')],
      ...['--env-file', envFile, '--persist-to', folder],
      ...['--port', String(port), '--inspector-port', String(await freePort())],
      '--show-interactive-dev-session=false',
    ],
    cwd: join(ROOT, 'packages/witness'),
    env: { ...WRANGLER_ENV, WRANGLER_LOG_PATH: folder },
    readyLine: /Ready on (http:\/\/[\w.:]+)/,
    readyLimitMs: READY_LIMIT_MS,
  });
  return {
    url: `http://127.0.0.1:${port}`,
    output: running.output,
    close: async (signal) => {
      await running.stop(signal);
    },
  };
}

/** Bundles as a deployment would, without uploading anything; answers what would be uploaded. */
export async function bundleWitness(folder: string): Promise<string> {
  const args = ['deploy', '--dry-run', '--outdir', folder, '--config', join(ROOT, 'packages/witness/wrangler.jsonc')];
  await promisify(execFile)(
    join(ROOT, 'node_modules/node/bin/node'),
    [join(ROOT, 'node_modules/wrangler/bin/wrangler.js'), ...args],
    {
      cwd: join(ROOT, 'packages/witness'),
      env: { ...process.env, ...WRANGLER_ENV, WRANGLER_LOG_PATH: folder },
      timeout: READY_LIMIT_MS,
    },
  );
  return readFileSync(join(folder, 'workers.js'), 'utf8');
}
