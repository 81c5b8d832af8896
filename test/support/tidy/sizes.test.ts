import { describe, expect, test } from 'vitest';

import { checkFileSizes, checkFunctions } from './sizes.ts';

const lines = (count: number): string => 'const a = 1;\n'.repeat(count);
const sizeFindings = (path: string, count: number): number => checkFileSizes([{ path, text: lines(count) }]).length;
const functionFindings = (text: string, path = 'packages/sdk/src/a.ts'): string[] =>
  checkFunctions([{ path, text }]).map(({ rule }) => rule);
const body = (count: number): string => 'a();\n'.repeat(count);

describe('checkFileSizes', () => {
  test('allows 300 lines and refuses 301', () => {
    expect(sizeFindings('worker/src/a.ts', 300)).toBe(0);
    expect(sizeFindings('worker/src/a.ts', 301)).toBe(1);
  });

  test.each([
    'worker/migrations/0001_start.sql',
    'packages/widget/src/messages/zh-cn.ts',
    'packages/rules/src/calendar.ts',
  ])('leaves %s alone', (path) => {
    expect(sizeFindings(path, 2_000)).toBe(0);
  });
});

describe('checkFunctions', () => {
  test('allows 70 lines and refuses 71', () => {
    expect(functionFindings(`function f() {\n${body(68)}}`)).toEqual([]);
    expect(functionFindings(`function f() {\n${body(69)}}`)).toEqual(['function of 71 lines, at most 70']);
  });

  test.each([
    ['an arrow', `const f = () => {\n${body(80)}};`],
    ['a method', `class A {\n m() {\n${body(80)}}\n}`],
    ['a callback', `list.map(() => {\n${body(80)}});`],
  ])('measures %s', (_, text) => {
    expect(functionFindings(text)).toHaveLength(1);
  });

  test('allows 3 parameters and refuses 4', () => {
    expect(functionFindings('const f = (a: 1, b: 2, c: 3) => a;')).toEqual([]);
    expect(functionFindings('const f = (a: 1, b: 2, c: 3, d: 4) => a;')).toHaveLength(1);
  });

  test('takes describe for a chapter, but not the tests in it', () => {
    const path = 'packages/sdk/src/a.test.ts';
    expect(functionFindings(`describe('x', () => {\n${body(80)}});`, path)).toEqual([]);
    expect(functionFindings(`describe.each([1])('x', () => {\n${body(80)}});`, path)).toEqual([]);
    expect(functionFindings(`test('x', () => {\n${body(80)}});`, path)).toHaveLength(1);
  });
});
