import { describe, expect, test } from 'vitest';

import { checkFileNames, checkIndexFiles, checkReadmes, checkTopLevel } from './names.ts';

const at = (...paths: string[]): { path: string; text: string }[] => paths.map((path) => ({ path, text: '' }));

describe('checkFileNames', () => {
  test.each([
    'packages/sdk/src/utils.ts',
    'worker/src/helpers/a.ts',
    'packages/sdk/src/pledge.types.ts',
    'packages/sdk/src/common.css',
    'packages/sdk/src/DonateElement.ts',
    'packages/sdk/src/donate_element.ts',
  ])('refuses %s', (path) => {
    expect(checkFileNames(at(path))).toHaveLength(1);
  });

  test('allows a concept in kebab-case', () => {
    expect(checkFileNames(at('packages/sdk/src/pledge-key.test.ts', 'vitest.config.ts', 'README.md'))).toEqual([]);
  });
});

describe('checkIndexFiles', () => {
  const findings = (text: string): number => checkIndexFiles([{ path: 'packages/sdk/src/index.ts', text }]).length;

  test.each([
    "import './a.ts';",
    'export const a = 1;',
    "export * from './a.ts';",
    "import { a } from './a.ts'; export { a };",
  ])('refuses %s', (text) => {
    expect(findings(text)).toBeGreaterThan(0);
  });

  test('allows named re-exports of values and types', () => {
    expect(findings("// Why.\nexport { a } from './a.ts';\nexport type { B } from './b.ts';")).toBe(0);
  });
});

describe('checkReadmes', () => {
  test('asks every workspace for one', () => {
    const files = at('packages/a/package.json', 'packages/a/README.md', 'worker/package.json', 'test/package.json');
    expect(checkReadmes(files).map(({ path }) => path)).toEqual(['worker/README.md']);
  });
});

describe('checkTopLevel', () => {
  test('refuses what is not on the list', () => {
    const files = at('package.json', '.editorconfig', '.ci/run', 'packages/a/b.ts', 'scripts/a.mjs', 'NOTES.md');
    expect(checkTopLevel(files).map(({ path }) => path)).toEqual(['scripts', 'NOTES.md']);
  });
});
