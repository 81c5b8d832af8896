import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatVerifierKey, parseSigningKey, parseVerifierKey } from '@happy-homeland/log';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runHh } from '../testing/run-hh.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'happy-homeland-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each(['log', 'witness'] as const)('makes a key of a %s that nobody else can read', async (role) => {
  const file = join(folder, 'key');
  const { code, out, err } = await runHh(['keygen', '--role', role, '--name', 'log.example.org/shili', '--out', file]);
  expect([code, err]).toEqual([0, `私钥在 ${file}，请离线另存一份；上面一行是公钥，可以公开。`]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const key = await parseSigningKey(readFileSync(file, 'utf8').trim());
  expect(key && formatVerifierKey(key.verifierKey)).toBe(out);
  expect((await parseVerifierKey(out))?.role).toBe(role);
});

test('two keys are never the same, and one that is there is never written over', async () => {
  const words = ['keygen', '--role', 'log', '--name', 'log.example.org', '--lang', 'en'];
  const first = await runHh([...words, '--out', join(folder, 'a')]);
  const second = await runHh([...words, '--out', join(folder, 'b')]);
  expect(first.out).not.toBe(second.out);
  const before = readFileSync(join(folder, 'a'), 'utf8');
  const { code, err } = await runHh([...words, '--out', join(folder, 'a')]);
  expect([code, err]).toEqual([2, expect.stringContaining('is there already and is not overwritten')]);
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe(before);
});

test.each([
  [['--role', 'log', '--name', 'has space', '--out', 'x'], /--name/],
  [['--role', 'log', '--name', 'plus+plus', '--out', 'x'], /--name/],
  [['--role', 'log', '--out', 'x'], /--name/],
  [['--role', 'king', '--name', 'a', '--out', 'x'], /--role/],
  [['--role', 'log', '--name', 'a'], /--out/],
  [['surplus', '--role', 'log', '--name', 'a', '--out', 'x'], /surplus/],
])('%j is not understood', async (flags, words) => {
  const { code, out, err } = await runHh(['keygen', ...flags]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(words);
});
