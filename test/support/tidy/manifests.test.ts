import { describe, expect, test } from 'vitest';

import { checkDeclared, checkLockfile, checkPins, checkReferences, checkSolution, checkVersions } from './manifests.ts';

const json = (path: string, value: unknown): { path: string; text: string } => ({ path, text: JSON.stringify(value) });
const lock = (packages: Record<string, unknown>): { path: string; text: string }[] => [
  json('package-lock.json', { packages }),
];
const INTEGRITY = { integrity: 'sha512-x' };

describe('checkPins', () => {
  test.each(['^1.2.3', '~1.2.3', '1.x', '*', 'latest', '>=1.0.0', '1.2.3 - 1.3.0'])('refuses %s', (version) => {
    expect(checkPins([json('packages/a/package.json', { dependencies: { lit: version } })])).toHaveLength(1);
  });

  test('allows an exact version, also of a preview', () => {
    const dependencies = { lit: '3.3.3', next: '1.0.0-beta.2' };
    expect(checkPins([json('package.json', { devDependencies: dependencies })])).toEqual([]);
  });
});

describe('checkVersions', () => {
  const findings = (name: string, version: string): number =>
    checkVersions(lock({ [`node_modules/${name}`]: { version, ...INTEGRITY } })).length;

  test.each([
    ['hono', '4.13.4'],
    ['@hono/node-server', '1.19.9'],
    ['drizzle-orm', '0.45.1'],
    ['@libsql/client', '0.17.4'],
    ['@libsql/client', '0.19.0'],
    ['happy-dom', '20.8.8'],
    ['vite', '7.3.1'],
    ['axios', '1.99.0'],
    ['@scarf/scarf', '1.4.0'],
  ])('refuses %s %s', (name, version) => {
    expect(findings(name, version)).toBe(1);
  });

  test.each([
    ['hono', '4.13.5'],
    ['hono', '4.14.0'],
    ['@libsql/client', '0.18.0'],
    ['happy-dom', '21.0.4'],
  ])('allows %s %s', (name, version) => {
    expect(findings(name, version)).toBe(0);
  });

  test('allows what stands in the place of a package that is never installed', () => {
    const alias = { 'node_modules/@scarf/scarf': { name: 'uqr', version: '0.1.3', ...INTEGRITY } };
    expect(checkVersions(lock(alias))).toEqual([]);
  });

  test('looks at nested copies too', () => {
    const nested = { 'node_modules/a/node_modules/hono': { version: '4.0.0', ...INTEGRITY } };
    expect(checkVersions(lock(nested))).toHaveLength(1);
  });
});

describe('checkLockfile', () => {
  test('refuses an address and a missing hash', () => {
    const resolved = 'https://example.org/lit.tgz';
    expect(checkLockfile(lock({ 'node_modules/lit': { resolved, ...INTEGRITY } }))).toHaveLength(1);
    expect(checkLockfile(lock({ 'node_modules/lit': { version: '3.3.3' } }))).toHaveLength(1);
  });

  test('allows links to workspaces and the workspaces themselves', () => {
    const links = { 'node_modules/@happy-homeland/sdk': { resolved: 'packages/sdk', link: true }, 'packages/sdk': {} };
    expect(checkLockfile(lock({ ...links, 'node_modules/lit': { version: '3.3.3', ...INTEGRITY } }))).toEqual([]);
  });
});

describe('checkReferences', () => {
  const repository = (references: string[]): { path: string; text: string }[] => [
    json('packages/a/package.json', { name: '@happy-homeland/a', dependencies: { '@happy-homeland/b': '0.1.0' } }),
    json('packages/a/tsconfig.json', { references: references.map((path) => ({ path })) }),
    json('packages/b/package.json', { name: '@happy-homeland/b' }),
    json('packages/b/tsconfig.json', { references: [] }),
    json('worker/package.json', { name: '@happy-homeland/worker' }),
  ];

  test('allows the same graph', () => {
    expect(checkReferences(repository(['../b']))).toEqual([]);
  });

  test('refuses a reference too few and one too many', () => {
    expect(checkReferences(repository([]))).toHaveLength(1);
    expect(checkReferences(repository(['../b', '../../worker']))).toHaveLength(1);
  });
});

describe('checkSolution', () => {
  test('refuses a workspace that nothing would compile', () => {
    const files = [
      json('tsconfig.json', { references: [{ path: 'test' }] }),
      json('test/tsconfig.json', { references: [{ path: '../packages/a' }] }),
      json('packages/a/package.json', { name: '@happy-homeland/a' }),
    ];
    expect(checkSolution(files).map(({ rule }) => rule)).toEqual(['no reference to packages/a']);
  });
});

describe('checkDeclared', () => {
  const repository = (path: string): { path: string; text: string }[] => [
    json('package.json', { devDependencies: { vitest: '5.1.1' } }),
    json('packages/a/package.json', { dependencies: { lit: '3.3.3' } }),
    { path, text: "import { html } from 'lit'; import { test } from 'vitest'; import 'node:fs';" },
  ];

  test('refuses an import that the package does not declare', () => {
    expect(checkDeclared(repository('packages/a/src/a.ts')).map(({ rule }) => rule)).toEqual([
      "'vitest' is not declared",
    ]);
  });

  test('lets tests use the tools of the root', () => {
    expect(checkDeclared(repository('packages/a/src/a.test.ts'))).toEqual([]);
  });
});
