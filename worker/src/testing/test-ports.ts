// All ports for a test: memory store unless another is given, a clock that stands still until it is moved, ids that
// never repeat, and a reporter that remembers.

import { createProofs } from '../adapters/altcha/altcha-proofs.ts';
import { memoryErasures } from '../adapters/memory/memory-erasures.ts';
import { memoryFiles } from '../adapters/memory/memory-files.ts';
import { MemoryStore } from '../adapters/memory/memory-store.ts';
import { systemIds } from '../adapters/system/ids.ts';
import { createSecrets } from '../adapters/system/secrets.ts';
import type {
  Assets,
  Erasures,
  Files,
  Letter,
  Limits,
  Ports,
  PublicLog,
  ReportFields,
  SignIn,
  Store,
  WebhookAnswer,
  WebhookMessage,
} from '../ports/index.ts';
import { prepareHere } from '../prepared.ts';
import { NOW_MS } from './builders.ts';
import { aPublicLog } from './log-builders.ts';
import { ScriptedPayments } from './scripted-payments.ts';

export interface TestPorts extends Ports {
  readonly payments: ScriptedPayments;
  /** What was sent to endpoints, and what they answer. */
  readonly posted: WebhookMessage[];
  readonly receiver: { answer(message: WebhookMessage): Promise<WebhookAnswer> };
  /** What was sent by mail. */
  readonly letters: readonly Letter[];
  readonly clock: { nowMs(): number; set(nowMs: number): void; advance(ms: number): void };
  readonly reported: { readonly level: string; readonly event: string; readonly fields: ReportFields }[];
}

export interface TestPortsOptions {
  readonly store?: Store;
  readonly mode?: 'test' | 'live';
  readonly publicUrl?: string;
  readonly nowMs?: number;
  readonly assets?: Assets;
  readonly signIn?: SignIn;
  readonly log?: PublicLog;
  readonly erasures?: Erasures;
  readonly files?: Files;
  /** Without them nobody is limited, so that a test of something else may make as many gifts as it likes. */
  readonly limits?: Limits;
}

/** The same proof, for a test that makes many. */
const LIGHT_WORK = { cost: 1, triesMin: 1, triesMax: 3 };

const MANY = 1_000_000;
export const WIDE_LIMITS: Limits = {
  address: MANY,
  session: MANY,
  project: MANY,
  tenant: MANY,
  declines: MANY,
  failures: MANY,
  siteRequests: MANY,
  complaints: MANY,
};

/** Ports of a deployment at `https://give.example.org` in test mode, unless said otherwise. */
export async function testPorts(options: TestPortsOptions = {}): Promise<TestPorts> {
  const mode = options.mode ?? 'test';
  let nowMs = options.nowMs ?? NOW_MS;
  const reported: TestPorts['reported'] = [];
  const letters: Letter[] = [];
  const posted: WebhookMessage[] = [];
  const receiver: TestPorts['receiver'] = { answer: async () => ({ kind: 'answered', status: 204, retryAfter: null }) };
  const secrets = await createSecrets('a key that only tests use, forty characters');
  return {
    store: options.store ?? new MemoryStore(),
    payments: new ScriptedPayments(mode),
    clock: {
      nowMs: () => nowMs,
      set: (value) => {
        nowMs = value;
      },
      advance: (ms) => {
        nowMs += ms;
      },
    },
    ids: systemIds,
    secrets,
    reporter: { report: (level, event, fields) => reported.push({ level, event, fields }) },
    assets: options.assets ?? NO_ASSETS,
    viewer: { find: async () => null },
    prepared: PREPARED,
    callers: { networkOf: (request) => request.headers.get('test-network') },
    proofs: await createProofs({ secrets, ids: systemIds, work: LIGHT_WORK }),
    log: options.log ?? (await aPublicLog()),
    erasures: options.erasures ?? memoryErasures(),
    files: options.files ?? memoryFiles({ nowMs: () => nowMs }),
    signIn: options.signIn ?? NO_SIGN_IN,
    mail: { send: async (letter) => void letters.push(letter) },
    letters,
    webhooks: {
      refuse: async (url) => (url.startsWith('https:') ? null : 'it must begin with https://'),
      post: async (message) => {
        posted.push(message);
        return receiver.answer(message);
      },
    },
    posted,
    receiver,
    settings: {
      publicUrl: options.publicUrl ?? 'https://give.example.org',
      mode,
      limits: options.limits ?? WIDE_LIMITS,
    },
    readiness: async () => [],
    reported,
  };
}

// One for all: the document takes longer to make than most tests.
const PREPARED = prepareHere();

/** Nobody can enter where a test does not say how. */
const NO_SIGN_IN: SignIn = {
  session: async () => null,
  step: async () => ({ kind: 'refused', reason: 'wrong' }),
  passwordHash: async () => 'none',
};

const NO_ASSETS: Assets = {
  find: async () => null,
  versions: async () => ({
    current: '',
    currentCompliance: '',
    currentProof: '',
    currentFamily: '',
    currentFrame: '',
    versions: [],
  }),
};
