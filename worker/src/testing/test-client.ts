// Speaks to the application as a client on the wire does, through `app.request`, and keeps what tests say short.

import { createApp } from '../app.ts';
import type { Ports } from '../ports/index.ts';
import { requirePromised } from './promised.ts';
import { OWN_ORIGIN } from './scenario.ts';

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; null where it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts the shape that it reads.
  readonly json: any;
}

export interface TestCall {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string and bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown;
}

export type TestClient = (path: string, call?: TestCall) => Promise<TestAnswer>;

/** A client of an application on these ports. */
export function testClient(ports: Ports): TestClient {
  const app = createApp(ports);
  return async (path, call = {}) => {
    const isBytes = call.body instanceof Uint8Array || call.body instanceof FormData;
    const json = call.body !== undefined && typeof call.body !== 'string' && !isBytes;
    const headers = { ...(json ? { 'content-type': 'application/json' } : {}), ...call.headers };
    const body = json ? JSON.stringify(call.body) : (call.body as BodyInit | undefined);
    const method = call.method ?? (call.body === undefined ? 'GET' : 'POST');
    const response = await app.request(`${OWN_ORIGIN}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const answer = { status: response.status, headers: response.headers, text, json: parseOrNull(text) };
    requirePromised(`${method} ${path}`, answer);
    return answer;
  };
}

/** The last segment of a problem's type. */
export function slugOf(answer: TestAnswer): string {
  return String(answer.json?.type).split('#').at(-1) ?? '';
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
