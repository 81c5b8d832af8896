// Looking at a deployment's public log. The verifying part is a chunk of its own.

import type { Trust } from '@happy-homeland/log/verifier';
import { nowMs } from './clock.ts';
import type { KeyStore } from './key-store.ts';
import type { ReadLogFile } from './log-check.ts';
import { browserPins } from './log-pin.ts';
import type { LogState } from './log-state.ts';
import type { Fetch } from './transport.ts';

export interface LogWatchOptions {
  readonly baseUrl: string;
  readonly fetch?: Fetch;
  /** The text of a trust file that came from elsewhere; the deployment's own is used without it. */
  readonly trust?: string | Trust;
  /** Where the newest verified state is kept. Without it `localStorage`, or the page's memory. */
  readonly pins?: KeyStore;
}

export interface LogWatch {
  /** Looks now. Never rejects, except with the signal's reason. */
  look(options?: { readonly signal?: AbortSignal | undefined }): Promise<LogState>;
}

/** A tile has 8 KB and a note less; whoever sends more sends something else. */
const FILE_BYTES_MAX = 65_536;
const READ_LIMIT_MS = 8_000;

export function createLogWatch({ baseUrl, fetch, trust, pins = browserPins() }: LogWatchOptions): LogWatch {
  return {
    look: async ({ signal } = {}) => {
      const address = `${baseUrl.replace(/\/+$/, '')}/log/`;
      const readFile = fileReader({ base: address, fetch, signal });
      const state = await import('./log-check.ts')
        .then(({ checkLog }) => checkLog({ readFile, pins, address, trust, nowMs: nowMs() }))
        // The part that verifies did not come: nothing is known either.
        .catch((): LogState => ({ kind: 'unreachable' }));
      if (signal?.aborted) throw signal.reason;
      return state;
    },
  };
}

interface Reading {
  readonly base: string;
  readonly fetch: Fetch | undefined;
  readonly signal: AbortSignal | undefined;
}

function fileReader({ base, fetch = globalThis.fetch, signal }: Reading): ReadLogFile {
  return async (path) => {
    const controller = new AbortController();
    const abort = () => controller.abort();
    const timer = setTimeout(abort, READ_LIMIT_MS);
    signal?.addEventListener('abort', abort);
    try {
      const response = await fetch(base + path, { signal: controller.signal });
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (!response.ok || bytes.length > FILE_BYTES_MAX) throw new TypeError(`${path} cannot be read`);
      return bytes;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  };
}
