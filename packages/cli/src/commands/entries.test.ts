import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../run.ts';

const GIFT = {
  seq: 7,
  kind: 'donation.settled',
  date: '2026-11-22',
  source: 'own-site',
  postings: [
    { account: 'A:Clearing:stripe', amountMinor: 2000, currency: 'CNY' },
    { account: 'F:Restricted:pppp', amountMinor: -2000, currency: 'CNY' },
  ],
  reverses: null,
  reason: null,
  category: null,
  partner: null,
  evidence: [],
  to: null,
  basis: null,
};
const CORRECTION = { ...GIFT, seq: 9, kind: 'correction.reversed', source: null, reverses: 7, reason: '=重复登记' };

async function entries(words: readonly string[], status = 200) {
  const asked: string[] = [];
  const [out, err]: [string[], string[]] = [[], []];
  const page = asked.length === 0 ? { items: [CORRECTION, GIFT], nextCursor: null } : {};
  const code = await run(['entries', ...words], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: { HH_API_URL: 'https://give.example.org', HH_API_KEY: 'k1' },
    signal: new AbortController().signal,
    fetch: async (url) => {
      asked.push(url.replace('https://give.example.org', ''));
      const problem = { type: 'https://x/docs#not-found', title: 'x', status, requestId: 'r' };
      const mime = status < 400 ? 'application/json' : 'application/problem+json';
      return new Response(JSON.stringify(status < 400 ? page : problem), { status, headers: { 'content-type': mime } });
    },
  });
  return { code, out: out.join('\n'), err: err.join('\n'), asked };
}

test('lists entries with the numbers that corrections name, in both languages', async () => {
  const zh = await entries(['pppp', '--lang', 'zh']);
  expect([zh.code, zh.asked]).toEqual([0, ['/v1/projects/pppp/ledger?limit=100']]);
  expect(zh.out.split('\n')).toEqual([
    '9 · 2026-11-22 · 更正（冲销） · 20.00 CNY · 更正第 7 笔 · =重复登记',
    '7 · 2026-11-22 · 收到捐赠 · 20.00 CNY',
  ]);
  expect((await entries(['pppp', '--lang', 'en'])).out).toContain(
    '9 · 2026-11-22 · correction.reversed · 20.00 CNY · corrects 7',
  );
  expect(JSON.parse((await entries(['pppp', '--json'])).out)).toEqual([CORRECTION, GIFT]);
});

test('writes a table, in which nothing is a formula', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'happy-homeland-entries-')), '账目.csv');
  expect(await entries(['pppp', '--out', file, '--lang', 'en'])).toMatchObject({ code: 0, out: `wrote 2 to ${file}` });
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('序号,日期,事由,金额');
  expect(text).not.toMatch(/,=/);
});

test('says what is missing, and what the deployment refused', async () => {
  expect(await entries(['--lang', 'en'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('PROJECT_ID is missing'),
  });
  expect(await entries(['pppp', '--out', 'x.pdf'])).toMatchObject({ code: 2, asked: [] });
  expect(await entries(['pppp', '--lang', 'en'], 404)).toMatchObject({
    code: 1,
    err: expect.stringContaining('not-found'),
  });
});
