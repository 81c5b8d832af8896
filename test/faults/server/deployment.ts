// A deployment of its own for one scenario: a folder, a published project, a provider that outlives every crash, and as
// many lives of the server as the scenario takes.

import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningSandbox } from '@happy-homeland/stripe-sandbox';
import { startSandbox } from '@happy-homeland/stripe-sandbox';
import type { WriteUnit } from '@happy-homeland/worker/ports';
import { aListedPublication, LOG_ENV, NOW_MS, OWN_ORIGIN, tempLibsqlStore } from '@happy-homeland/worker/testing';
import { freePort } from '../../support/free-port.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { WIDE_LIMITS_ENV } from '../../support/wide-limits.ts';
import type { Expected, Verdict } from '../verify/expected.ts';
import { verifyBooks } from '../verify/verify-books.ts';
import { bundledProgram } from './bundle.ts';
import type { ServerPlan } from './messages.ts';
import type { Sabotage } from './sabotage.ts';
import { ServerProcess } from './server-process.ts';

export const WEBHOOK_SECRET = 'whsec_faults';
export const BOOTSTRAP_KEY = 'a-bootstrap-key-that-only-fault-runs-use';
export const SECRET_KEY = 'sk_test_faults';
const PLEDGE_KEY = 'a pledge key that only fault runs use, 40+';
const GOAL_MINOR = 40_000_000;
const RETRY_BASE_MS = 100;
/** No notice is given up while a server is being killed. */
const ATTEMPTS_MAX = 60;

export interface DeploymentOptions {
  readonly provider?: ServerPlan['provider'];
  readonly sabotage?: Sabotage | null;
  /** Whether the provider sends its notices by itself. */
  readonly notices?: boolean;
  /** Written to the new database; one listed project with room for many gifts unless said otherwise. */
  readonly publication?: readonly WriteUnit[];
  /** More of the server's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where the data goes, instead of a folder of its own. */
  readonly folder?: string;
  /** Where the server finds the provider, given where it is. */
  readonly between?: (sandboxUrl: string) => Promise<string>;
}

export class Deployment implements AsyncDisposable {
  readonly folder: string;
  readonly path: string;
  /** How far the world's clock is ahead of the machine's. It begins inside the published campaign, whatever day it is. */
  offsetMs = NOW_MS - Date.now();
  readonly #options: DeploymentOptions;
  readonly #port: number;
  readonly #program: string;
  readonly #remove: () => void;
  readonly #logs: string[] = [];
  #sandbox: RunningSandbox | null = null;
  #apiUrl = '';
  #server: ServerProcess | null = null;

  private constructor(
    options: DeploymentOptions,
    { port, program }: { readonly port: number; readonly program: string },
  ) {
    const own = temporaryDirectory('faults');
    this.folder = options.folder ?? own.path;
    this.#remove = own.remove;
    this.path = join(this.folder, 'happy-homeland.db');
    this.#options = options;
    this.#port = port;
    this.#program = program;
  }

  /** A published deployment that is not started yet. */
  static async open(options: DeploymentOptions = {}): Promise<Deployment> {
    const deployment = new Deployment(options, { port: await freePort(), program: await bundledProgram() });
    await deployment.#publish();
    if ((options.provider ?? 'real') === 'real') await deployment.#startProvider();
    return deployment;
  }

  /** The server of this moment. */
  get server(): ServerProcess {
    if (this.#server === null) throw new Error('the server is not started');
    return this.#server;
  }

  get sandbox(): RunningSandbox {
    if (this.#sandbox === null) throw new Error('this deployment has no provider of its own');
    return this.#sandbox;
  }

  get url(): string {
    return this.server.url;
  }

  nowMs(): number {
    return Date.now() + this.offsetMs;
  }

  /** Everything that all lives of the server wrote. */
  get log(): string {
    return [...this.#logs, this.#server?.output ?? ''].join('\n');
  }

  /** A new life. */
  async start(
    more: { readonly env?: Readonly<Record<string, string>>; readonly uid?: number } = {},
  ): Promise<ServerProcess> {
    const server = this.spawn(more);
    await server.ready();
    return server;
  }

  /** A new life, which may well end at once. */
  spawn(more: { readonly env?: Readonly<Record<string, string>>; readonly uid?: number } = {}): ServerProcess {
    if (this.#server !== null) this.#logs.push(this.#server.output);
    const { provider = 'real', sabotage = null, env = {} } = this.#options;
    this.#server = new ServerProcess({
      program: this.#program,
      plan: { clockOffsetMs: this.offsetMs, provider, sabotage },
      env: { ...this.#environment(), ...env, ...more.env },
      ...(more.uid === undefined ? {} : { uid: more.uid }),
    });
    return this.#server;
  }

  /** The books as a fresh process finds them. The server must have ended. */
  async verify(expected: Partial<Expected> = {}): Promise<Verdict> {
    const verdict = await verifyBooks(this.path, expected);
    const told = (expected.personal ?? []).filter((word) => this.log.includes(word));
    const findings = told.map((what) => ({ id: 'I11 no person in the books', what: `${what} in the log` }));
    return { ...verdict, findings: [...verdict.findings, ...findings] };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server?.kill();
    await this.#sandbox?.close();
    this.#remove();
  }

  #environment(): Record<string, string> {
    return {
      PORT: String(this.#port),
      DATA_DIR: this.folder,
      PUBLIC_URL: OWN_ORIGIN,
      STRIPE_SECRET_KEY: SECRET_KEY,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      PLEDGE_KEY,
      ...LOG_ENV,
      HH_BOOTSTRAP_KEY: BOOTSTRAP_KEY,
      LOG_LEVEL: 'info',
      TRUSTED_PROXIES: 'none',
      ...WIDE_LIMITS_ENV,
      ...(this.#apiUrl === '' ? {} : { STRIPE_API_URL: this.#apiUrl }),
    };
  }

  // Elsewhere, and copied: the native library keeps a closed file open in this process, and only the server under test
  // may have its own.
  async #publish(): Promise<void> {
    const { store, path, remove } = await tempLibsqlStore();
    const units = this.#options.publication ?? [aListedPublication({ goalMinor: GOAL_MINOR })];
    for (const unit of units) {
      const outcome = await store.commit(unit);
      if (outcome.kind === 'lost') throw new Error(`the publication lost its guard ${outcome.guard}`);
    }
    await store.close();
    copyFileSync(path, this.path);
    await remove();
  }

  async #startProvider(): Promise<void> {
    const target = { url: `http://127.0.0.1:${this.#port}/v1/webhooks/stripe`, secret: WEBHOOK_SECRET };
    this.#sandbox = await startSandbox({
      secretKey: SECRET_KEY,
      webhooks: (this.#options.notices ?? true) ? [target] : [],
      clock: { now: () => this.nowMs() },
      retryBaseMs: RETRY_BASE_MS,
      maxDeliveryAttempts: ATTEMPTS_MAX,
    });
    const { between } = this.#options;
    this.#apiUrl = between === undefined ? this.#sandbox.url : await between(this.#sandbox.url);
  }
}
