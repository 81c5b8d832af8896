// A small stand-in of WeChat's API on the loopback address: what it was asked, and what it answers. It says nothing about
// WeChat itself.
import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { weChatSharing } from './wechat-sharing.ts';

const PUBLIC_URL = 'https://give.example.org';
const PAGE = `${PUBLIC_URL}/p/abcdefghijklmnop?lang=en`;
const SECRET = 'not-to-be-seen-anywhere';
const START_MS = Date.parse('2026-11-23T00:00:00Z');

/** Tokens that serve, and the next answers to requests for a ticket; with none of them it answers a ticket. */
let served: string;
let tokensMade: number;
let refusals: object[];
let isDown: boolean;
let asked: { path: string; body: string }[];
let reported: unknown[];
let nowMs: number;
let server: Server;
let apiUrl: string;

beforeEach(async () => {
  [served, tokensMade, refusals, isDown, asked, reported, nowMs] = ['token-1', 1, [], false, [], [], START_MS];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    asked.push({ path: pathname, body });
    if (isDown) return response.writeHead(502).end('<html>bad gateway</html>');
    if (pathname === '/cgi-bin/stable_token') {
      if (JSON.parse(body).force_refresh) {
        tokensMade += 1;
        served = `token-${tokensMade}`;
      }
      return response.end(JSON.stringify({ access_token: served, expires_in: 7200 }));
    }
    const refusal = searchParams.get('access_token') === served ? refusals.shift() : { errcode: 40001, errmsg: SECRET };
    return response.end(JSON.stringify(refusal ?? { errcode: 0, ticket: `ticket of ${served}`, expires_in: 7200 }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

function sharing() {
  return weChatSharing(
    { appId: 'wx0123456789abcdef', appSecret: SECRET, apiUrl },
    {
      publicUrl: PUBLIC_URL,
      clock: { nowMs: () => nowMs },
      ids: { id: () => 'nonce' },
      reporter: { report: (level, event, fields) => reported.push([level, event, fields]) },
    },
  );
}

const paths = () => asked.map(({ path }) => path.slice('/cgi-bin/'.length));

describe('a page that is signed for WeChat', () => {
  test('has the SHA-1 of ticket, nonce, time and address in the order that WeChat asks for', async () => {
    const text = `jsapi_ticket=ticket of token-1&noncestr=nonce&timestamp=${START_MS / 1000}&url=${PAGE}`;
    expect(await sharing().sign(PAGE)).toEqual({
      appId: 'wx0123456789abcdef',
      timestamp: START_MS / 1000,
      nonce: 'nonce',
      signature: createHash('sha1').update(text).digest('hex'),
    });
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      grant_type: 'client_credential',
      appid: 'wx0123456789abcdef',
      secret: SECRET,
      force_refresh: false,
    });
  });

  test('is one of this deployment’s own public pages', async () => {
    const { sign } = sharing();
    for (const url of [
      'https://evil.example.org/p/abc',
      `${PUBLIC_URL}.evil.example.org/p/abc`,
      `${PUBLIC_URL}/console`,
      `${PUBLIC_URL}/p/abc/../../console`,
      `${PUBLIC_URL}/p/abc#x`,
      `${PUBLIC_URL}/p/abc?${'x'.repeat(3000)}`,
    ]) {
      expect(await sign(url), url).toBeNull();
    }
    expect(asked).toEqual([]);
    expect(await sign(`${PUBLIC_URL}/give/abc`)).not.toBeNull();
  });

  test('costs one token and one ticket, however many ask at once, until shortly before they end', async () => {
    const { sign } = sharing();
    await Promise.all([sign(PAGE), sign(PAGE), sign(PAGE)]);
    nowMs += 6_899_000;
    await sign(PAGE);
    expect(paths()).toEqual(['stable_token', 'ticket/getticket']);
    nowMs += 2_000;
    expect(await sign(PAGE)).not.toBeNull();
    expect(paths().slice(2)).toEqual(['stable_token', 'ticket/getticket']);
  });
});

describe('a token that WeChat does not take', () => {
  test('40001: is made anew once, by force where it was fresh', async () => {
    refusals = [{ errcode: 40001 }];
    expect(await sharing().sign(PAGE)).not.toBeNull();
    expect(paths()).toEqual(['stable_token', 'ticket/getticket', 'stable_token', 'ticket/getticket']);
    expect(asked.filter(({ body }) => body.includes('"force_refresh":true'))).toHaveLength(1);
  });

  test('42001: one that was kept and ended early is asked for again without force', async () => {
    const { sign } = sharing();
    refusals = [{ errcode: 0, ticket: 'short', expires_in: 301 }];
    await sign(PAGE);
    nowMs += 2_000;
    refusals = [{ errcode: 42001 }];
    expect(await sign(PAGE)).not.toBeNull();
    expect(asked.filter(({ body }) => body.includes('"force_refresh":true'))).toHaveLength(0);
  });

  test('twice: nobody waits for a minute, then it is tried again', async () => {
    const { sign } = sharing();
    refusals = [{ errcode: 42001 }, { errcode: 42001 }];
    expect(await sign(PAGE)).toBeNull();
    const before = asked.length;
    nowMs += 59_000;
    expect(await sign(PAGE)).toBeNull();
    expect(asked).toHaveLength(before);
    nowMs += 2_000;
    expect(await sign(PAGE)).not.toBeNull();
    expect(reported).toEqual([['warn', 'wechat-not-signed', { code: 42001 }]]);
  });
});

describe('an API that fails', () => {
  test.each([
    ['answers no JSON', () => (isDown = true)],
    ['is busy', () => (refusals = [{ errcode: -1, errmsg: SECRET }])],
    ['answers no ticket', () => (refusals = [{ errcode: 0 }])],
    ['is not there', () => server.close()],
  ])('%s: the page is not signed, and no secret, token or word of WeChat is reported', async (_, fail) => {
    fail();
    expect(await sharing().sign(PAGE)).toBeNull();
    expect(reported).toHaveLength(1);
    expect(JSON.stringify(reported)).not.toMatch(/not-to-be-seen|token-1|ticket/);
  });
});
