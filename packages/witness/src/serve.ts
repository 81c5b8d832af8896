// A witness on Node: the record file, and HTTP on the loopback address. What ends TLS in front of it decides who may come.

import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { SigningKey } from '@happy-homeland/log';
import { formatVerifierKey } from '@happy-homeland/log';
import { getRequestListener } from '@hono/node-server';
import { createWitnessApp } from './app.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { WitnessError } from './error.ts';
import type { Report } from './reporter.ts';
import { openRecordFile } from './store/record-file.ts';
import type { WatchedLog } from './watched-log.ts';
import { createWitness } from './witness.ts';

const LOOPBACK = '127.0.0.1';
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;
const CONNECTIONS_MAX = 256;
const DRAIN_MAX_MS = 5_000;

export interface StartOptions {
  readonly key: SigningKey;
  readonly logs: readonly WatchedLog[];
  /** The path of a record that `createRecordFile` made. */
  readonly recordPath: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly operator?: string | undefined;
  readonly report: Report;
  readonly clock?: Clock;
}

export interface RunningWitness {
  /** Where it answers, `http://127.0.0.1:{port}`: logs put `/add-checkpoint` behind it. */
  readonly url: string;
  /** What others verify its cosignatures with. */
  readonly verifierKey: string;
  /** Finishes what is under way, 5 s at most, and closes the record. Safe to call twice. */
  close(): Promise<void>;
}

/** Starts a witness. @throws WitnessError `record-missing`, `record-unusable`, `port-taken`; nothing is left open then */
export async function startWitness(options: StartOptions): Promise<RunningWitness> {
  const { key, logs, recordPath, operator, report, clock = systemClock } = options;
  const store = openRecordFile(recordPath);
  const witness = createWitness({ key, logs, store, clock, report });
  const app = createWitnessApp({ witness, clock, operator });
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.maxConnections = CONNECTIONS_MAX;
  const port = await listen(server, options.port).catch((error: unknown) => {
    store.close();
    throw error;
  });
  const url = `http://${LOOPBACK}:${port}`;
  const verifierKey = formatVerifierKey(key.verifierKey);
  report('info', 'listening', { url, key: verifierKey, logs: logs.length });
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await drain(server);
    store.close();
    report('info', 'closed', {});
  };
  return {
    url,
    verifierKey,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error): void =>
      reject(new WitnessError({ code: 'port-taken', message: `cannot listen on ${LOOPBACK}:${port}`, cause }));
    server.once('error', refuse);
    server.listen(port, LOOPBACK, () => {
      server.off('error', refuse);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function drain(server: Server): Promise<void> {
  const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MAX_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(cutOff);
}
