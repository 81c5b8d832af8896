// `hh doctor` against the real server: what it calls well is well, and what it asks leaves no trace in the books.

import { run } from '@happy-homeland/cli';
import type { RunningServer } from '@happy-homeland/worker/node';
import { startServer } from '@happy-homeland/worker/node';
import { LOG_ENV } from '@happy-homeland/worker/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const KEY = 'the-operators-key-in-a-test-forty-characters';
const directory = temporaryDirectory('doctor');
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({
    PORT: String(await freePort()),
    DATA_DIR: directory.path,
    BACKUP_DIR: `${directory.path}/backups`,
    STRIPE_SECRET_KEY: 'sk_test_doctor',
    STRIPE_WEBHOOK_SECRET: 'whsec_doctor',
    // Nothing listens there, so the provider is away, and the doctor has to say so.
    STRIPE_API_URL: 'http://127.0.0.1:9',
    PLEDGE_KEY: 'a key for the test of the doctor, forty chars',
    ...LOG_ENV,
    HH_BOOTSTRAP_KEY: KEY,
    LOG_LEVEL: 'error',
  });
});

afterAll(async () => {
  await server.close();
  directory.remove();
});

async function hh(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run([...argv, '--api', server.url, '--lang', 'en'], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: {},
    signal: new AbortController().signal,
  });
  return { code, out, err };
}

test('hh backup and hh doctor find the real server well, but for what is really wrong', {
  timeout: 60_000,
}, async () => {
  const backup = await hh('backup', '--key', KEY);
  expect(backup).toMatchObject({ code: 0, err: [] });
  expect(backup.out[0]).toMatch(/^Backed up and verified: happy-homeland-\d{8}T\d{6}Z · .* pledges 0 · entries 0 /);
  const { code, out } = await hh('doctor', '--key', KEY, '--site', server.url, '--data', directory.path, '--json');
  const { verdicts } = JSON.parse(out.join('')) as { verdicts: { check: string; level: string; says: string }[] };
  const wrong = verdicts.filter(({ level }) => level === 'warning' || level === 'fault');
  expect(wrong.map(({ check }) => check)).toEqual(['ready:provider-unreachable']);
  expect(verdicts.map(({ check }) => check)).toEqual(
    expect.arrayContaining(['widget-pinned', 'backup', 'site', 'disk']),
  );
  expect(code).toBe(1);
});
