import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepKeys } from './kept-keys.ts';

const NOW_MS = Date.parse('2026-11-22T01:00:00Z');
const NEXT_YEAR_MS = Date.parse('2027-11-22T01:00:00Z');
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'happy-homeland-keys-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

test('keys are made once, in a file that only its owner reads', () => {
  const dataDir = join(directory, 'not', 'there', 'yet');
  const keys = keepKeys(dataDir, NOW_MS);
  expect(keys).toEqual({
    startedOn: '2026-11-22',
    stripeSecretKey: expect.stringMatching(/^sk_test_[\da-f]{64}$/),
    stripeWebhookSecret: expect.stringMatching(/^whsec_[\da-f]{64}$/),
    pledgeKey: expect.stringMatching(/^[\da-f]{64}$/),
    bootstrapKey: expect.stringMatching(/^hhk_[\da-f]{64}$/),
    logSeed: expect.stringMatching(/^[\da-f]{64}$/),
    officerPassword: expect.stringMatching(/^[\da-f]{12}$/),
  });
  expect(readdirSync(dataDir)).toEqual(['demo.json']);
  expect(statSync(join(dataDir, 'demo.json')).mode & 0o777).toBe(0o600);
  expect(keepKeys(dataDir, NEXT_YEAR_MS)).toEqual(keys);
});

test('a folder from before there was a public log or people keeps its keys and gets what it lacks, once', () => {
  const { logSeed: _seed, officerPassword: _password, ...old } = keepKeys(directory, NOW_MS);
  writeFileSync(join(directory, 'demo.json'), JSON.stringify(old));
  const keys = keepKeys(directory, NEXT_YEAR_MS);
  expect(keys).toEqual({
    ...old,
    logSeed: expect.stringMatching(/^[\da-f]{64}$/),
    officerPassword: expect.stringMatching(/^[\da-f]{12}$/),
  });
  expect(keepKeys(directory, NEXT_YEAR_MS)).toEqual(keys);
});

test('two data directories have nothing in common', () => {
  const one = keepKeys(join(directory, 'one'), NOW_MS);
  const two = keepKeys(join(directory, 'two'), NOW_MS);
  expect(Object.values(one).filter((part) => Object.values(two).includes(part))).toEqual(['2026-11-22']);
});

test.each([['{"startedOn":"2026-11-22"}'], ['{"startedOn'], [''], ['null']])(
  'a damaged file is never replaced by new keys: %s',
  (text) => {
    writeFileSync(join(directory, 'demo.json'), text);
    expect(() => keepKeys(directory, NOW_MS)).toThrow(
      expect.objectContaining({
        name: 'DemoError',
        code: 'keys-file',
        zh: expect.stringContaining('demo.json 不完整'),
      }),
    );
  },
);

test('a directory that cannot be made is named, with the way out', () => {
  writeFileSync(join(directory, 'file'), '');
  expect(() => keepKeys(join(directory, 'file', 'data'), NOW_MS)).toThrow(
    expect.objectContaining({ code: 'data-dir', zh: expect.stringMatching(/ENOTDIR.*DATA_DIR/) }),
  );
});
