// A database server for tests: Hrana over HTTP with JSON, on a file. See README.md for what it is not.

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { FaultKind } from './faults.ts';
import { Faults } from './faults.ts';
import { Streams } from './streams.ts';
import type { WireResult } from './wire.ts';
import { ProtocolError, parsePipeline } from './wire.ts';

const LOCK_WAIT_MS = 5_000;
const STREAM_IDLE_MS = 10_000;
const LATE_MS = 150;
const PIPELINE = /^\/v[23]\/pipeline$/;
const VERSION = /^\/v[23]$/;

export interface HranaOptions {
  /** The database file; made when it is not there. */
  readonly path: string;
  readonly port?: number;
  /** Requests must carry it as a bearer token. */
  readonly token?: string;
  readonly lockWaitMs?: number;
  readonly streamIdleMs?: number;
  /** How late the fault `late` carries a request out. */
  readonly lateMs?: number;
}

export interface RunningHrana {
  readonly url: string;
  readonly faults: Faults;
  /** How many pipelines were carried out. */
  readonly carriedOut: () => number;
  close(): Promise<void>;
}

/** Listens on the loopback address. */
export async function startHrana(options: HranaOptions): Promise<RunningHrana> {
  const conversation = new Conversation(options);
  const server = createServer((request, response) => void conversation.serve(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    faults: conversation.faults,
    carriedOut: () => conversation.carriedOut,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await conversation.close();
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('a listening server has a port');
  return address.port;
}

class Conversation {
  readonly faults = new Faults();
  carriedOut = 0;
  readonly #streams: Streams;
  readonly #token: string | undefined;
  readonly #lateMs: number;
  readonly #late = new Set<Promise<unknown>>();

  constructor({ path, token, lateMs = LATE_MS, ...times }: HranaOptions) {
    const { lockWaitMs = LOCK_WAIT_MS, streamIdleMs = STREAM_IDLE_MS } = times;
    this.#streams = new Streams({ path, lockWaitMs, streamIdleMs });
    this.#token = token;
    this.#lateMs = lateMs;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    try {
      this.#requireToken(request);
      const { pathname } = new URL(request.url ?? '/', 'http://server');
      if (request.method === 'GET' && VERSION.test(pathname)) return answer(response, { status: 200, text: 'hrana' });
      if (request.method !== 'POST' || !PIPELINE.test(pathname)) {
        throw new ProtocolError({ status: 404, message: 'There is no such endpoint' });
      }
      const fault = this.faults.take(body);
      if (fault === null) answer(response, { status: 200, json: await this.#carryOut(body) });
      else await this.#misbehave(fault, body, response);
    } catch (error) {
      answerError(response, error);
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#late);
    this.#streams.close();
  }

  #requireToken({ headers }: IncomingMessage): void {
    if (this.#token === undefined || headers.authorization === `Bearer ${this.#token}`) return;
    throw new ProtocolError({ status: 401, message: 'The token is missing or wrong' });
  }

  async #carryOut(body: string): Promise<unknown> {
    this.carriedOut += 1;
    const { baton, requests } = parsePipeline(body);
    const stream = this.#streams.take(baton);
    try {
      const results: WireResult[] = [];
      for (const request of requests) results.push(await stream.answer(request));
      return { baton: this.#streams.keep(stream), base_url: null, results };
    } catch (error) {
      stream.close();
      throw error;
    }
  }

  async #misbehave(fault: FaultKind, body: string, response: ServerResponse): Promise<void> {
    switch (fault) {
      case 'silent-before':
        return;
      case 'silent-after':
        await this.#carryOut(body);
        return;
      case 'late':
        this.#carryOutLater(body);
        return;
      case 'lost-before':
        response.destroy();
        return;
      case 'lost-after':
        await this.#carryOut(body);
        response.destroy();
        return;
      case 'cut-answer':
        cut(response, JSON.stringify(await this.#carryOut(body)));
        return;
      case 'bad-gateway-after':
        await this.#carryOut(body);
        throw new ProtocolError({ status: 502, message: 'Bad gateway' });
      case 'bad-gateway-before':
        throw new ProtocolError({ status: 502, message: 'Bad gateway' });
      case 'stream-expired':
        throw new ProtocolError({ status: 500, code: 'STREAM_EXPIRED', message: 'The stream has expired' });
      case 'stream-not-found':
        throw new ProtocolError({ status: 404, message: 'The stream was not found' });
      case 'busy':
        throw new ProtocolError({ status: 500, code: 'SQLITE_BUSY', message: 'SQLite error: database is locked' });
    }
  }

  #carryOutLater(body: string): void {
    const later = new Promise((resolve) => setTimeout(resolve, this.#lateMs)).then(() => this.#carryOut(body));
    this.#late.add(later);
    // Whatever it comes to, nobody is there to hear it.
    later.then(
      () => this.#late.delete(later),
      () => this.#late.delete(later),
    );
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

interface Answer {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
}

function answer(response: ServerResponse, { status, json, text }: Answer): void {
  const type = json === undefined ? 'text/plain' : 'application/json';
  response.writeHead(status, { 'content-type': type }).end(json === undefined ? text : JSON.stringify(json));
}

// A body shorter than announced: the receiver cannot tell what the rest would have said.
function cut(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) });
  response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy());
}

function answerError(response: ServerResponse, error: unknown): void {
  if (!(error instanceof ProtocolError)) {
    answer(response, { status: 500, text: error instanceof Error ? error.message : 'not an error' });
  } else if (error.code === undefined) answer(response, { status: error.status, text: error.message });
  else answer(response, { status: error.status, json: { message: error.message, code: error.code } });
}
