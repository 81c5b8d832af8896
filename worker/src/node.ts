// Node entry: reads the environment, builds the adapters, serves on the loopback address, sweeps on a timer, and drains
// on a signal. Nothing else in the worker reads an environment; program.ts alone knows the process around it.

import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener, RequestError } from '@hono/node-server';
import { createProofs, PHONE_WORK } from './adapters/altcha/altcha-proofs.ts';
import { pathOfFileUrl } from './adapters/libsql/file/file-connection.ts';
import { watchFiles } from './adapters/libsql/file/file-watch.ts';
import { lifeMark } from './adapters/libsql/life-mark.ts';
import type { Migration } from './adapters/libsql/migrate.ts';
import { readMigrations } from './adapters/libsql/migration-folder.ts';
import { openLibsqlStore } from './adapters/libsql/open.ts';
import { migrateRemote } from './adapters/libsql/remote-migrate.ts';
import type { LibsqlStore } from './adapters/libsql/store.ts';
import type { Prometheus } from './adapters/prometheus/prometheus.ts';
import { createPrometheus } from './adapters/prometheus/prometheus.ts';
import { createStripePayments } from './adapters/stripe/stripe-payments.ts';
import { createStripeProbe } from './adapters/stripe/stripe-probe.ts';
import { systemClock } from './adapters/system/clock.ts';
import { freeBytes } from './adapters/system/disk-space.ts';
import { loadFileAssets } from './adapters/system/file-assets.ts';
import { systemIds } from './adapters/system/ids.ts';
import { gatherLines } from './adapters/system/log-lines.ts';
import { nodeHashing } from './adapters/system/node-hashing.ts';
import { createPeerCallers, notePeer } from './adapters/system/peer-callers.ts';
import { createReporter } from './adapters/system/reporter.ts';
import { createSecrets } from './adapters/system/secrets.ts';
import { viewerFiles } from './adapters/system/viewer-files.ts';
import { createApp } from './app.ts';
import type { KeptBackups } from './backup/keep-backups.ts';
import { keepBackups } from './backup/keep-backups.ts';
import { restoreMark } from './backup/restore-backup.ts';
import { brokenAnswer, withOneHost } from './broken-request.ts';
import type { Config, Env } from './config.ts';
import { readConfig } from './config.ts';
import { makeFolder } from './data-folder.ts';
import { keepBootstrapKey } from './domain/access/api-key.ts';
import { civilDateOf } from './domain/civil-date.ts';
import { replayErasures } from './domain/pledge/erasure.ts';
import { trackInFlight } from './in-flight.ts';
import { openNodeErasures } from './node-erasures.ts';
import { openNodeLog } from './node-log.ts';
import { openNodePeople } from './node-people.ts';
import { openNodeSharing } from './node-sharing.ts';
import { NO_MEASURES } from './operations/measures.ts';
import { serveMetrics } from './operations/metrics-server.ts';
import { hearing } from './operations/observed.ts';
import { watchOver } from './operations/watch.ts';
import type { Clock, Ports, Reporter } from './ports/index.ts';
import { StoreError } from './ports/index.ts';
import { prepareHere } from './prepared.ts';
import { runOnce, runProgram } from './program.ts';
import { beginLog } from './publication/facts.ts';
import { checkRows, START_LEAVES } from './publication/rows-check.ts';
import type { Listening } from './serving.ts';
import { CONNECTION_CHECK_MS, DRAIN_MAX_MS, listen, within } from './serving.ts';
import { startSweeping } from './sweeping.ts';

export { runProgram } from './program.ts';

const WIDGET_BUILD = fileURLToPath(new URL('../../packages/widget/dist/browser/', import.meta.url));
const HOUR_MS = 3_600_000;
const VIEWER_PACKAGE = fileURLToPath(new URL('.', import.meta.resolve('swagger-ui-dist/package.json')));

export interface RunningServer {
  /** Where it answers, `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Where figures are, without their path; null where METRICS_PORT is not set. */
  readonly metricsUrl: string | null;
  /** Stops taking requests, finishes those under way, closes the database: in 10 s at most. Safe to call twice. */
  close(): Promise<void>;
  /** From now on readiness says that this process is ending. */
  notReady(): void;
  /** Resolves once somebody has removed or replaced the database under this server: close it at once. */
  readonly databaseTaken: Promise<void>;
}

