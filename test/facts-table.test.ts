import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FAMILIES } from '@happy-homeland/rules';
import { expect, test } from 'vitest';

import { renderFactsTable } from './support/facts-table.ts';

const KEPT = readFileSync(resolve(import.meta.dirname, '../packages/rules/FACTS.md'), 'utf8');

test('the table of facts is what the rules read', () => {
  expect(KEPT, 'write it anew: node test/support/write-facts-table.ts').toBe(renderFactsTable());
});

test('every fact that a rule asks for is in the table, under that rule', () => {
  const asked = Object.values(FAMILIES).flatMap(({ rules }) =>
    rules.flatMap(({ id, needs, uses }) => [...needs, ...uses].map((path) => ({ id, path }))),
  );
  const lines = KEPT.split('\n');
  const missing = asked.filter(
    ({ id, path }) => !lines.some((line) => line.startsWith(`| \`${path}`) && line.includes(id)),
  );
  expect(missing).toEqual([]);
});
