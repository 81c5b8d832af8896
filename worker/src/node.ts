// Node entry: reads the environment, builds the adapters, serves on the loopback address, sweeps on a timer, and drains
// on a signal. Nothing else in the worker knows of an environment or a process.

import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { PROBLEMS } from '@happy-homeland/contract';
import { getRequestListener } from '@hono/node-server';
import { readMigrations } from './adapters/libsql/migration-folder.ts';
import { openLibsqlStore } from './adapters/libsql/open.ts';
import type { LibsqlStore } from './adapters/libsql/store.ts';
import { createStripePayments } from './adapters/stripe/stripe-payments.ts';
import { systemClock } from './adapters/system/clock.ts';
import { loadFileAssets } from './adapters/system/file-assets.ts';
import { systemIds } from './adapters/system/ids.ts';
import { createReporter } from './adapters/system/reporter.ts';
import { createSecrets } from './adapters/system/secrets.ts';
import { createApp } from './app.ts';
import type { Config, Env } from './config.ts';
import { ConfigError, readConfig } from './config.ts';
import { keepBootstrapKey } from './domain/api-key.ts';
import { trackInFlight } from './in-flight.ts';
import type { Ports, Reporter } from './ports/index.ts';
import { StoreError } from './ports/index.ts';
import type { Listening } from './serving.ts';
import { CONNECTION_CHECK_MS, DRAIN_MAX_MS, listen } from './serving.ts';
import { startSweeping } from './sweeping.ts';

export interface RunningServer {
  /** Where it answers, `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Stops taking requests, finishes those under way, closes the database. Safe to call twice. */
  close(): Promise<void>;
}

/** Starts the worker. Throws ConfigError, StoreError, or the listener's own error when the port is taken. */
export async function startServer(env: Env): Promise<RunningServer> {
  const config = readConfig(env);
  const { ports, closeStore } = await buildPorts(config);
  const app = createApp(ports);
  const inFlight = trackInFlight(app.fetch);
  const listening = await listenOrClose(config, inFlight.fetch, closeStore);
  const sweeping = startSweeping(ports);
  ports.reporter.report('info', 'listening', { url: listening.url, mode: ports.settings.mode });
  let closing: Promise<void> | null = null;
  const close = async () => {
    await Promise.all([listening.close(), sweeping.stop()]);
    await inFlight.idle(DRAIN_MAX_MS);
    await closeStore();
    ports.reporter.report('info', 'closed', {});
  };
  return {
    url: listening.url,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

type Fetch = (request: Request) => Response | Promise<Response>;

async function listenOrClose(config: Config, fetch: Fetch, closeStore: () => Promise<void>): Promise<Listening> {
  try {
    const listener = getRequestListener(fetch, { errorHandler: answerBrokenAnswer });
    const server = createServer({ connectionsCheckingInterval: CONNECTION_CHECK_MS }, listener);
    return await listen(server, config.port);
  } catch (error) {
    await closeStore();
    throw error;
  }
}

// What could not even be sent, a header with a line break for instance, still ends as a problem and says nothing.
function answerBrokenAnswer(): Response {
  const headers = { 'content-type': 'application/problem+json', 'x-content-type-options': 'nosniff' };
  const body = { type: 'about:blank#internal', title: PROBLEMS.internal.en, status: 500 };
  return new Response(JSON.stringify(body), { status: 500, headers });
}

interface Built {
  readonly ports: Ports;
  readonly closeStore: () => Promise<void>;
}

async function buildPorts(config: Config): Promise<Built> {
  const reporter = createReporter({
    write: (line) => process.stdout.write(`${line}\n`),
    clock: systemClock,
    level: config.logLevel,
  });
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const migrations = await readMigrations(fileURLToPath(new URL('../migrations/', import.meta.url)));
  const store = await openLibsqlStore({ url: config.libsqlUrl, migrations, reporter });
  try {
    return { ports: await portsOn(config, { store, reporter }), closeStore: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function portsOn(
  config: Config,
  opened: { readonly store: LibsqlStore; readonly reporter: Reporter },
): Promise<Ports> {
  const { store, reporter } = opened;
  const { stripeSecretKey: secretKey, stripeWebhookSecrets: webhookSecrets, stripeApiUrl: apiUrl } = config;
  const payments = createStripePayments({ secretKey, webhookSecrets, apiUrl, clock: systemClock });
  await store.deploymentMode(payments.mode);
  const ports: Ports = {
    store,
    payments,
    clock: systemClock,
    ids: systemIds,
    secrets: await createSecrets(config.pledgeKey),
    reporter,
    assets: await loadFileAssets(fileURLToPath(new URL('../../packages/widget/dist/browser/', import.meta.url))),
    settings: { publicUrl: config.publicUrl, mode: payments.mode },
    readiness: () => store.check(),
  };
  if (config.bootstrapKey !== undefined && (await store.isEmpty())) await keepBootstrapKey(ports, config.bootstrapKey);
  return ports;
}

/** Runs the worker as a program: signals drain it, a fault ends it with one sentence. */
async function main(): Promise<void> {
  try {
    const server = await startServer(process.env);
    const stop = () => void server.close().then(() => process.exit(0));
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof StoreError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
