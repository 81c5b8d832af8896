// Workers entry: reads the bindings, builds the adapters on web APIs, serves the same application as Node, and keeps the
// alarm that drives the tick. An isolate is started and thrown away as the platform likes; nothing here is a truth.

import { createProofs, PHONE_WORK } from './adapters/altcha/altcha-proofs.ts';
import { openRemoteStore } from './adapters/libsql/remote-open.ts';
import { NO_ERASURE_LIST } from './adapters/memory/memory-erasures.ts';
import { NO_MARK } from './adapters/memory/memory-log.ts';
import { createStripePayments } from './adapters/stripe/stripe-payments.ts';
import { systemClock } from './adapters/system/clock.ts';
import { cloudflareCallers } from './adapters/system/cloudflare-callers.ts';
import { systemIds } from './adapters/system/ids.ts';
import { createReporter } from './adapters/system/reporter.ts';
import { createSecrets } from './adapters/system/secrets.ts';
import { edgeWebhooks } from './adapters/webhooks/edge-webhooks.ts';
import type { AssetsBinding } from './adapters/workers/bound-assets.ts';
import { boundAssets, boundPrepared, boundViewer } from './adapters/workers/bound-assets.ts';
import type { Bucket } from './adapters/workers/bucket-files.ts';
import { bucketFiles } from './adapters/workers/bucket-files.ts';
import { createApp } from './app.ts';
import type { EdgeConfig, Env } from './config.ts';
import { ConfigError, readEdgeConfig } from './config.ts';
import type { MailConfig } from './config-mail.ts';
import { keepBootstrapKey } from './domain/access/api-key.ts';
import { civilDateOf } from './domain/civil-date.ts';
import type { App } from './http/operation-route.ts';
import { BooksWatch } from './operations/books-watch.ts';
import { databaseFindings } from './operations/readiness.ts';
import { openSignIn } from './people.ts';
import type { Mail, Ports } from './ports/index.ts';
import { StoreError } from './ports/index.ts';
import { openPublicLog } from './public-log.ts';
import { beginLog } from './publication/facts.ts';
import { LogWatch } from './publication/log-watch.ts';
import type { AlarmStorage } from './ticking.ts';
import { Ticking } from './ticking.ts';

/** What wrangler.jsonc binds. Settings and secrets stand beside it as texts. */
interface Bindings {
  readonly ASSETS: AssetsBinding;
  /** A bucket of R2; without it no files are taken. */
  readonly UPLOADS?: Bucket;
  readonly TICKER: {
    idFromName(name: string): unknown;
    get(id: unknown): { fetch(request: Request): Promise<Response> };
  };
}

interface Execution {
  waitUntil(work: Promise<unknown>): void;
}

interface Built {
  readonly ports: Ports;
  readonly app: App;
}

const ARM_PAUSE_MS = 2_500;
const RETRY_AFTER_S = 5;

// Values, never promises: one request of an isolate must not wait for the input and output of another.
let built: Built | null = null;
let armedMs = 0;

async function build(env: Bindings): Promise<Built> {
  if (built !== null) return built;
  const config = readEdgeConfig(parseTexts(env));
  const ports = await openPorts(config, env);
  built = { ports, app: createApp(ports) };
  return built;
}

