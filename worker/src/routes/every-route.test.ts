// What holds for every answer of every route: the table of operations and the router itself say which there are, so a
// new route is tested before anybody thinks of it.

import type { Operation } from '@happy-homeland/contract';
import { OPERATIONS, PROBLEMS, problem } from '@happy-homeland/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import type { Store, StoreErrorCode } from '../ports/index.ts';
import { StoreError } from '../ports/index.ts';
import { callOf, OPERATION_IDS } from '../testing/every-operation.ts';
import type { TestAnswer, TestCall } from '../testing/index.ts';
import { slugOf, testClient } from '../testing/index.ts';
import type { TwoFederations } from '../testing/two-federations.ts';
import { twoFederations } from '../testing/two-federations.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const EVIL = 'https://evil.example.org';

let world: TwoFederations;
let routes: readonly { readonly method: string; readonly path: string }[];

beforeAll(async () => {
  world = await twoFederations();
  routes = createApp(world.ports).routes.filter(({ method }) => METHODS.includes(method));
});

interface Asked extends TestCall {
  readonly path: string;
}

/** A call for every route there is, right where the contract knows how, and for every way to get it wrong. */
function everyCall(): Asked[] {
  const right = OPERATION_IDS.map((id) => callOf(id, world.here));
  const wrong = right.flatMap(({ path, method, headers = {} }) => [
    { path, method },
    { path, method, headers: { ...headers, origin: EVIL } },
    { path, method, headers, ...(method === 'GET' ? {} : { body: '{' }) },
    { path: `${path}/nowhere`, method: 'GET' },
    { path: path.replaceAll(/[a-z2-7]{16,}/g, 'nothinghere'), method, headers },
    { path, method: 'DELETE' },
  ]);
  const pages = routes.flatMap(({ method, path }) => [
    { method, path: filled(path), headers: { accept: 'text/html' } },
    { method, path: filled(path, 'nosuchthing'), headers: { accept: 'text/html' } },
  ]);
  return [...right, ...wrong, ...pages];
}

// A way through the pattern of a route: `/give/:projectId` → `/give/<a project that is there>`.
function filled(path: string, value?: string): string {
  const { projectId, receiptNo, pledgeId } = world.here;
  const known: Record<string, string> = { projectId, receiptNo, pledgeId, externalId: 'x', name: 'happy-homeland.js' };
  return path.replaceAll(/:(\w+)(?:\{[^}]*\})?\??/g, (_, name: string) => value ?? known[name] ?? 'x');
}

async function everyAnswer(): Promise<{ readonly asked: string; readonly answer: TestAnswer }[]> {
  const answers: { asked: string; answer: TestAnswer }[] = [];
  for (const { path, ...call } of everyCall()) {
    answers.push({ asked: `${call.method} ${path}`, answer: await world.call(path, call) });
  }
  return answers;
}

// One page is made for the frames of others, where it is there at all; nothing else may be framed.
function framedBy(asked: string, { status }: TestAnswer): string {
  return asked.startsWith('GET ') && asked.endsWith('/frame') && status === 200 ? '*' : "'none'";
}

describe('every answer', () => {
  test('HDR-01, HDR-02, HDR-03, HDR-07 says how it may be used, and sets no cookie', async () => {
    for (const { asked, answer } of await everyAnswer()) {
      const { headers } = answer;
      const policy = headers.get('content-security-policy') ?? '';
      const seen = {
        asked,
        sniffing: headers.get('x-content-type-options'),
        transport: headers.get('strict-transport-security'),
        hasReferrerPolicy: headers.has('referrer-policy'),
        isClosed:
          policy.startsWith("default-src 'none'") && policy.includes(`frame-ancestors ${framedBy(asked, answer)}`),
        hasUnsafe: /unsafe-|script-src [^;]*(?:\*|data:|https:)/.test(policy),
        sharing: ['same-origin', 'cross-origin'].includes(headers.get('cross-origin-resource-policy') ?? ''),
        cookie: headers.get('set-cookie'),
        isNumbered: /^[a-z2-7]{16}$/.test(headers.get('x-request-id') ?? ''),
      };
      expect(seen).toEqual({
        asked,
        sniffing: 'nosniff',
        transport: 'max-age=31536000',
        hasReferrerPolicy: true,
        isClosed: true,
        hasUnsafe: false,
        sharing: true,
        cookie: null,
        isNumbered: true,
      });
    }
  });

  test('HDR-02 of a private route or a refusal is kept by no cache and shared with no origin', async () => {
    for (const { asked, answer } of await everyAnswer()) {
      const { headers, status } = answer;
      const isPrivate = /pledges|manage|webhooks|site-requests|give/.test(asked) || status >= 400;
      if (isPrivate)
        expect([asked, headers.get('cache-control')]).toEqual([asked, expect.stringMatching(/no-store|private/)]);
      if (headers.get('access-control-allow-origin') === '*') {
        expect([asked, headers.get('access-control-allow-credentials')]).toEqual([asked, null]);
        expect(asked).not.toMatch(/ \/v1\/(?:pledges|manage|webhooks)/);
      }
    }
  });

  test('HDR-09 that asks for patience says how long, in whole seconds', async () => {
    for (const { asked, answer } of await everyAnswer()) {
      if (![429, 502, 503].includes(answer.status)) continue;
      expect([asked, answer.headers.get('retry-after')]).toEqual([asked, expect.stringMatching(/^[1-9]\d*$/)]);
    }
  });

  test('API-08 is a success of its schema, or a problem that says so in its type and status', async () => {
    for (const id of OPERATION_IDS) {
      const { path, ...call } = callOf(id, world.here);
      const answer = await world.call(path, call);
      const operation: Operation = OPERATIONS[id];
      if (answer.status >= 400) expect([id, problem.parse(answer.json).status]).toEqual([id, answer.status]);
      else {
        expect([id, answer.status]).toEqual([id, operation.success.status]);
        operation.success.schema?.parse(answer.json);
      }
    }
  });
});