/** Ports on an open database, and what it takes to serve them. */
export interface OpenedPorts {
  readonly ports: Ports;
  /** 0 picks a free one. */
  readonly port: number;
  /** Hears of every sweep that came through. */
  beat(): void;
  /** Where figures are asked for; absent for nowhere. */
  readonly metrics?: { readonly prometheus: Prometheus; readonly port: number } | undefined;
  readonly databaseTaken: Promise<void>;
  closeStore(): Promise<void>;
}

/** Starts the worker. Throws ConfigError, StoreError, or the listener's own error when the port is taken. */
export async function startServer(env: Env): Promise<RunningServer> {
  return serve(await openPorts(env, systemClock));
}

/** Builds every adapter from the environment. Throws ConfigError or StoreError; nothing is left open then. */
export async function openPorts(env: Env, clock: Clock): Promise<OpenedPorts> {
  const config = readConfig(env);
  const lines = gatherLines((text) => process.stdout.write(text));
  process.once('exit', lines.flush);
  const reporter = createReporter({ write: lines.write, clock, level: config.logLevel });
  await makeFolder(config.dataDir);
  const migrations = await ownMigrations();
  await requireNoRestore(config.libsqlUrl);
  const store = await openMarked(config.libsqlUrl, (url) => openLibsqlStore({ url, migrations, reporter }));
  try {
    const opened = await portsOn(config, { store, reporter, clock });
    const files = await watchFiles(pathOfFileUrl(config.libsqlUrl));
    const closeStore = async () => {
      files.stop();
      await opened.stopBackups();
      await store.close();
    };
    return { ...opened, port: config.port, databaseTaken: files.taken, closeStore };
  } catch (error) {
    await store.close();
    throw error;
  }
}

