// Workers entry: one Durable Object holds the record and answers everything; the Worker only shows the way to it.

import type { Hono } from 'hono';
import { createWitnessApp } from './app.ts';
import { systemClock } from './clock.ts';
import { WitnessError } from './error.ts';
import { createReport } from './reporter.ts';
import type { Env } from './settings.ts';
import { readSettings } from './settings.ts';
import type { ObjectStorage } from './store/object-store.ts';
import { createObjectStore } from './store/object-store.ts';
import { createWitness } from './witness.ts';

interface Bindings {
  readonly WITNESS: {
    idFromName(name: string): unknown;
    get(id: unknown): { fetch(request: Request): Promise<Response> };
  };
}

/** Another name would be another object with an empty record: the same key would then sign a second history. */
const OBJECT = 'witness';

/** The Durable Object that is the witness. */
export class WitnessObject {
  readonly #storage: ObjectStorage;
  readonly #env: Env;
  #app: Promise<Hono> | undefined;

  constructor(state: { readonly storage: ObjectStorage }, env: Bindings) {
    this.#storage = state.storage;
    this.#env = parseTexts(env);
  }

  async fetch(request: Request): Promise<Response> {
    this.#app ??= build(this.#env, this.#storage);
    try {
      return await (await this.#app).fetch(request);
    } catch (error) {
      if (!(error instanceof WitnessError)) throw error;
      // What is wrong goes to the operator's log; whoever asked is told to come again.
      this.#app = undefined;
      console.error(JSON.stringify({ level: 'error', event: 'not-started', message: error.message }));
      return new Response('cannot answer now\n', { status: 503, headers: { 'retry-after': '60' } });
    }
  }
}

async function build(env: Env, storage: ObjectStorage): Promise<Hono> {
  const trusts = (env['WITNESS_TRUST'] ?? '').split('\n').filter((line) => line.trim() !== '');
  const { key, logs, operator } = await readSettings(env, { key: env['WITNESS_KEY'] ?? '', trusts });
  const report = createReport((line) => console.info(line), systemClock);
  const store = createObjectStore(storage);
  const witness = createWitness({ key, logs, store, clock: systemClock, report });
  return createWitnessApp({ witness, clock: systemClock, operator });
}

// Bindings that are not texts are objects of the platform; settings are made of texts.
function parseTexts(env: Bindings): Env {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => typeof value === 'string')) as Env;
}

export default {
  fetch: (request: Request, { WITNESS }: Bindings): Promise<Response> =>
    WITNESS.get(WITNESS.idFromName(OBJECT)).fetch(request),
};
