import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import * as sdk from './index.ts';
import { answer, fakeDeployment } from './testing/fake-deployment.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const CARD = { projectId: 'abcdefghijklmnop', title: '老年助餐点', raisedMinor: 1234500, currency: 'CNY' };
const NEXT = { kind: 'redirect', url: 'https://pay.example/s1' };

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The README's snippet as a function of what it imports and prints to. */
function snippet(): (names: typeof sdk, console: { log(...values: unknown[]): void }) => Promise<void> {
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(README) ?? [];
  const body = code.replace(/import (\{[^}]*\}) from '@happy-homeland\/sdk';/, 'const $1 = names;');
  return new Function('names', 'console', `return (async () => {${body}})()`) as ReturnType<typeof snippet>;
}

test('the snippet of the README lists projects and makes a pledge', async () => {
  const pledge = { pledgeId: 'pledgepledge', status: 'awaiting_payment', secret: 's', next: NEXT };
  const fake = fakeDeployment(answer({ items: [CARD], nextCursor: null }), answer(pledge, 201));
  vi.stubGlobal('fetch', fake.fetch);
  const printed: unknown[][] = [];
  await snippet()(sdk, { log: (...values) => printed.push(values) });
  expect(printed).toEqual([['老年助餐点', '12,345.00 元'], [NEXT]]);
  expect(fake.asked.map(({ url }) => url)).toEqual([
    'https://give.example.org/v1/projects?status=open&limit=10',
    'https://give.example.org/v1/pledges',
  ]);
});

test('the README names every value that the package exports', () => {
  const missing = Object.keys(sdk).filter((name) => !README.includes(`\`${name}`));
  expect(missing).toEqual([]);
});
