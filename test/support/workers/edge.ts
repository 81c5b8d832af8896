// One Worker as wrangler serves it on this machine: the real bundle inside workerd, with its Durable Object and its
// static files. Nothing is asked of Cloudflare.

import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '../free-port.ts';
import type { LaunchedProcess } from '../launched-process.ts';
import { launch } from '../launched-process.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { gatherAssets } from './gather-assets.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const READY_LIMIT_MS = 60_000;

export interface EdgeOptions {
  /** 0 takes a free one. */
  readonly port?: number;
  /** Settings and secrets of the Worker. */
  readonly vars: Readonly<Record<string, string>>;
  /** A file of certificates that the runtime believes beside those of browsers. */
  readonly trusted?: string | undefined;
}

export interface RunningEdge {
  readonly url: string;
  readonly process: LaunchedProcess;
  close(): Promise<void>;
}

/** Starts `wrangler dev`. What the object and the platform keep goes with it. */
export async function startEdge({ port = 0, vars, trusted }: EdgeOptions): Promise<RunningEdge> {
  await gatherAssets();
  const folder = temporaryDirectory('edge');
  const listenOn = port === 0 ? await freePort() : port;
  const envFile = join(folder.path, 'vars.env');
  writeFileSync(
    envFile,
    Object.entries(vars)
      .map(([name, value]) => `${name}='${value}'\n`)
      .join(''),
    { mode: 0o600 },
  );
  const process = await launch({
    command: join(ROOT, 'node_modules/node/bin/node'),
    args: [
      join(ROOT, 'node_modules/wrangler/bin/wrangler.js'),
      'dev',
      '--local',
      ...['--config', join(ROOT, 'worker/wrangler.jsonc')],
      ...['--env-file', envFile, '--persist-to', folder.path],
      ...['--port', String(listenOn), '--inspector-port', String(await freePort())],
      '--show-interactive-dev-session=false',
    ],
    cwd: join(ROOT, 'worker'),
    // Nothing is to be asked of anyone outside: not where this machine is, not whether there is a newer version.
    env: {
      ...(trusted !== undefined && { NODE_EXTRA_CA_CERTS: trusted }),
      CI: '1',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      NO_COLOR: '1',
      WRANGLER_HIDE_BANNER: 'true',
      WRANGLER_LOG_PATH: folder.path,
      WRANGLER_SEND_METRICS: 'false',
    },
    readyLine: /Ready on (http:\/\/[\w.:]+)/,
    readyLimitMs: READY_LIMIT_MS,
  });
  return {
    url: `http://127.0.0.1:${listenOn}`,
    process,
    close: async () => {
      await process.stop();
      folder.remove();
    },
  };
}
