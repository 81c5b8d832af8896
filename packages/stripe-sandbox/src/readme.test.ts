import { readFileSync } from 'node:fs';
import Stripe from 'stripe';
import { expect, test } from 'vitest';
import * as exported from './index.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the snippet of the README pays a session', async () => {
  const [, snippet = ''] = /```ts\n([\s\S]*?)```/.exec(README) ?? [];
  const body = snippet.replace(/^import .*$/gm, '');
  const lines: unknown[][] = [];
  const run = new Function('startSandbox', 'Stripe', 'console', `return (async () => {${body}})()`);
  await run(exported.startSandbox, Stripe, { log: (...values: unknown[]) => lines.push(values) });
  expect(lines).toEqual([['complete', 'paid']]);
});

test('the README names every value that the package exports', () => {
  expect(Object.keys(exported).filter((name) => !README.includes(`\`${name}`))).toEqual([]);
});
