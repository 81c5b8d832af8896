import { readFileSync } from 'node:fs';
import * as log from '@happy-homeland/log';
import { expect, test } from 'vitest';
import * as exported from './index.ts';
import * as node from './node.ts';
import * as testing from './testing/index.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the snippet of the README answers with a page', async () => {
  const [, snippet = ''] = /```ts\n([\s\S]*?)```/.exec(README) ?? [];
  const body = snippet.replace(/^import .*$/gm, '');
  const lines: unknown[][] = [];
  const given = { ...exported, ...log, console: { log: (...values: unknown[]) => lines.push(values) } };
  const run = new Function(...Object.keys(given), `return (async () => {${body}})()`);
  await run(...Object.values(given));
  expect(lines).toEqual([[200, 'audit.example/2026']]);
});

test('the README names every value that the package exports', () => {
  const names = [exported, node, testing].flatMap((entry) => Object.keys(entry));
  expect(names.filter((name) => !README.includes(`\`${name}`))).toEqual([]);
});
