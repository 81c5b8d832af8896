// The whole house in one process: payment sandbox, worker, community site on another origin, and the demo data, which
// goes in through the public API like anyone's.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatSigningKey } from '@happy-homeland/log';
import type { SandboxOptions } from '@happy-homeland/stripe-sandbox';
import { startSandbox } from '@happy-homeland/stripe-sandbox';
import { startServer } from '@happy-homeland/worker/node';
import { addDays } from './civil-date.ts';
import { nowMs } from './clock.ts';
import { DEMO_FEDERATION, demoPublishFile } from './demo-data.ts';
import { DemoError, stoppedWhileStarting } from './demo-error.ts';
import type { Officer } from './demo-officers.ts';
import { ensureOfficers } from './demo-officers.ts';
import type { DemoWitness } from './demo-witness.ts';
import { startDemoWitness } from './demo-witness.ts';
import type { KeptKeys } from './kept-keys.ts';
import { keepKeys } from './kept-keys.ts';
import type { Published } from './publish-demo.ts';
import { publishDemo } from './publish-demo.ts';
import type { Environment, Settings } from './settings.ts';
import { readSettings } from './settings.ts';
import { startSite } from './site-server.ts';
import { ensureStory } from './story/ensure-story.ts';
import { ensureWidgetBundle } from './widget-bundle.ts';

/** Names the demo's public log, at whatever address it is served. */
const DEMO_LOG_ORIGIN = 'demo.happy-homeland.example/log';

export interface Demo {
  /** The deployment: API, pages, widget. */
  readonly url: string;
  /** The community site, another origin. */
  readonly siteUrl: string;
  /** Null when the environment brought a payment provider. */
  readonly sandboxUrl: string | null;
  /** The demo's own witness; null when the environment brought the log's key or witnesses. */
  readonly witnessUrl: string | null;
  /** May publish for every federation of the demo. */
  readonly apiKey: string;
  /** Civil date of the first start. */
  readonly startedOn: string;
  /** Slug → project id. */
  readonly projectIds: Readonly<Record<string, string>>;
  readonly published: Published;
  /** Made-up people who may sign in, all with one password; null beside a real payment provider or mail server. */
  readonly officers: { readonly people: readonly Officer[]; readonly password: string } | null;
  /** Drains and stops everything. Once, however often it is called. */
  close(): Promise<void>;
}

export interface DemoOptions {
  readonly say?: (line: string) => void;
  /** Gives up a start that is under way, and leaves nothing running. */
  readonly signal?: AbortSignal;
  /** Serves the application somewhere else than in this process; it is told what the Node entry is told. */
  readonly startWorker?: (env: Environment) => Promise<{ close(): Promise<void> }>;
}

const SITE_DIRECTORY = fileURLToPath(new URL('../../community-site/', import.meta.url));
const REFUSALS: readonly string[] = ['ConfigError', 'StoreError', 'WitnessError'];
const NOTICE_DAYS = 60;
const PAYEE = '示例省慈善基金会';

/**
 * Starts the demo with the environment's ports, directory and keys; ports may be `0`.
 * @throws DemoError; nothing is left running
 */
export async function startDemo(env: Environment, options: DemoOptions = {}): Promise<Demo> {
  const { say = () => undefined, signal = new AbortController().signal, startWorker = startServer } = options;
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const settings = await step(signal, () => readSettings(env));
    const keys = await step(signal, async () => keepKeys(settings.dataDir, nowMs()));
    await step(signal, () => ensureWidgetBundle(say, signal));
    const witness = await step(signal, () => explained(() => startWitness(env, { settings, keys, closers })));
    const workerEnv = await workerEnvOf(env, { settings, keys, closers, witness });
    const sandboxOptions = sandboxOptionsOf(workerEnv, settings);
    if (hasStory(env, options, settings)) {
      const story = { settings, startedOn: keys.startedOn, workerEnv, sandboxOptions, say, signal };
      await step(signal, () => explained(() => ensureStory(story)));
    }
    const provided = await step(signal, () => startProvider(sandboxOptions, { workerEnv, settings, closers }));
    const server = await step(signal, () => explained(() => startWorker(provided)));
    closers.push(() => server.close());
    say('正在发布示例数据… Publishing the demo data…');
    const apiKey = workerEnv['HH_BOOTSTRAP_KEY'] ?? keys.bootstrapKey;
    const file = demoPublishFile({ ...settings, startedOn: keys.startedOn });
    const published = await step(signal, () =>
      publishDemo({ file, dataDir: settings.dataDir, apiUrl: `http://127.0.0.1:${settings.port}`, apiKey }, signal),
    );
    const officers = await step(signal, () => startOfficers(env, options, { settings, keys, apiKey, signal }));
    const site = await step(signal, () => startCommunitySite(settings, { published, startedOn: keys.startedOn }));
    closers.push(site.close);
    return {
      url: settings.publicUrl,
      siteUrl: settings.siteUrl,
      sandboxUrl: settings.sandbox ? `http://127.0.0.1:${settings.sandboxPort}` : null,
      witnessUrl: witness?.url ?? null,
      apiKey,
      startedOn: keys.startedOn,
      projectIds: published.projectIds,
      published,
      officers,
      close: once(() => closeAll(closers)),
    };
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}

interface Provider {
  readonly settings: Settings;
  readonly keys: KeptKeys;
  readonly closers: (() => Promise<unknown>)[];
}

/** Starts a witness of the demo's log, unless the environment says who signs it or who watches it. */
async function startWitness(env: Environment, { settings, keys, closers }: Provider): Promise<DemoWitness | null> {
  if (env['LOG_KEY'] || env['LOG_WITNESSES']) return null;
  const origin = env['LOG_ORIGIN'] || DEMO_LOG_ORIGIN;
  const witness = await startDemoWitness(join(settings.dataDir, 'witness'), { origin, seed: keys.logSeed });
  closers.push(witness.close);
  return witness;
}

