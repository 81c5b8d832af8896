// The deployment as anybody on the internet sees it: one request at a time, each with a limit, none with an effect.

import type { Io } from '../io.ts';

const LIMIT_MS = 15_000;
const BODY_MAX_BYTES = 4_000_000;

export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** Null where the body is not JSON. */
  readonly json: unknown;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Outside {
  readonly origin: string;
  /** Rejects with the error of the connection when there is no answer. */
  ask(path: string, request?: Ask): Promise<Seen>;
}

export function outsideOf(baseUrl: string, io: Io): Outside {
  const send = io.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
  const ask = async (path: string, request: Ask = {}): Promise<Seen> => {
    const signal = AbortSignal.any([io.signal, AbortSignal.timeout(LIMIT_MS)]);
    const answer = await send(`${baseUrl}${path}`, { ...request, redirect: 'manual', signal });
    const body = new Uint8Array(await answer.arrayBuffer()).slice(0, BODY_MAX_BYTES);
    return { status: answer.status, headers: answer.headers, body, json: parseOrNull(new TextDecoder().decode(body)) };
  };
  return { origin: new URL(baseUrl).origin, ask };
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The last segment of a problem's type, or the empty string. */
export function slugIn({ json }: Seen): string {
  const type: unknown = Object(json)['type'];
  return typeof type === 'string' ? (type.split('#').at(-1) ?? '') : '';
}
