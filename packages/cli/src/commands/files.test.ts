import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../run.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'happy-homeland-files-'));
  await writeFile(join(folder, 'invoice.jpg'), 'bytes');
  await writeFile(join(folder, 'site.PNG'), 'more bytes');
  await writeFile(join(folder, 'consent.json'), '{"people":1,"form":"written","givenOn":"2026-11-20","reference":"3"}');
  await writeFile(join(folder, 'none.json'), '{"people":1}');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const UPLOAD = {
  uploadId: 'uuuuuuuu',
  purpose: 'evidence',
  mime: 'image/jpeg',
  bytes: 5,
  sha256: 'a'.repeat(64),
  publication: null,
};

async function hh(words: readonly string[], answer: object = UPLOAD, status = 200) {
  const asked: (readonly [string, string, string])[] = [];
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run([...words, '--lang', 'en'], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: { HH_API_URL: 'https://give.example.org', HH_API_KEY: 'k1' },
    signal: new AbortController().signal,
    fetch: async (url, { body, headers }) => {
      const type = String(new Headers(headers).get('content-type'));
      const text = typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
      asked.push([url.replace('https://give.example.org/v1/manage/', ''), type, text]);
      const mime = status < 400 ? 'application/json' : 'application/problem+json';
      return new Response(JSON.stringify(answer), { status, headers: { 'content-type': mime } });
    },
  });
  return { code, out: out.join('\n'), err: err.join('\n'), asked };
}

test('sends files one by one, each with its type and name', async () => {
  const { code, out, err, asked } = await hh([
    'files',
    'send',
    'pppp',
    join(folder, 'invoice.jpg'),
    join(folder, 'site.PNG'),
  ]);
  expect([code, out.split('\n')[0]]).toEqual([0, `uuuuuuuu · evidence · image/jpeg · 5 · ${'a'.repeat(64)}`]);
  expect(err).toContain('2/2 site.PNG');
  expect(asked).toEqual([
    ['projects/pppp/uploads?name=invoice.jpg&purpose=evidence', 'image/jpeg', 'bytes'],
    ['projects/pppp/uploads?name=site.PNG&purpose=evidence', 'image/png', 'more bytes'],
  ]);
});

test('sends a copy for the public with the evidence that it was made of', async () => {
  const { asked } = await hh(['files', 'send', 'pppp', join(folder, 'invoice.jpg'), '--copy-of', 'eeee']);
  expect(asked[0]?.[0]).toBe('projects/pppp/uploads?name=invoice.jpg&purpose=public-copy&copyOf=eeee');
});

test('publishes with a consent, and takes back', async () => {
  const shown = { ...UPLOAD, publication: { withdrawnAt: null, href: '/v1/files/uuuuuuuu' } };
  const { code, out, asked } = await hh(['files', 'publish', 'uuuuuuuu', join(folder, 'consent.json')], shown);
  expect([code, out]).toEqual([0, expect.stringContaining('public /v1/files/uuuuuuuu')]);
  expect(JSON.parse(asked[0]?.[2] ?? '')).toMatchObject({ people: 1, minors: 0, reference: '3' });
  const taken = { ...UPLOAD, publication: { withdrawnAt: '2026-11-22T00:00:00.000Z', href: '/v1/files/uuuuuuuu' } };
  expect((await hh(['files', 'withdraw', 'uuuuuuuu'], taken)).out).toContain('taken back');
  const list = await hh(['files', 'list', 'pppp', '--json'], { items: [UPLOAD], nextCursor: null });
  expect(JSON.parse(list.out)).toEqual([UPLOAD]);
});

test('sends nothing where a file, a purpose or the consent does not fit', async () => {
  for (const words of [
    ['send', 'pppp'],
    ['send', 'pppp', join(folder, 'none.json')],
    ['send', 'pppp', join(folder, 'invoice.jpg'), join(folder, 'missing.pdf')],
    ['send', 'pppp', join(folder, 'invoice.jpg'), '--purpose', 'x'],
    ['publish', 'uuuuuuuu', join(folder, 'none.json')],
    ['publish', 'uuuuuuuu', join(folder, 'invoice.jpg')],
    ['forget', 'uuuuuuuu'],
  ]) {
    const { code, asked } = await hh(['files', ...words]);
    expect([words, code, asked]).toEqual([words, 2, []]);
  }
});

test('says what the deployment refused', async () => {
  const problem = { type: 'https://x/docs#quota-exceeded', title: 'x', status: 409, requestId: 'r', detail: 'full' };
  const { code, err } = await hh(['files', 'send', 'pppp', join(folder, 'invoice.jpg')], problem, 409);
  expect([code, err]).toEqual([1, expect.stringContaining('quota-exceeded (full)')]);
});