interface Watched extends Provider {
  readonly witness: DemoWitness | null;
}

/** What the worker is started with, but for the address of the sandbox. */
async function workerEnvOf(env: Environment, { settings, keys, witness }: Watched) {
  return {
    PLEDGE_KEY: keys.pledgeKey,
    ...(await logKeyOf(env, keys)),
    ...(witness && { LOG_WITNESSES: witness.told }),
    HH_BOOTSTRAP_KEY: keys.bootstrapKey,
    STRIPE_SECRET_KEY: keys.stripeSecretKey,
    STRIPE_WEBHOOK_SECRET: keys.stripeWebhookSecret,
    // A line for every request would bury the addresses; LOG_LEVEL=info brings them back.
    LOG_LEVEL: 'warn',
    ...withoutEmpty(env),
    PORT: String(settings.port),
    DATA_DIR: settings.dataDir,
    PUBLIC_URL: settings.publicUrl,
  };
}

type WorkerEnv = Awaited<ReturnType<typeof workerEnvOf>>;

function sandboxOptionsOf({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }: WorkerEnv, { port }: Settings): SandboxOptions {
  return {
    secretKey: STRIPE_SECRET_KEY,
    accountName: PAYEE,
    webhooks: [
      {
        url: `http://127.0.0.1:${port}/v1/webhooks/stripe`,
        // While a secret is being rotated there are two, and the first is the one to sign with.
        secret: STRIPE_WEBHOOK_SECRET.split(',', 1).join('').trim(),
      },
    ],
  };
}

/** The story needs the sandbox, and a database that is a file of ours. */
function hasStory(env: Environment, { startWorker }: DemoOptions, { sandbox }: Settings): boolean {
  return env['DEMO_STORY'] !== 'off' && sandbox && !env['LIBSQL_URL'] && startWorker === undefined;
}

interface Staffed extends Pick<Provider, 'keys' | 'settings'> {
  readonly apiKey: string;
  readonly signal: AbortSignal;
}

/** Lets the demo's people in, where the letters that invite them go into a folder of ours and no real money is near. */
async function startOfficers(
  env: Environment,
  { startWorker }: DemoOptions,
  { settings, keys, apiKey, signal }: Staffed,
): Promise<Demo['officers']> {
  if (!settings.sandbox || env['MAIL_URL'] || startWorker !== undefined) return null;
  const { dataDir, port, publicUrl } = settings;
  const { officerPassword: password } = keys;
  const apiUrl = `http://127.0.0.1:${port}`;
  const people = await ensureOfficers(
    { dataDir, apiUrl, publicUrl, apiKey, password, federation: DEMO_FEDERATION },
    signal,
  );
  return { people, password };
}

interface Provided extends Pick<Provider, 'closers' | 'settings'> {
  readonly workerEnv: Environment;
}

/** Starts the sandbox unless the environment brings a provider, and answers what the worker is started with. */
async function startProvider(
  sandboxOptions: SandboxOptions,
  { workerEnv, settings, closers }: Provided,
): Promise<Environment> {
  if (!settings.sandbox) return workerEnv;
  const stateFile = join(settings.dataDir, 'sandbox.json');
  const sandbox = await startSandbox({ ...sandboxOptions, port: settings.sandboxPort, stateFile });
  closers.push(() => sandbox.close());
  return { ...workerEnv, STRIPE_API_URL: sandbox.url };
}

// Named like the log, whatever name the environment gives it.
async function logKeyOf({ LOG_ORIGIN }: Environment, { logSeed }: KeptKeys): Promise<Environment> {
  const name = LOG_ORIGIN || DEMO_LOG_ORIGIN;
  const seed = Uint8Array.from(Buffer.from(logSeed, 'hex'));
  return { LOG_ORIGIN: name, LOG_KEY: await formatSigningKey({ name, role: 'log', seed }) };
}

/** What the worker refuses, it says in a sentence for people; anything else is a bug and keeps its trace. */
async function explained<Started>(start: () => Promise<Started>): Promise<Started> {
  try {
    return await start();
  } catch (cause) {
    if (!(cause instanceof Error && REFUSALS.includes(cause.name))) throw cause;
    throw new DemoError(
      { code: 'worker', zh: '服务没有启动，请按下面一句处理后重新启动。', en: cause.message },
      { cause },
    );
  }
}

// An empty variable is one that was not given: `PLEDGE_KEY= npm start` means the demo's own.
function withoutEmpty(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );
}

interface SiteFacts {
  readonly published: Published;
  readonly startedOn: string;
}

/** Notices of the neighbourhood are dated back from the first start, so that the site never looks abandoned. */
function startCommunitySite(settings: Settings, { published, startedOn }: SiteFacts) {
  const ids = Object.entries(published.projectIds).map(([slug, id]) => [`project:${slug}`, id]);
  const days = Array.from({ length: NOTICE_DAYS }, (_, back) => [`day-${back}`, addDays(startedOn, -back)]);
  return startSite({
    directory: SITE_DIRECTORY,
    port: settings.sitePort,
    api: settings.publicUrl,
    values: { api: settings.publicUrl, ...Object.fromEntries([...ids, ...days]) },
  });
}

/** One step of the start; none begins after the start was given up. */
async function step<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
  if (signal.aborted) throw stoppedWhileStarting();
  return work();
}

/** The last started is the first closed, and one that fails to close does not keep the others open. */
async function closeAll(closers: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closers.toReversed()) {
    await close().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'a part of the demo did not close');
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
