// The real server on a real socket, spoken to by somebody who does not keep to HTTP.

import { startServer } from '@happy-homeland/worker/node';
import { LOG_ENV } from '@happy-homeland/worker/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOf, openSocket, sendRaw } from '../support/raw-request.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const KEY = 'a-bootstrap-key-for-the-socket-test-long-enough';
const SLOW_CLIENTS = 500;
/** The server's own limit for headers, and how often it looks. */
const HEADERS_LIMIT_MS = 10_000;
const LOOKS_EVERY_MS = 1_000;

const directory = temporaryDirectory('sockets');
let server: Awaited<ReturnType<typeof startServer>>;
let host: string;

beforeAll(async () => {
  server = await startServer({
    PORT: '0',
    DATA_DIR: directory.path,
    STRIPE_SECRET_KEY: 'sk_test_sockets',
    STRIPE_WEBHOOK_SECRET: 'whsec_sockets',
    PLEDGE_KEY: 'a key for the socket test, forty characters!',
    ...LOG_ENV,
    HH_BOOTSTRAP_KEY: KEY,
    LOG_LEVEL: 'error',
  });
  host = new URL(server.url).host;
});

afterAll(async () => {
  await server.close();
  directory.remove();
});

const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n`;
const post = (headers: string, body: string) =>
  `POST /v1/pledges HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n` +
  `Idempotency-Key: ${crypto.randomUUID()}\r\n${headers}\r\n${body}`;

async function expectAlive(): Promise<void> {
  const answer = await fetch(`${server.url}/healthz`);
  expect(await answer.json()).toEqual({ status: 'ok' });
}

describe('a body that is longer than its limit', () => {
  const MAX = 16 * 1024;
  const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

  test('API-02 and says so is refused before it is sent', async () => {
    const { statuses, text, tookMs } = await sendRaw(server.url, post(`Content-Length: ${MAX + 1}\r\n`, ''));
    expect(statuses).toEqual([413]);
    expect(text).toContain('application/problem+json');
    expect(tookMs).toBeLessThan(5_000);
  });

  test('API-02 and comes in pieces without end is refused at the limit', async () => {
    const { statuses, isClosed } = await sendRaw(
      server.url,
      post('Transfer-Encoding: chunked\r\n', chunk('x'.repeat(MAX + 1))),
    );
    expect(statuses).toEqual([413]);
    expect(isClosed).toBe(true);
  });

  test('API-02 than it says is cut where it says, and what follows is no request', async () => {
    const { statuses, isClosed } = await sendRaw(server.url, post('Content-Length: 2\r\n', `{}${'x'.repeat(20_000)}`));
    expect([statuses.at(-1), statuses.every((status) => status >= 400), isClosed]).toEqual([400, true, true]);
  });

  test('API-02 than what comes before the sender hangs up has no effect', async () => {
    const socket = await openSocket(server.url);
    socket.end(post('Content-Length: 500\r\n', '{"projectId":'));
    const { statuses, isClosed } = await answerOf(socket);
    expect([isClosed, statuses.every((status) => status >= 400)]).toEqual([true, true]);
    await expectAlive();
  });
});

describe('a request that two readers would frame differently', () => {
  const line = 'POST /v1/pledges HTTP/1.1\r\n';
  const FRAMES: readonly (readonly [string, () => string])[] = [
    ['length and chunks', () => post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n')],
    ['two lengths', () => post('Content-Length: 2\r\nContent-Length: 2\r\n', '{}')],
    ['two different lengths', () => post('Content-Length: 2\r\nContent-Length: 5\r\n', '{}')],
    ['a length with a sign', () => post('Content-Length: +2\r\n', '{}')],
    ['a hexadecimal length', () => post('Content-Length: 0x2\r\n', '{}')],
    ['a negative length', () => post('Content-Length: -2\r\n', '{}')],
    ['a list of lengths', () => post('Content-Length: 2, 2\r\n', '{}')],
    ['an unknown coding', () => post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n')],
    ['chunks that are not last', () => post('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n')],
    ['a chunk without a size', () => post('Transfer-Encoding: chunked\r\n', 'zz\r\n{}\r\n0\r\n\r\n')],
    ['a space before a colon', () => post('Content-Length : 2\r\n', '{}')],
    ['a folded header', () => post('X-A: 1\r\n Content-Length: 2\r\n', '{}')],
    ['a NUL in a header', () => get('/healthz', 'X-A: \u0000\r\n')],
    ['no host', () => 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['two hosts', () => get('/healthz', 'Host: evil.example.org\r\n')],
    ['a host with a space', () => 'GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n'],
    ['a host with a path', () => 'GET /healthz HTTP/1.1\r\nHost: a.example.org/b\r\n\r\n'],
    ['a host with a user', () => 'GET /healthz HTTP/1.1\r\nHost: a@b.example.org\r\n\r\n'],
    ['another protocol', () => 'GET /healthz HTCPCP/1.0\r\nHost: a\r\n\r\n'],
    ['the opening of HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a method that is none', () => `BREW /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    ['a target that is none', () => `GET healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    ['nothing but noise', () => `${line}\u0000\u0001\u0002\r\n\r\n`],
  ];

  test.each(FRAMES)('API-15 (%s) is 400 and ends the connection', async (_, bytes) => {
    const smuggled = get('/v1/projects');
    const { statuses, text, isClosed } = await sendRaw(server.url, bytes() + smuggled);
    expect(statuses[0] ?? 400).toBe(400);
    expect(statuses.filter((status) => status < 400)).toEqual([]);
    expect(isClosed).toBe(true);
    expect(text).not.toMatch(/Error|\bat |node:|\.ts/);
  });

  test('API-15 one that is right is answered, so the others mean something', async () => {
    const { statuses } = await sendRaw(server.url, get('/healthz') + get('/healthz', 'Connection: close\r\n'));
    expect(statuses).toEqual([200, 200]);
  });

  test('API-15 a host of somebody else is answered, and believed in nothing', async () => {
    const bytes = 'GET / HTTP/1.1\r\nHost: evil.example.org\r\nAccept: text/html\r\nConnection: close\r\n\r\n';
    const { statuses, text } = await sendRaw(server.url, bytes);
    expect(statuses).toEqual([200]);
    expect(text).not.toContain('evil.example.org');
  });
});

describe('a method that nothing has', () => {
  test.each(['TRACE', 'PROPFIND', 'DELETE', 'QUERY'])('API-16 %s is 405 with what there is', async (method) => {
    const bytes = `${method} /healthz HTTP/1.1\r\nHost: ${host}\r\nX-Secret: canary\r\nConnection: close\r\n\r\n`;
    const { statuses, text } = await sendRaw(server.url, bytes);
    expect(statuses).toEqual([405]);
    expect(text).toMatch(/^allow: GET, HEAD\r$/im);
    expect(text).not.toContain('canary');
  });

  test('API-16 CONNECT opens no tunnel', async () => {
    const { statuses, isClosed } = await sendRaw(server.url, `CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    expect([isClosed, statuses.filter((status) => status < 400)]).toEqual([true, []]);
  });

  test('an upgrade is no way in', async () => {
    const bytes = get(
      '/healthz',
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n',
    );
    const { statuses } = await sendRaw(server.url, bytes, 500);
    expect(statuses.includes(101)).toBe(false);
  });
});

