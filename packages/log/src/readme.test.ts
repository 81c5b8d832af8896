import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as log from './index.ts';
import { SmallLog } from './testing/small-log.ts';
import * as verifier from './verifier.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the snippet of the README keeps a log, proves a leaf and verifies it', async () => {
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(README) ?? [];
  const body = code
    .replace(/import (\{[^}]*\}) from '@happy-homeland\/log';/, 'const $1 = names;')
    .replace(/^(verifyInclusion\()/m, 'return $1');
  const run: (names: typeof log) => boolean = new Function('names', `return (async () => {${body}})()`) as never;
  expect(await run(log)).toBe(true);
});

test('the second snippet verifies the file of a receipt', async () => {
  const [, code = ''] = [...README.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  const body = code
    .replace(/import (\{[^}]*\}) from '@happy-homeland\/log\/verifier';/, 'const $1 = names;')
    .replace(/^(verdict\.ok)/m, 'return $1');
  const small = await SmallLog.create();
  const entry = new TextEncoder().encode('leaf 5');
  const given = { file: await small.file(5n, await small.cosigned(2)), entry, trustText: log.formatTrust(small.trust) };
  const run = new Function(
    'names',
    'given',
    `const { file, entry, trustText } = given; return (async () => {${body}})()`,
  );
  expect(await run(verifier, given)).toBe(true);
});

test('the README names every value that the package exports', () => {
  const names = [...Object.keys(log), ...Object.keys(verifier)];
  expect(names.filter((name) => !README.includes(`\`${name}`) && !README.includes(`${name}(`))).toEqual([]);
});
