import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isFresh } from './widget-bundle.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'happy-homeland-bundle-'));
  mkdirSync(join(directory, 'src/deep'), { recursive: true });
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

function file(name: string, seconds: number): string {
  const path = join(directory, name);
  writeFileSync(path, '');
  utimesSync(path, seconds, seconds);
  return path;
}

const sources = () => [join(directory, 'src')];

test('a bundle is fresh while no source is newer', () => {
  const built = [file('bundle.js', 200)];
  file('src/deep/a.ts', 200);
  expect(isFresh({ built, sources: sources() })).toBe(true);
  file('src/deep/a.ts', 201);
  expect(isFresh({ built, sources: sources() })).toBe(false);
});

test('a test beside a source does not count', () => {
  const built = [file('bundle.js', 200)];
  file('src/a.test.ts', 300);
  expect(isFresh({ built, sources: sources() })).toBe(true);
});

test('a bundle with a part missing is not fresh', () => {
  const built = [file('bundle.js', 200), join(directory, 'manifest.json')];
  expect(isFresh({ built, sources: sources() })).toBe(false);
});
