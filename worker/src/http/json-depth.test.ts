import { expect, test } from 'vitest';
import { NESTING_MAX, nestsTooDeep } from './json-depth.ts';

const LIMIT_MS = 50;
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

test('API-03 takes as many levels as it says, and not one more', () => {
  expect(nestsTooDeep(nested(NESTING_MAX))).toBe(false);
  expect(nestsTooDeep(nested(NESTING_MAX + 1))).toBe(true);
  expect(nestsTooDeep('{"a":'.repeat(NESTING_MAX + 1))).toBe(true);
});

test('counts levels that are open at once, and no bracket inside a string', () => {
  expect(nestsTooDeep(`[${'[],'.repeat(1000)}[]]`)).toBe(false);
  expect(nestsTooDeep(`{"a":"${'['.repeat(1000)}","b":"\\"${'{'.repeat(1000)}"}`)).toBe(false);
  expect(nestsTooDeep(`"\\\\"${'['.repeat(NESTING_MAX + 1)}`)).toBe(true);
});

test('API-03 has seen enough of a hundred thousand levels at once', () => {
  const text = nested(100_000);
  const tookMs = [1, 2, 3].map(() => {
    const startedMs = performance.now();
    expect(nestsTooDeep(text)).toBe(true);
    return performance.now() - startedMs;
  });
  // The best, because a busy machine says nothing about the work.
  expect(Math.min(...tookMs)).toBeLessThan(LIMIT_MS);
});