describe('a method that a path does not have', () => {
  test('API-16 is 405 with the methods that it has, on every path', async () => {
    for (const path of new Set(routes.map((route) => route.path))) {
      const own = routes.filter((route) => route.path === path).map(({ method }) => method);
      for (const method of METHODS.filter((candidate) => !own.includes(candidate))) {
        const answer = await world.call(filled(path), { method });
        expect([path, method, answer.status]).toEqual([path, method, 405]);
        const allowed = answer.headers.get('allow')?.split(', ') ?? [];
        expect(allowed, path).toEqual(expect.arrayContaining(own));
        expect(allowed, path).not.toContain(method);
      }
    }
  });

  test('API-16 is 404 where no method leads anywhere', async () => {
    for (const method of METHODS) expect((await world.call('/v1/nowhere', { method })).status).toBe(404);
  });
});

describe('a fault of ours', () => {
  const SAID = 'SELECT secret FROM donor_private -- at file.ts:1 whsec_abc';
  const broken = (error: Error) => {
    const failing: ProxyHandler<Store> = {
      get: (_, name) =>
        ['directory', 'pledges', 'books', 'limits', 'uploads', 'log'].includes(String(name))
          ? new Proxy(world.ports.store, failing)
          : fail,
    };
    const fail = () => Promise.reject(error);
    const log = { ...world.ports.log, blobs: { ...world.ports.log.blobs, get: fail } };
    return testClient({ ...world.ports, store: new Proxy(world.ports.store, failing), log, readiness: fail });
  };
  const WITHOUT_STORE = ['getHealth', 'getOpenApi'];

  test('API-11 in any handler says a request id and nothing else', async () => {
    const call = broken(new Error(SAID));
    for (const id of OPERATION_IDS.filter((name) => !WITHOUT_STORE.includes(name))) {
      const { path, ...asked } = callOf(id, world.here);
      const answer = await call(path, asked);
      expect([id, answer.status, slugOf(answer)]).toEqual([id, 500, 'internal']);
      expect(Object.keys(answer.json).sort()).toEqual(['requestId', 'status', 'title', 'type']);
      expect(answer.text).not.toMatch(/select|secret|whsec|\.ts|\bat /i);
    }
  });

  test('API-11 behind any page is a page that says a request id and nothing else', async () => {
    const call = broken(new Error(SAID));
    const pages = routes.filter(({ path }) => !path.startsWith('/v1/'));
    expect(pages.length).toBeGreaterThan(5);
    for (const { method, path } of pages) {
      const answer = await call(filled(path), { method, headers: { accept: 'text/html' } });
      expect(answer.status, path).toBeLessThanOrEqual(500);
      expect(answer.text).not.toMatch(/SELECT|donor_private|whsec/);
      if (answer.status === 500) expect(answer.text).toContain(answer.headers.get('x-request-id') ?? 'no id');
    }
    expect(JSON.stringify(world.ports.reported)).not.toMatch(/donor_private|whsec/);
  });

  test.each([
    'busy',
    'overloaded',
    'full',
    'damaged',
    'unavailable',
    'closed',
    'unknown-outcome',
    'contended',
  ] satisfies StoreErrorCode[])('API-11, HDR-09 of storage (%s) is 503 and says when to come back', async (code) => {
    const call = broken(new StoreError({ code, message: SAID }));
    for (const id of OPERATION_IDS.filter((name) => !WITHOUT_STORE.includes(name))) {
      const { path, ...asked } = callOf(id, world.here);
      const answer = await call(path, asked);
      expect([id, answer.status, answer.headers.get('retry-after')]).toEqual([
        id,
        503,
        expect.stringMatching(/^[1-9]\d*$/),
      ]);
      expect(PROBLEMS).toHaveProperty(slugOf(answer));
      expect(answer.text).not.toMatch(/select|whsec/i);
    }
  });
});
