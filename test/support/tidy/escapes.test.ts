import { describe, expect, test } from 'vitest';

import { checkBrands, checkConstructs, checkEscapes, checkTemplates } from './escapes.ts';

const PATH = 'packages/sdk/src/a.ts';

describe('checkEscapes', () => {
  const findings = (text: string, path = PATH): number => checkEscapes([{ path, text }]).length;

  test.each([
    'const a: any = 1;',
    'const a = b as string;',
    'const a = b!;',
    'const a = <string>b;',
    'type A = any[];',
  ])('refuses %s', (text) => {
    expect(findings(text)).toBe(1);
  });

  test.each([
    'const a = [1] as const;',
    'const a = { b: 1 } satisfies B;',
    'function parseRow(row: unknown) { return row as Row; }',
    'const parseRow = (row: any): Row => row!;',
    'class A { parse(row: unknown) { return row as Row; } }',
  ])('allows %s', (text) => {
    expect(findings(text)).toBe(0);
  });

  test('allows everything in brand files and tests', () => {
    expect(findings('const a = b as Id;', 'packages/sdk/src/brand.ts')).toBe(0);
    expect(findings('const a = b as Id;', 'packages/sdk/src/a.test.ts')).toBe(0);
  });

  test('is not taken in by a name that only begins like a parser', () => {
    expect(findings('function parserOf(row: unknown) { return row as Row; }')).toBe(1);
  });
});

describe('checkBrands', () => {
  test('refuses a second brand file in a package', () => {
    const paths = ['worker/src/brand.ts', 'worker/src/ledger/brand.ts', 'packages/sdk/src/brand.ts'];
    expect(checkBrands(paths.map((path) => ({ path, text: '' })))).toHaveLength(1);
  });
});

describe('checkConstructs', () => {
  const rules = (text: string): string[] => checkConstructs([{ path: PATH, text }]).map(({ rule }) => rule);

  test.each([
    ['enum A { B }', 'enum'],
    ['const enum A { B }', 'enum'],
    ['namespace A { export const b = 1; }', 'namespace'],
    ['class A { constructor(readonly b: string) {} }', 'parameter property'],
    ['@tag() class A {}', 'decorator'],
    ["export * from './b.ts';", 'export *'],
    ["export * as b from './b.ts';", 'export *'],
  ])('refuses %s', (text, rule) => {
    expect(rules(text)).toEqual([rule]);
  });

  test('allows additions to the global scope', () => {
    expect(rules('declare global { interface HTMLElementTagNameMap { b: HTMLElement } }')).toEqual([]);
  });
});

describe('checkTemplates', () => {
  const findings = (text: string): number => checkTemplates([{ path: PATH, text }]).length;

  test.each([
    'const a = html`<p style="width:1px">`;',
    'const a = html`<p class="b"\n  style=${c}>`;',
    'const a = svg`<g style=${c} />`;',
  ])('refuses %s', (text) => {
    expect(findings(text)).toBe(1);
  });

  test('allows classes, and other templates', () => {
    expect(findings('const a = html`<p class=${b}>`; const c = css`p { style: 1 }`;')).toBe(0);
  });
});