async function openPorts(config: EdgeConfig, { ASSETS: assets, UPLOADS: bucket }: Bindings): Promise<Ports> {
  const { stripeSecretKey: secretKey, stripeWebhookSecrets: webhookSecrets, stripeApiUrl: apiUrl } = config;
  const payments = createStripePayments({ secretKey, webhookSecrets, apiUrl, clock: systemClock });
  const store = await openRemoteStore({ url: config.libsqlUrl, authToken: config.libsqlAuthToken });
  await store.deploymentMode(payments.mode);
  const secrets = await createSecrets(config.pledgeKey);
  const { publicUrl } = config;
  const mail = config.mail && (await openMail(config.mail));
  const reporter = createReporter({ write: (line) => console.info(line), clock: systemClock, level: config.logLevel });
  const core = {
    store,
    payments,
    clock: systemClock,
    ids: systemIds,
    secrets,
    callers: cloudflareCallers,
    proofs: await createProofs({ secrets, ids: systemIds, work: PHONE_WORK }),
    reporter,
    signIn: openSignIn({ store, secrets, ids: systemIds, reporter, mail, publicUrl }),
    assets: boundAssets(assets),
    viewer: boundViewer(assets),
    prepared: boundPrepared(assets),
    webhooks: edgeWebhooks,
    erasures: NO_ERASURE_LIST,
    ...(bucket && { files: bucketFiles(bucket) }),
    ...(mail && { mail }),
    settings: { publicUrl, mode: payments.mode, limits: config.limits },
    log: await openPublicLog(config.log, { blobs: store.blobs, mark: NO_MARK, holder: systemIds.id() }),
  };
  const watches = [new LogWatch(core), new BooksWatch(core)];
  const readiness = async () => {
    const database = databaseFindings(await store.check());
    if (database.length > 0) return database;
    return (await Promise.all(watches.map((watch) => watch.findings()))).flat();
  };
  const ports: Ports = { ...core, readiness };
  await beginLog(ports, civilDateOf(systemClock.nowMs()));
  if (config.bootstrapKey !== undefined && (await store.isEmpty())) await keepBootstrapKey(ports, config.bootstrapKey);
  return ports;
}

// Evaluated where a mail server is named, and nowhere else: the library is a tenth of the upload.
async function openMail(server: MailConfig): Promise<Mail> {
  const { smtpMail } = await import('./adapters/smtp/smtp-mail.ts');
  return smtpMail(server);
}

// Bindings that are not texts are objects of the platform; the configuration is made of texts.
function parseTexts(env: Bindings): Env {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => typeof value === 'string')) as Env;
}

async function serve(request: Request, env: Bindings, execution: Execution): Promise<Response> {
  try {
    const { app } = await build(env);
    const answer = Promise.resolve(app.fetch(request));
    // A giver who closes the page must not cut the unit in two: the work goes on without anybody to tell.
    execution.waitUntil(answer.catch(() => null));
    if (request.method !== 'GET' && request.method !== 'HEAD') execution.waitUntil(arm(env));
    return await answer;
  } catch (error) {
    return answerNotBuilt(error);
  }
}

// What is wrong goes to the operator's log; whoever asked is told to come again.
function answerNotBuilt(error: unknown): Response {
  if (!(error instanceof ConfigError) && !(error instanceof StoreError)) throw error;
  console.error(JSON.stringify({ level: 'error', event: 'not-started', message: error.message }));
  const body = { type: 'about:blank#storage-unavailable', title: 'Service unavailable', status: 503 };
  const headers = { 'content-type': 'application/problem+json', 'retry-after': String(RETRY_AFTER_S) };
  return new Response(JSON.stringify(body), { status: 503, headers });
}

/** Wakes the one object that ticks, at most every few seconds from one isolate. */
async function arm({ TICKER }: Bindings): Promise<void> {
  const nowMs = systemClock.nowMs();
  if (nowMs - armedMs < ARM_PAUSE_MS) return;
  armedMs = nowMs;
  const ticker = TICKER.get(TICKER.idFromName('ticker'));
  await (await ticker.fetch(new Request('https://ticker.invalid/arm'))).arrayBuffer();
}

/** The Durable Object behind the alarm. */
export class Ticker {
  readonly #ticking: Ticking;

  constructor(state: { readonly storage: AlarmStorage }, env: Bindings) {
    const ports = async () => (await build(env)).ports;
    this.#ticking = new Ticking(state.storage, { ports, nowMs: systemClock.nowMs });
  }

  async fetch(): Promise<Response> {
    await this.#ticking.arm();
    return new Response(null, { status: 204 });
  }

  async alarm(): Promise<void> {
    await this.#ticking.run();
  }
}

export default {
  fetch: serve,
  /** A cron trigger: should the alarm ever be lost, it is set again within minutes. */
  scheduled: (_event: unknown, env: Bindings, execution: Execution) => execution.waitUntil(arm(env)),
};
