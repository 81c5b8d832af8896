// The driver program: takes one load at a time from its parent, and answers what came back. A process of its own, so
// that making requests does not take time from answering them.

import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

/** One slice of load on one address. */
export interface Load {
  readonly url: string;
  /** More addresses of the same server, asked in turn with it. */
  readonly paths?: readonly string[];
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly connections: number;
  readonly seconds: number;
}

export interface Driven {
  readonly answered: number;
  /** Answers that were no success, and requests without any. */
  readonly failed: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

async function drive({ url, paths, method, headers, body, connections, seconds }: Load): Promise<Driven> {
  const timesMs: number[] = [];
  const { pathname, search } = new URL(url);
  const request = { method, path: pathname + search, headers, ...(body === undefined ? {} : { body }) };
  // Every pledge is a new one: its key is made by the giver's browser.
  const setupRequest = (sent: object) => ({ ...sent, headers: { ...headers, 'idempotency-key': randomUUID() } });
  const all = paths === undefined ? [request] : paths.map((path) => ({ ...request, path }));
  const requests = method === 'POST' ? all.map((one) => ({ ...one, setupRequest })) : all;
  const running = autocannon({ url, connections, duration: seconds, requests });
  running.on('response', (...[, , , responseTimeMs]) => timesMs.push(responseTimeMs));
  const result = await running;
  timesMs.sort((a, b) => a - b);
  const quantile = (share: number) => timesMs[Math.min(timesMs.length - 1, Math.floor(timesMs.length * share))] ?? 0;
  return {
    answered: result['2xx'],
    failed: result.non2xx + result.errors + result.timeouts,
    perSecond: result['2xx'] / result.duration,
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
    p99Ms: quantile(0.99),
  };
}

process.on('message', (load: Load) => {
  void drive(load).then((driven) => process.send?.(driven));
});