describe('a path that is written to mean another', () => {
  test.each([
    '/../../etc/passwd',
    '/widget/v1/../../../package.json',
    '/widget/v1/..%2f..%2f..%2fpackage.json',
    '/widget/v1/%2e%2e/%2e%2e/package.json',
    '/widget/v1/..\\..\\package.json',
    '/assets/../../worker/package.json',
    '//etc/passwd',
    '/.%00/',
    '/%c0%ae%c0%ae/package.json',
  ])('API-17 %s reads nothing', async (path) => {
    const { statuses, text } = await sendRaw(server.url, get(path, 'Connection: close\r\n'));
    expect(statuses).toEqual([expect.toSatisfy((status: number) => [400, 404].includes(status))]);
    expect(text).not.toMatch(/root:|"dependencies"/);
  });

  test.each([
    '/v1/projects/../manage/federations/x',
    '/healthz/../v1/manage/federations/x',
    '//v1/manage/federations/x',
    '/v1/manage/federations/x/',
    '/v1/manage/./federations/x',
    '/v1%2fmanage%2ffederations%2fx',
    '/v1/manage\\federations\\x',
    'http://evil.example.org/v1/manage/federations/x',
  ])('API-17 PUT %s asks for the key like the path it means, or is none', async (path) => {
    const bytes = `PUT ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`;
    const { statuses } = await sendRaw(server.url, bytes);
    expect(statuses).toEqual([expect.toSatisfy((status: number) => [400, 401, 404, 405].includes(status))]);
  });
});

describe('a preflight with a huge header', () => {
  const asking = (chars: number) => {
    const names = 'a,'.repeat(chars / 2);
    return `OPTIONS /v1/pledges HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${server.url}\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: ${names}\r\nConnection: close\r\n\r\n`;
  };

  test('API-05 beyond what the server reads is 431 at once', async () => {
    const { statuses, tookMs } = await sendRaw(server.url, asking(32 * 1024));
    expect(statuses).toEqual([431]);
    expect(tookMs).toBeLessThan(1_000);
  });

  test('API-05 within it takes no time, and names nothing that was asked', async () => {
    const best = Math.min(
      ...(await Promise.all([1, 2, 3].map(() => sendRaw(server.url, asking(12 * 1024))))).map(({ tookMs }) => tookMs),
    );
    const { statuses, text } = await sendRaw(server.url, asking(12 * 1024));
    expect(statuses).toEqual([204]);
    expect(text).not.toContain('a,a,a');
    expect(best).toBeLessThan(1_000);
  });
});

test('API-04 five hundred slow clients are shown out in time, and nobody else notices', {
  timeout: 40_000,
}, async () => {
  const sockets = await Promise.all(Array.from({ length: SLOW_CLIENTS }, () => openSocket(server.url)));
  const closings = sockets.map((socket) => answerOf(socket, HEADERS_LIMIT_MS + 10 * LOOKS_EVERY_MS));
  // Some never say a word, some begin a request and dribble.
  const dribbling = sockets.filter((_, at) => at % 5 !== 0);
  for (const socket of dribbling) socket.write('GET /healthz HTTP/1.1\r\nX-A: ');
  const dribble = setInterval(() => {
    for (const socket of dribbling) if (socket.writable) socket.write('a');
  }, 500);
  const startedMs = performance.now();
  for (let time = 0; time < 5; time += 1) await expectAlive();
  expect(performance.now() - startedMs).toBeLessThan(5_000);
  const closed = await Promise.all(closings);
  clearInterval(dribble);
  expect(closed.filter(({ isClosed }) => !isClosed)).toEqual([]);
  expect(closed.flatMap(({ statuses }) => statuses.filter((status) => status !== 408))).toEqual([]);
  await expectAlive();
});
