// A tile server that lies, breaks off, stalls or is something else altogether.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '../run.ts';
import type { Bend } from '../testing/sample-log.ts';
import { cardOf, gift, LOG_URL, SampleLog } from '../testing/sample-log.ts';

const realTimeout = globalThis.setTimeout;
const STEP_MS = 500;

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'happy-homeland-audit-'));
  // Pauses between attempts and time limits pass at once; files are read in real time.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(data, { recursive: true });
});

async function inTime<Value>(pending: Promise<Value>): Promise<Value> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  pending.then(settle, settle);
  while (!isSettled) {
    await new Promise((resolve) => realTimeout(resolve, 1));
    await vi.advanceTimersByTimeAsync(STEP_MS);
  }
  return pending;
}

async function sampleLog(count = 600): Promise<SampleLog> {
  const log = await SampleLog.create();
  log.append(...Array.from({ length: count }, () => gift(100)));
  log.cards = [cardOf('well', 100 * count, count)];
  await log.publish();
  return log;
}

async function hh(log: SampleLog, flags: readonly string[] = [], signal = new AbortController().signal) {
  const out: string[] = [];
  const err: string[] = [];
  const running = run(['audit', LOG_URL, '--data', data, '--lang', 'en', ...flags], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: {},
    signal,
    fetch: log.fetch,
  });
  return { code: await inTime(running), out: out.join('\n'), err: err.join('\n') };
}

const HTML = '<!doctype html><title>Sign in</title>';
const html = () => new Response(HTML, { headers: { 'content-type': 'text/html' } });
const at =
  (path: string, answer: (file: Uint8Array) => Response): Bend =>
  (asked, file) =>
    asked.endsWith(path) ? answer(file ?? new Uint8Array()) : undefined;

describe('a server that serves something else is not audited, and that is said', () => {
  test.each<[string, Bend, RegExp]>([
    ['a web page for everything', () => html(), /^Not done: the trust file cannot be read$/],
    ['a web page as the snapshot', at('/log/checkpoint', html), /^Not done: what came is no snapshot of the books/],
    [
      'a web page as a file of hashes',
      at('tile/0/001', html),
      /^Not done: tile\/0\/001: what came is not what it should be/,
    ],
    ['a web page as entries', at('tile/entries/001', html), /^Not done: tile\/entries\/001: what came is not/],
    ['a web page as the list of projects', at('limit=100', html), /^Not done: v1\/projects: what came is not/],
    [
      'a torn file of hashes',
      at('tile/0/000', (file) => new Response(file.slice(0, -1))),
      /tile\/0\/000: what came is not/,
    ],
    [
      'a torn bundle',
      at('tile/entries/000', (file) => new Response(file.slice(0, -1))),
      /tile\/entries\/000: what came is not/,
    ],
    [
      'a file that is too wide',
      at('tile/0/002.p/89', (file) => new Response(Buffer.concat([file, file]))),
      /not what it should/,
    ],
    ['a file of another width', at('tile/0/002.p/89', (file) => new Response(file.slice(32))), /not what it should/],
    [
      'no such file',
      at('tile/entries/001', () => new Response('', { status: 404 })),
      /tile\/entries\/001: the deployment answers 404/,
    ],
    ['an error', at('tile/entries/001', () => new Response('', { status: 500 })), /the deployment answers 500/],
    [
      'half a list of projects',
      at('limit=100', () => Response.json({ items: [{ projectId: 'well' }], nextCursor: null })),
      /list of projects, or a journal, cannot be read/,
    ],
    [
      'a list without end',
      (path) => (path.includes('/v1/projects') ? Response.json({ items: [], nextCursor: 'again' }) : undefined),
      /list of projects, or a journal, cannot be read/,
    ],
  ])('%s', async (_, bend, words) => {
    const log = await sampleLog();
    log.bend = bend;
    const { code, out, err } = await hh(log);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(words);
  });

  test('one that says nothing is given up', async () => {
    const log = await sampleLog();
    const silence = { ...log, fetch: stalled(log) };
    const { code, err } = await hh(silence as unknown as SampleLog);
    expect([code, err]).toEqual([2, 'Not done: tile/entries/001: no answer after several attempts']);
  });

  test('one that stumbles is asked again', async () => {
    const log = await sampleLog();
    const seen = new Set<string>();
    log.bend = (path) => {
      if (seen.has(path)) return undefined;
      seen.add(path);
      return new Response('', { status: 503 });
    };
    expect((await hh(log)).code).toBe(0);
  });
});

describe('a server that lies is caught', () => {
  test('hashes that are not those of the entries', async () => {
    const log = await sampleLog();
    log.bend = at('tile/0/001', (file) => new Response(file.with(40, (file[40] ?? 0) ^ 1)));
    const { code, out } = await hh(log);
    expect(code).toBe(1);
    expect(out).toContain('✗ the file tile/0/001 does not fit entries 258 to 258');
  });

  test.each([
    ['tile/1/000.p/2', 'entries 257 to 512'],
    ['tile/0/002.p/89', 'entries 514 to 514'],
  ])('%s with a flipped bit', async (path, words) => {
    const log = await sampleLog();
    log.bend = at(
      path,
      (file) =>
        new Response(file.with(path.includes('/1/') ? 33 : 32, 0xff ^ (file[path.includes('/1/') ? 33 : 32] ?? 0))),
    );
    const { code, out } = await hh(log);
    expect(code).toBe(1);
    expect(out).toContain(words);
  });

  test('entries of another bundle, of the right number', async () => {
    const log = await sampleLog();
    log.bend = (path) =>
      path.endsWith('tile/entries/001')
        ? new Response((log.files.get('tile/entries/000') ?? new Uint8Array()).slice())
        : undefined;
    const { code, out } = await hh(log);
    expect(code).toBe(1);
    expect(out).toContain('entry 257 was rewritten');
  });
});

describe('an audit that was stopped', () => {
  test('goes on where it was, and fetches nothing twice', async () => {
    const log = await sampleLog(3_000);
    const stop = new AbortController();
    log.bend = (path) => {
      if (path.endsWith('tile/entries/009')) stop.abort();
      return undefined;
    };
    const first = await hh(log, [], stop.signal);
    expect(first).toMatchObject({ code: 2, out: '' });
    expect(first.err).toBe('Not done: interrupted. Run the same command again to go on from here');
    const before = new Set(log.asked.filter((path) => path.includes('/tile/') && !/00[89]|01/.test(path)));
    log.asked.length = 0;
    const second = await hh(log);
    expect(second.code).toBe(0);
    expect(second.err).toBe('Continuing the audit that was interrupted.');
    expect(log.asked.filter((path) => before.has(path) && path.includes('entries/000'))).toEqual([]);
    expect(log.asked.filter((path) => path.includes('/tile/')).length).toBeLessThan(26);
  });

  test('a kept file that was damaged here accuses nobody', async () => {
    const log = await sampleLog();
    await hh(log);
    const name = join(data, 'files/tile/entries/001');
    const other = log.files.get('tile/entries/000') ?? new Uint8Array();
    writeFileSync(name, other);
    expect((await hh(log, ['--reuse'])).code).toBe(0);
    writeFileSync(name, 'torn');
    expect((await hh(log, ['--reuse'])).code).toBe(0);
  });
});

function stalled(log: SampleLog): SampleLog['fetch'] {
  return (url, init) => {
    if (!url.endsWith('tile/entries/001')) return log.fetch(url, init);
    return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
  };
}
