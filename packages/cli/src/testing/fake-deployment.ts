// A deployment that remembers what was put, over real HTTP, so that the command is tested as people run it.

import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

export interface FakeDeployment {
  readonly url: string;
  /** `PUT /v1/manage/…` in the order they came. */
  readonly puts: string[];
  /** Answers the n-th request (from 1) with this status instead, once. */
  disturb(request: number, status: number, headers?: Readonly<Record<string, string>>): void;
  /** Sends findings of the rules with the n-th answer, which is a refusal or not. */
  judge(request: number, word: { readonly isRefused: boolean; readonly rules: readonly unknown[] }): void;
  /** Leaves the n-th request without an answer. */
  hang(request: number): Promise<void>;
  close(): Promise<void>;
}

export async function startFakeDeployment(): Promise<FakeDeployment> {
  const kept = new Map<string, string>();
  const puts: string[] = [];
  const disturbances = new Map<number, { status: number; headers: Readonly<Record<string, string>> }>();
  const words = new Map<number, { readonly isRefused: boolean; readonly rules: readonly unknown[] }>();
  const hanging = new Map<number, () => void>();
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    const body = await text(request);
    const path = request.url ?? '';
    puts.push(path);
    hanging.get(requests)?.();
    if (hanging.has(requests)) return;
    const disturbance = disturbances.get(requests);
    const status = request.headers.authorization === 'Bearer k1' ? disturbance?.status : 401;
    if (status !== undefined) {
      const type = `https://example/problems/${status === 401 ? 'unauthorized' : SLUGS[status]}`;
      const errors = status === 422 ? [{ pointer: '/title', message: 'too long' }] : undefined;
      response.writeHead(status, disturbance?.headers);
      response.end(JSON.stringify({ type, title: 'refused', status, requestId: 'r1', errors }));
      return;
    }
    const word = words.get(requests);
    if (word?.isRefused) {
      const type = 'https://example/problems/blocked-by-rules';
      response.writeHead(409);
      response.end(JSON.stringify({ type, title: 'refused', status: 409, requestId: 'r1', rules: word.rules }));
      return;
    }
    const changed = kept.has(path) ? 'updated' : 'created';
    const outcome = kept.get(path) === body ? 'unchanged' : changed;
    kept.set(path, body);
    const externalId = path.split('/').at(-1);
    response.end(JSON.stringify({ externalId, id: `id${kept.size}`, outcome, rules: word?.rules }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake deployment has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    puts,
    disturb: (request, status, headers = {}) => disturbances.set(request, { status, headers }),
    judge: (request, word) => words.set(request, word),
    hang: (request) => new Promise((reached) => hanging.set(request, reached)),
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

const SLUGS: Readonly<Record<number, string>> = { 422: 'invalid-body', 503: 'overloaded', 409: 'goals-exceed-filing' };
