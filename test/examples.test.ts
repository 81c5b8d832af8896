// What holds for every example that shows how to build on the packages.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const LINES_MAX = 60;

describe.each(['react', 'vue', 'server-rendered', 'plain', 'government-site', 'charity-site', 'auditor', 'importer'])(
  'the example %s',
  (name) => {
    const all = globSync('**/*.{ts,tsx,vue,js,css,html}', { cwd: join(ROOT, 'examples', name) });
    const paths = all.filter((path) => !path.endsWith('.test.ts'));
    const texts = paths.map((path) => readFileSync(join(ROOT, 'examples', name, path), 'utf8'));

    test('has fewer than sixty lines of its own, and imports packages by the names that others install them by', () => {
      expect(texts.length).toBeGreaterThan(0);
      const lines = texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0);
      expect(lines).toBeLessThan(LINES_MAX);
      expect(texts.join('\n')).not.toMatch(/from '\.\.\//);
    });
  },
);

test('the examples that are built ask for the versions that are here', () => {
  const read = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  const { version } = read('packages/widget/package.json');
  const { devDependencies } = read('package.json');
  for (const name of ['react', 'vue', 'server-rendered']) {
    const manifest = read(`examples/${name}/package.json`);
    for (const [dependency, asked] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect([dependency, asked]).toEqual([
        dependency,
        dependency.startsWith('@happy-homeland/') ? version : devDependencies[dependency],
      ]);
    }
  }
});
