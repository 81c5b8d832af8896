// A deployment in a function: it answers from a script, remembers what it was asked, and honours abort as fetch does.

import type { Fetch } from '../transport.ts';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | null;
  readonly atMs: number;
}

type Step = Response | Error | 'silence' | ((asked: Asked) => Response | Promise<Response>);

/** The last step repeats. */
export function fakeDeployment(...steps: readonly Step[]): { readonly fetch: Fetch; readonly asked: readonly Asked[] } {
  const asked: Asked[] = [];
  const fetch: Fetch = async (url, init) => {
    const request = {
      method: init.method ?? 'GET',
      url,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? init.body : null,
      atMs: Date.now(),
    };
    asked.push(request);
    const step = steps[Math.min(asked.length, steps.length) - 1];
    if (step === 'silence') return silence(init.signal);
    if (step instanceof Error) throw step;
    if (step instanceof Response) return step.clone();
    if (step === undefined) throw new Error('the fake deployment has no answer');
    return step(request);
  };
  return { fetch, asked };
}

function silence(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_answer, fail) => {
    signal?.addEventListener('abort', () => fail(signal.reason));
  });
}

export function answer(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

export function refusal(slug: string, status: number, headers: Readonly<Record<string, string>> = {}): Response {
  const type = `https://happy-homeland.example/docs#${slug}`;
  return answer({ type, title: `title of ${slug}`, status, requestId: 'r1' }, status, headers);
}

export const LOST = new TypeError('fetch failed');
