import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as rules from './index.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the snippet of the README finds a right credit code', () => {
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(README) ?? [];
  const body = code
    .replace(/import (\{[^}]*\}) from '@happy-homeland\/rules';/, 'const $1 = names;')
    .replace(/^findings\./m, 'return findings.');
  expect(new Function('names', body)(rules)).toBe('pass');
});

test('the README names every value that the package exports', () => {
  expect(Object.keys(rules).filter((name) => !README.includes(`\`${name}`) && !README.includes(`${name}(`))).toEqual(
    [],
  );
});

test('the README lists what cn switches on', () => {
  for (const id of rules.PACKS.cn.switchedOn) expect(README).toContain(`| ${id} |`);
});
