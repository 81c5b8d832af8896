// The demo of `npm start`, with the application inside workerd and its database across a network: sandbox, community
// site and data are the same, and the data goes in through the same public API.

import { join } from 'node:path';
import type { Demo, DemoOptions, Environment } from '@happy-homeland/demo';
import { startDemo } from '@happy-homeland/demo';
import { migrateRemote, projectMigrations } from '@happy-homeland/worker/testing';
import type { RunningHrana } from '../hrana/hrana-server.ts';
import { startHrana } from '../hrana/hrana-server.ts';
import type { RunningEdge } from './edge.ts';
import { startEdge } from './edge.ts';

/** What a Worker is told; a port and a folder are the machine's. */
const VARS: readonly string[] = [
  'HH_BOOTSTRAP_KEY',
  'LOG_KEY',
  'LOG_LEVEL',
  'LOG_ORIGIN',
  'LOG_QUORUM',
  'LOG_WITNESSES',
  'MAIL_FROM',
  'MAIL_URL',
  'PLEDGE_KEY',
  'PUBLIC_URL',
  'STRIPE_API_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
];
const TOKEN = 'a token of the demo, for the loopback address only';

export interface EdgeDemo extends Demo {
  readonly database: RunningHrana;
  /** `file:` URL of what the database server keeps. */
  readonly fileUrl: string;
  /** What the first Worker was told, to start another beside it. */
  readonly vars: Readonly<Record<string, string>>;
  readonly edge: RunningEdge;
}

/** Starts everything on the loopback address. @throws DemoError; nothing is left running */
export async function startEdgeDemo(env: Environment, options: DemoOptions = {}): Promise<EdgeDemo> {
  let started: Omit<EdgeDemo, keyof Demo> | null = null;
  const demo = await startDemo(env, {
    ...options,
    startWorker: async (workerEnv) => {
      started = await startWorker(workerEnv);
      const { edge, database } = started;
      return {
        close: async () => {
          await edge.close();
          await database.close();
        },
      };
    },
  });
  if (started === null) throw new Error('the demo has started without its worker');
  return Object.assign(demo, started as Omit<EdgeDemo, keyof Demo>);
}

async function startWorker(env: Environment): Promise<Omit<EdgeDemo, keyof Demo>> {
  const path = join(env['DATA_DIR'] ?? '.', 'edge.db');
  const database = await startHrana({ path, token: TOKEN });
  try {
    await migrateRemote({ url: database.url, authToken: TOKEN, migrations: await projectMigrations() });
    const told = Object.entries(env).filter(([name]) => VARS.includes(name) || name.startsWith('LIMIT_'));
    const vars = { ...textsOf(told), LIBSQL_URL: database.url, LIBSQL_AUTH_TOKEN: TOKEN };
    const edge = await startEdge({ port: Number(env['PORT']), vars, trusted: env['NODE_EXTRA_CA_CERTS'] });
    return { database, fileUrl: `file:${path}`, vars, edge };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function textsOf(entries: readonly (readonly [string, string | undefined])[]): Record<string, string> {
  return Object.fromEntries(entries.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])));
}
