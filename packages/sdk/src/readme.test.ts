// Every snippet of the README is run, in the order in which it stands there.
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { afterEach, expect, test, vi } from 'vitest';
import * as sdk from './index.ts';
import { answer, fakeDeployment } from './testing/fake-deployment.ts';
import { giftLeaf, SampleLog } from './testing/sample-log.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const CARD = { projectId: 'abcdefghijklmnop', title: '老年助餐点', raisedMinor: 1234500, currency: 'CNY' };
const NEXT = { kind: 'redirect', url: 'https://pay.example/s1' };

const SNIPPETS = [...README.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Runs one with the names that it imports and those that a reader has; what it printed. */
async function run(snippet: number, readers: Readonly<Record<string, unknown>> = {}): Promise<unknown[][]> {
  const printed: unknown[][] = [];
  const names = { names: sdk, console: { log: (...values: unknown[]) => printed.push(values) }, ...readers };
  const body = SNIPPETS[snippet]?.replace(/import (\{[^}]*\}) from '@happy-homeland\/sdk';/, 'const $1 = names;');
  await new Function(...Object.keys(names), `return (async () => {${body}})()`)(...Object.values(names));
  return printed;
}

test('the first snippet of the README lists projects and makes a pledge', async () => {
  const pledge = { pledgeId: 'pledgepledge', status: 'awaiting_payment', secret: 's', next: NEXT };
  const fake = fakeDeployment(answer({ items: [CARD], nextCursor: null }), answer(pledge, 201));
  vi.stubGlobal('fetch', fake.fetch);
  expect(await run(0)).toEqual([['老年助餐点', '12,345.00 元'], [NEXT]]);
  expect(fake.asked.map(({ url }) => url)).toEqual([
    'https://give.example.org/v1/projects?status=open&limit=10',
    'https://give.example.org/v1/pledges',
  ]);
});

test('the second goes through every page of a ledger', async () => {
  const pages = [
    { items: [{ kind: 'a' }, { kind: 'b' }], nextCursor: '2' },
    { items: [{ kind: 'c' }], nextCursor: null },
  ];
  const fake = fakeDeployment(...pages.map((page) => answer(page)));
  vi.stubGlobal('fetch', fake.fetch);
  expect(await run(1)).toEqual([['a'], ['b'], ['c']]);
  expect(fake.asked.map(({ url }) => new URL(url).search)).toEqual(['?limit=100', '?cursor=2&limit=100']);
});

test('the third verifies a receipt, and looks at the log of a deployment that does not answer', async () => {
  const log = await SampleLog.create([giftLeaf(0), giftLeaf(1)]);
  vi.stubGlobal('fetch', fakeDeployment(new TypeError('fetch failed')).fetch);
  const [amount, ...more] = await run(2, { file: await log.receipt(1), trust: log.trustText });
  expect(amount?.slice(0, 2)).toEqual([{ amountMinor: 2001, currency: 'CNY' }, '1']);
  expect(more).toEqual([]);
  expect(await run(2, { file: 'no receipt', trust: log.trustText })).toEqual([['not-a-receipt']]);
});

test('the fourth verifies what a deployment tells', async () => {
  const secret = `whsec_${btoa('a secret of thirty-two bytes here')}`;
  const body = JSON.stringify({ type: 'donation.settled', timestamp: new Date().toISOString(), data: { seq: 7 } });
  const headers = {
    'webhook-id': 'msg',
    'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg', new Date(), body),
  };
  expect(await run(3, { body, headers, secrets: [secret] })).toEqual([['msg', 'donation.settled', { seq: 7 }]]);
  expect(SNIPPETS).toHaveLength(4);
});

test('the README names every value that the package exports', () => {
  const missing = Object.keys(sdk).filter((name) => !README.includes(`\`${name}`));
  expect(missing).toEqual([]);
});