// A file that was deleted must not be made anew in silence.
async function openMarked(url: string, openStore: (url: string) => Promise<LibsqlStore>): Promise<LibsqlStore> {
  if (!url.startsWith('file:')) return openStore(url);
  const mark = lifeMark(url);
  await mark.requireFile();
  const store = await openStore(url);
  try {
    await mark.enter(store, systemIds.id());
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Serves these ports on the loopback address and sweeps on a timer. */
export async function serve(opened: OpenedPorts): Promise<RunningServer> {
  const { ports, port, beat, metrics, databaseTaken, closeStore } = opened;
  let isEnding = false;
  const app = createApp({ ...ports, readiness: async () => (isEnding ? ['ending'] : ports.readiness()) });
  const inFlight = trackInFlight(app.fetch);
  const listening = await listenOrClose(() => listenForRequests(inFlight.fetch, port), closeStore);
  const figures = await startFigures(metrics, async () => {
    await listening.close();
    await closeStore();
  });
  const sweeping = startSweeping(ports, beat);
  ports.reporter.report('info', 'listening', { url: listening.url, mode: ports.settings.mode });
  let closing: Promise<void> | null = null;
  const drain = async () => {
    await Promise.all([listening.close(), figures?.close(), sweeping.stop()]);
    await inFlight.idle(DRAIN_MAX_MS);
  };
  const close = async () => {
    // One limit for all of it: a provider that hangs must not hold a restart for as long as its own time-outs.
    await within(DRAIN_MAX_MS, drain());
    await closeStore();
    ports.reporter.report('info', 'closed', {});
  };
  return {
    url: listening.url,
    metricsUrl: figures?.url ?? null,
    databaseTaken,
    close: () => {
      closing ??= close();
      return closing;
    },
    notReady: () => {
      isEnding = true;
    },
  };
}

type Fetch = (request: Request) => Response | Promise<Response>;
type FetchCallback = Parameters<typeof getRequestListener>[0];

function listenForRequests(fetch: Fetch, port: number): Promise<Listening> {
  const answer: FetchCallback = (request, { incoming }) => {
    notePeer(request, incoming.socket.remoteAddress);
    return fetch(request);
  };
  const listener = withOneHost(getRequestListener(answer, { errorHandler: answerBroken }));
  return listen(createServer({ connectionsCheckingInterval: CONNECTION_CHECK_MS }, listener), port);
}

async function listenOrClose(start: () => Promise<Listening>, close: () => Promise<void>): Promise<Listening> {
  try {
    return await start();
  } catch (error) {
    await close();
    throw error;
  }
}

async function startFigures(
  metrics: OpenedPorts['metrics'],
  closeAll: () => Promise<void>,
): Promise<Listening | undefined> {
  if (metrics === undefined) return undefined;
  return listenOrClose(() => serveMetrics(metrics.prometheus, metrics.port), closeAll);
}

// A target or host that is none is the sender's fault; what could not be sent, a header with a line break for instance,
// is ours.
function answerBroken(error: unknown): Response {
  const { body, ...init } = brokenAnswer(error instanceof RequestError ? 'malformed-request' : 'internal');
  return new Response(body, init);
}

async function portsOn(
  config: Config,
  opened: { readonly store: LibsqlStore; readonly reporter: Reporter; readonly clock: Clock },
): Promise<Pick<OpenedPorts, 'ports' | 'beat' | 'metrics'> & { stopBackups(): Promise<void> }> {
  const { store, reporter, clock } = opened;
  const { stripeSecretKey: secretKey, stripeWebhookSecrets: webhookSecrets, stripeApiUrl: apiUrl } = config;
  const payments = createStripePayments({ secretKey, webhookSecrets, apiUrl, clock });
  await store.deploymentMode(payments.mode);
  const secrets = await createSecrets(config.pledgeKey, nodeHashing);
  const backups = await backupsOn(config, { clock, reporter });
  const forwarding = hearing(reporter, 'forwarding-header-ignored');
  const raw = {
    store,
    payments,
    clock,
    ids: systemIds,
    secrets,
    reporter,
    assets: await loadFileAssets({ built: WIDGET_BUILD, kept: join(config.dataDir, 'widget') }, reporter),
    viewer: viewerFiles(VIEWER_PACKAGE),
    prepared: prepareHere(),
    callers: createPeerCallers({ trustedProxies: config.trustedProxies, reporter: forwarding.reporter }),
    proofs: await createProofs({ secrets, ids: systemIds, work: PHONE_WORK }),
    log: await openNodeLog(config, store),
    erasures: await openNodeErasures(config, store),
    ...openNodePeople(config, { store, secrets, reporter, clock }),
    ...openNodeSharing(config, opened),
    settings: { publicUrl: config.publicUrl, mode: payments.mode, limits: config.limits },
    ...(backups && { backups }),
  };
  await beginLog(raw, civilDateOf(clock.nowMs()));
  if (config.bootstrapKey !== undefined && (await store.isEmpty())) await keepBootstrapKey(raw, config.bootstrapKey);
  const prometheus = config.metricsPort === undefined ? null : createPrometheus();
  const { ports, beat, gauges } = watchOver({
    ports: raw,
    database: store,
    measures: prometheus ?? NO_MEASURES,
    probe: createStripeProbe({ secretKey, apiUrl, clock }),
    freeBytes: () => freeBytes(config.dataDir),
    isProxyUntrusted: forwarding.wasHeard,
    backups,
  });
  await replayErasures(ports);
  await checkRows(ports, START_LEAVES);
  const stopBackups = async () => backups?.stop();
  if (prometheus === null || config.metricsPort === undefined) return { ports, beat, stopBackups };
  prometheus.watch(gauges);
  return { ports, beat, stopBackups, metrics: { prometheus, port: config.metricsPort } };
}

async function backupsOn(
  { backups, libsqlUrl }: Config,
  { clock, reporter }: Pick<Ports, 'clock' | 'reporter'>,
): Promise<KeptBackups | undefined> {
  if (backups === undefined || !libsqlUrl.startsWith('file:')) return undefined;
  const { folder, everyHours, keep } = backups;
  const database = pathOfFileUrl(libsqlUrl);
  return keepBackups({ database, folder, keep, everyMs: everyHours * HOUR_MS, clock, reporter });
}

// A restore that was cut off may have taken the database away and not yet put the other in its place; a server that
// starts then would begin empty books.
async function requireNoRestore(libsqlUrl: string): Promise<void> {
  if (!libsqlUrl.startsWith('file:') || !existsSync(restoreMark(pathOfFileUrl(libsqlUrl)))) return;
  const message = 'a restore was cut off before it ended: run npm run restore again, then start';
  throw new StoreError({ code: 'unavailable', message });
}

/** `npm run migrate`: brings the remote database of a Worker to this version, and checks its books whole. */
async function migrateFromHere(env: Env): Promise<void> {
  const { LIBSQL_URL: url = '', LIBSQL_AUTH_TOKEN: authToken } = env;
  const applied = await migrateRemote({ url, authToken, migrations: await ownMigrations() });
  process.stdout.write(`the schema has ${applied} migrations, and the books agree with their entries\n`);
}

function ownMigrations(): Promise<Migration[]> {
  return readMigrations(fileURLToPath(new URL('../migrations/', import.meta.url)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === 'migrate') await runOnce(() => migrateFromHere(process.env));
  else await runProgram(() => startServer(process.env), systemClock);
}
