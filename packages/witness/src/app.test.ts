// The protocol over HTTP (C2SP tlog-witness), with what hostile callers send; and what people and their browsers read.

import { formatAddCheckpoint, formatCheckpoint, formatVerifierKey, signNote } from '@happy-homeland/log';
import { judgeEvidence } from '@happy-homeland/log/evidence';
import { describe, expect, test } from 'vitest';
import { BODY_BYTES_MAX, createWitnessApp, IN_FLIGHT_MAX } from './app.ts';
import { createMemoryStore } from './store/memory-store.ts';
import type { WitnessStore } from './store/record.ts';
import { quietly } from './testing/quietly.ts';
import { TestLog, testWitnessKey } from './testing/test-log.ts';
import { createWitness } from './witness.ts';

const NOW_S = 1_800_000_000;
const MAX = 2n ** 64n - 1n;

async function open({ store = createMemoryStore(), operator = '示例会计师事务所' as string | undefined } = {}) {
  const log = await TestLog.open();
  const clock = { nowS: () => NOW_S };
  const { report } = quietly();
  const witness = createWitness({ key: await testWitnessKey(), logs: [log.watched], store, clock, report });
  const app = createWitnessApp({ witness, clock, operator });
  const post = (body: string | Uint8Array<ArrayBuffer>) =>
    Promise.resolve(app.request('/add-checkpoint', { method: 'POST', body }));
  return { app, log, post, store };
}

