import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNote, parseAddCheckpoint } from '@happy-homeland/log';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aLogKey, LOG_ENV, LOG_ORIGIN } from '../../testing/index.ts';
import { highMarkFile } from './high-mark-file.ts';
import { createHttpWitness } from './http-witness.ts';
import { createLogKeys } from './log-keys.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'happy-homeland-mark-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the mark beside the database', () => {
  const root = new Uint8Array(32).fill(7);

  test('is read back by the next process, goes only up, and is its owner’s', async () => {
    const path = join(folder, 'books.db');
    expect(await highMarkFile(path).read()).toBeNull();
    await highMarkFile(path).raise({ size: 9, root });
    expect(await highMarkFile(path).read()).toEqual({ size: 9, root });
    await highMarkFile(path).raise({ size: 8, root: new Uint8Array(32) });
    expect(await highMarkFile(path).read()).toEqual({ size: 9, root });
    expect(statSync(`${path}-log`).mode & 0o777).toBe(0o600);
    expect(existsSync(`${path}-log.new`)).toBe(false);
  });

  test.each(['', '9\n', '9 00\n', `9 ${'a'.repeat(64)}`, `-1 ${'a'.repeat(64)}\n`])(
    'that says %j is not taken for none',
    async (text) => {
      const path = join(folder, 'books.db');
      writeFileSync(`${path}-log`, text);
      await expect(highMarkFile(path).read()).rejects.toMatchObject({ name: 'LogStop', reason: 'damaged' });
      expect(readFileSync(`${path}-log`, 'utf8')).toBe(text);
    },
  );
});

describe('the keys of the log', () => {
  test('sign a note that their verifier keys open, each of them while one is rotated out', async () => {
    const keys = await createLogKeys({ origin: LOG_ORIGIN, keys: [await aLogKey(2), LOG_ENV.LOG_KEY] });
    const note = await keys.sign('text\n');
    for (const key of keys.verifierKeys) expect((await openNote(note, [key])).ok).toBe(true);
    expect(keys.verifierKeys).toHaveLength(2);
    expect((await keys.signWith(keys.verifierKeys[0] ?? '', new Uint8Array(3))).length).toBe(64);
    await expect(keys.signWith('another', new Uint8Array(3))).rejects.toThrow('no such key');
  });

  test('that are none are refused', async () => {
    await expect(createLogKeys({ origin: LOG_ORIGIN, keys: ['PRIVATE+KEY+x'] })).rejects.toThrow('LOG_KEY');
  });
});

describe('a witness across a network', () => {
  const request = { note: 'log\n1\nAAAA\n\n\u2014 log AAAA\n', oldSize: 3, proof: [new Uint8Array(32).fill(1)] };

  async function answered(status: number, text: string, { delayMs = 0, timeoutMs = 500 } = {}) {
    const asked: { method: string | undefined; url: string | undefined; body: string }[] = [];
    const server = createServer((incoming, response) => {
      let body = '';
      incoming.setEncoding('utf8').on('data', (part) => {
        body += part;
      });
      incoming.on('end', () => {
        asked.push({ method: incoming.method, url: incoming.url, body });
        setTimeout(() => response.writeHead(status, { location: '/elsewhere' }).end(text), delayMs);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const witness = createHttpWitness({ url: `http://127.0.0.1:${port}/w`, verifierKey: 'k', isOwn: false, timeoutMs });
    const answer = await witness.submit(request);
    server.closeAllConnections();
    server.close();
    return { answer, asked };
  }

  test('is sent the checkpoint and the proof below its address', async () => {
    const { answer, asked } = await answered(200, '\u2014 w BBBB');
    expect(answer).toEqual({ kind: 'cosigned', line: '\u2014 w BBBB\n' });
    expect(asked[0]).toMatchObject({ method: 'POST', url: '/w/add-checkpoint' });
    expect(parseAddCheckpoint(asked[0]?.body ?? '')).toEqual({
      oldSize: 3n,
      proof: request.proof,
      checkpoint: request.note,
    });
  });

  test.each([
    [409, '12\n', { kind: 'conflict', size: 12 }],
    [409, '0', { kind: 'conflict', size: 0 }],
    [409, 'a lot', { kind: 'unavailable', reason: 'status-409' }],
    [409, '99999999999999999999', { kind: 'unavailable', reason: 'status-409' }],
    [422, '', { kind: 'inconsistent' }],
    [403, 'who are you', { kind: 'unavailable', reason: 'status-403' }],
    [500, '<html>', { kind: 'unavailable', reason: 'status-500' }],
  ] as const)('that answers %i %j is understood', async (status, text, answer) => {
    expect((await answered(status, text)).answer).toEqual(answer);
  });

  test('that is slow, sends elsewhere or is not there is away', async () => {
    expect((await answered(200, 'x', { delayMs: 400, timeoutMs: 50 })).answer).toEqual({
      kind: 'unavailable',
      reason: 'TimeoutError',
    });
    expect((await answered(302, '')).answer).toMatchObject({ kind: 'unavailable' });
    const nobody = createHttpWitness({ url: 'http://127.0.0.1:9/', verifierKey: 'k', isOwn: false });
    expect(await nobody.submit(request)).toMatchObject({ kind: 'unavailable' });
  });
});