describe('POST /add-checkpoint', () => {
  test('answers with a line of a note, and with sizes as their own type', async () => {
    const { log, post } = await open();
    const cosigned = await post(await log.grown(3).request(0n));
    expect([cosigned.status, cosigned.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await cosigned.text()).toMatch(/^— witness\.example\/1 [A-Za-z0-9+/]+=*\n$/);
    const behind = await post(await log.grown(9).request(0n));
    expect([behind.status, behind.headers.get('content-type'), await behind.text()]).toEqual([
      409,
      'text/x.tlog.size',
      '3\n',
    ]);
    const forked = await post(await log.grown(3).rewritten(0).request(3n));
    expect([forked.status, forked.headers.get('content-type'), await forked.text()]).toEqual([
      409,
      'text/x.tlog.size',
      '3\n',
    ]);
  });

  test('answers each refusal with the status of the specification', async () => {
    const { log, post } = await open();
    await post(await log.grown(3).request(0n));
    const other = await TestLog.open('log.example/other');
    const checkpoint = await log.grown(9).checkpoint();
    const wrongProof = formatAddCheckpoint({ oldSize: 3n, proof: [new Uint8Array(32)], checkpoint });
    const ahead = formatAddCheckpoint({ oldSize: 10n, proof: [], checkpoint });
    const unsigned = `old 3\n\n${await log.grown(9).text()}\n${(await other.checkpoint()).split('\n\n')[1]}`;
    const statusOf = async (body: string) => (await post(body)).status;
    expect(await statusOf(await other.grown(1).request(0n))).toBe(404);
    expect(await statusOf(unsigned)).toBe(403);
    expect(await statusOf(ahead)).toBe(400);
    expect(await statusOf(wrongProof)).toBe(422);
  });

  test('takes only POST', async () => {
    const { app } = await open();
    const answer = await app.request('/add-checkpoint');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

/** The text with its ÿ as the one byte 0xFF, which is no UTF-8. */
function latin1(text: string): Uint8Array<ArrayBuffer> {
  const [before = '', after = ''] = text.split('\xff');
  const encoder = new TextEncoder();
  return Uint8Array.of(...encoder.encode(before), 0xff, ...encoder.encode(after));
}

describe('what a hostile caller sends', () => {
  const MALFORMED: readonly (readonly [string, (request: string) => string | Uint8Array<ArrayBuffer>])[] = [
    ['nothing', () => ''],
    ['carriage returns', (request) => request.replaceAll('\n', '\r\n')],
    ['one carriage return in the origin', (request) => request.replace('log.example', 'log.\rexample')],
    ['a NUL', (request) => request.replace('log.example', 'log.\0example')],
    ['no old size', (request) => request.replace(/^old \d+\n/, '')],
    ['a size with zeros in front', (request) => request.replace('old 3', 'old 03')],
    ['a size below zero', (request) => request.replace('old 3', 'old -1')],
    ['a size of 2^64', (request) => request.replace('old 3', `old ${MAX + 1n}`)],
    ['an old size of 2^64 − 1, above that of the snapshot', (request) => request.replace('old 3', `old ${MAX}`)],
    ['a snapshot of 2^64 entries', (request) => request.replace('\n9\n', `\n${MAX + 1n}\n`)],
    ['a carriage return behind a hash', (request) => request.replace('=\n', '=\r\n')],
    ['a carriage return in a signature', (request) => request.replace(/\n$/, '\r\n')],
    ['a NUL in a hash', (request) => request.replace('=\n', '\0\n')],
    ['a NUL in the name of a key', (request) => request.replace('— log', '— \0og')],
    ['a NUL at the end', (request) => `${request}\0`],
    ['a size of a hundred digits', (request) => request.replace('old 3', `old ${'9'.repeat(100)}`)],
    ['64 hashes of proof', (request) => request.replace('\n', `\n${`${'A'.repeat(43)}=\n`.repeat(64)}`)],
    ['a hash of 31 bytes', (request) => request.replace('\n', `\n${'A'.repeat(42)}==\n`)],
    ['no line feed at the end', (request) => request.slice(0, -1)],
    ['no signature at all', (request) => request.slice(0, request.lastIndexOf('—'))],
    ['65 signatures', (request) => request + '— a.example/x AAAAAAAA\n'.repeat(64)],
    ['no UTF-8', (request) => Uint8Array.of(...new TextEncoder().encode(request), 0xff)],
    ['no UTF-8 in a line that nobody would read', (request) => latin1(`${request}— a\xff.example/x AAAAAAAA\n`)],
    ['half of it', (request) => request.slice(0, request.length / 2)],
    ['JSON', () => '{"old":3}'],
  ];

  test.each(MALFORMED)('%s is a 400', async (_, spoil) => {
    const { log, post, store } = await open();
    await post(await log.grown(3).request(0n));
    expect((await post(spoil(await log.grown(9).request(3n)))).status).toBe(400);
    expect((await store.records.read(log.origin))?.size).toBe(3n);
    expect(await store.evidence.list()).toEqual([]);
  });

  test('a byte order mark is a character like others, and so no request', async () => {
    const { log, post } = await open();
    expect((await post(`\ufeff${await log.grown(3).request(0n)}`)).status).toBe(400);
  });

  test('twenty signatures of keys that nobody knows change nothing', async () => {
    const { log, post } = await open();
    const request = (await log.grown(3).request(0n)) + '— a.example/x AAAAAAAA\n'.repeat(20);
    expect((await post(request)).status).toBe(200);
  });

  test('a proof of 63 hashes is read to its end', async () => {
    const { log, post } = await open();
    await post(await log.grown(3).request(0n));
    const checkpoint = await log.grown(9).checkpoint();
    const proof = Array.from({ length: 63 }, () => new Uint8Array(32));
    expect((await post(formatAddCheckpoint({ oldSize: 3n, proof, checkpoint }))).status).toBe(422);
  });

  test('the largest sizes there are neither overflow nor hang', async () => {
    const { log, post } = await open();
    const root = new Uint8Array(32).fill(7);
    const at = async (size: bigint) => signNote(formatCheckpoint({ origin: log.origin, size, root }), [log.key]);
    const body = async (oldSize: bigint, size: bigint, hashes = 0) =>
      formatAddCheckpoint({
        oldSize,
        proof: Array.from({ length: hashes }, () => new Uint8Array(32)),
        checkpoint: await at(size),
      });
    expect((await post(await body(0n, MAX - 1n))).status).toBe(200);
    expect((await post(await body(MAX - 1n, MAX, 63))).status).toBe(422);
    const behind = await post(await body(0n, MAX));
    expect([behind.status, await behind.text()]).toEqual([409, `${MAX - 1n}\n`]);
  });

  test('a body that is too long is not read, whether it says so or not', async () => {
    const { app, post } = await open();
    expect((await post('x'.repeat(BODY_BYTES_MAX + 1))).status).toBe(413);
    const chunk = new Uint8Array(BODY_BYTES_MAX);
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(chunk),
    });
    const endless = new Request('http://127.0.0.1/add-checkpoint', {
      method: 'POST',
      body,
      duplex: 'half',
    } as RequestInit);
    expect((await app.request(endless)).status).toBe(413);
    expect((await post('x'.repeat(BODY_BYTES_MAX))).status).toBe(400);
  });

  test('of too many at once the last are asked to come again', async () => {
    const inner = createMemoryStore();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const records = {
      ...inner.records,
      read: async (origin: string) => {
        await held;
        return inner.records.read(origin);
      },
    };
    const { log, post } = await open({ store: { ...inner, records } });
    const request = await log.grown(3).request(0n);
    const all = Array.from({ length: IN_FLIGHT_MAX + 3 }, () => post(request));
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
    const answers = await Promise.all(all);
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused).toHaveLength(3);
    expect(refused.map(({ headers }) => headers.get('retry-after'))).toEqual(['1', '1', '1']);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

test('whoever sends slowly holds up nobody', async () => {
  const { app, log, post } = await open();
  const slow = () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(8)) });
    const headers = { 'content-length': '1000' };
    return new Request('http://127.0.0.1/add-checkpoint', {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit);
  };
  for (let n = 0; n < IN_FLIGHT_MAX; n += 1) void app.request(slow());
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await post(await log.grown(3).request(0n))).status).toBe(200);
});

describe('what people read', () => {
  test('a page without anything seen, then with what was seen, in two languages', async () => {
    const { app, log, post } = await open();
    const textOf = async (path: string) => (await app.request(path)).text();
    expect(await textOf('/')).toContain('还没有收到账目快照');
    await post(await log.grown(3).request(0n));
    const [zh, en] = [await textOf('/'), await textOf('/?lang=en')];
    for (const page of [zh, en]) {
      expect(page).toContain(log.origin);
      expect(page).toContain(formatVerifierKey((await testWitnessKey()).verifierKey));
      expect(page).toContain('示例会计师事务所');
      expect(page).not.toMatch(/leaf|Merkle|checkpoint</i);
    }
    expect(zh).toContain('<dd>3 条</dd>');
    expect(zh).toContain('2027年1月15日 16:00（北京时间）');
    expect(en).toContain('January 15, 2027 at 16:00 (Beijing time)');
    expect(en).toContain('Checked; nothing was rewritten');
    expect(zh).toContain('不说明某张票据是真的');
  });

  test('no script, nothing from elsewhere, and no markup out of a name', async () => {
    const { app } = await open({ operator: '<img src=x>' });
    const answer = await app.request('/');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).not.toMatch(/<script|<img|https?:/);
    expect((await app.request('/witness.css')).headers.get('content-type')).toContain('text/css');
  });

  test('a browser that prefers English gets it, and says Chinese beats that', async () => {
    const { app } = await open();
    const page = async (path: string) =>
      (await app.request(path, { headers: { 'accept-language': 'en-GB,zh;q=0.5' } })).text();
    expect(await page('/')).toContain('lang="en"');
    expect(await page('/?lang=zh')).toContain('lang="zh-CN"');
  });

  test('a fork is on the page, and its evidence is a file that convinces who has the key', async () => {
    const { app, log, post } = await open();
    await post(await log.grown(3).request(0n));
    await post(await log.grown(3).rewritten(0).request(3n));
    const page = await (await app.request('/')).text();
    expect(page).toContain('class="state bad"');
    const [, path = ''] = /href="(\/evidence\/[0-9a-f]{32}\.txt)"/.exec(page) ?? [];
    const file = await app.request(path);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(file.headers.get('access-control-allow-origin')).toBe('*');
    expect(await judgeEvidence(await file.text(), [formatVerifierKey(log.key.verifierKey)])).toBe('fork');
    for (const wrong of ['/evidence/x.txt', `/evidence/${'0'.repeat(32)}.txt`, '/evidence/..%2f..']) {
      expect((await app.request(wrong)).status).toBe(404);
    }
  });

  test('the newest snapshot is there as it was signed, for anybody’s page', async () => {
    const { app, log, post } = await open();
    await post(await log.grown(3).request(0n));
    const [, path = ''] = /href="(\/logs\/[0-9a-f]{16}\/checkpoint)"/.exec(await (await app.request('/')).text()) ?? [];
    const answer = await app.request(path);
    expect(await answer.text()).toBe(await log.grown(3).checkpoint());
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect((await app.request('/logs/0000000000000000/checkpoint')).status).toBe(404);
  });

  test('/healthz says how many logs were seen, and that a record cannot be read', async () => {
    const { app, log, post } = await open();
    await post(await log.grown(3).request(0n));
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok', logs: 1, seen: 1 });
    const inner = createMemoryStore();
    const store: WitnessStore = {
      ...inner,
      records: { ...inner.records, read: () => Promise.reject(new Error('gone')) },
    };
    const broken = await open({ store });
    expect((await broken.app.request('/healthz')).status).toBe(503);
  });
});
