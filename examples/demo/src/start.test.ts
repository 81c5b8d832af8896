// The demo as `npm start` runs it: a process that is started, used, interrupted and started again.

import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { addDays } from './civil-date.ts';
import { startDemo } from './index.ts';

const START = fileURLToPath(new URL('./start.ts', import.meta.url));
const LIMIT_MS = 90_000;
/** Publishing, its first snapshot, and one round to the witness. */
const COSIGNED_MAX_MS = 20_000;
const FREE = { PORT: '0', SITE_PORT: '0', SANDBOX_PORT: '0' };

/** Tells when the program has begun to hear signals: until then they end Node itself. */
const TELLS_OF_SIGNALS = `data:text/javascript,${encodeURIComponent(`
  process.on('newListener', (name) => {
    if (name === 'SIGTERM') setImmediate(() => process.stderr.write('hears signals\\n'));
  });
`)}`;

const directory = mkdtempSync(join(tmpdir(), 'happy-homeland-demo-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(directory, { recursive: true }));

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', TELLS_OF_SIGNALS, START], {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...FREE, ...env },
  });
  children.push(child);
  let output = '';
  const told = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      for (const look of told) look();
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code ?? signal, output }));
  const says = (words: RegExp) =>
    new Promise<RegExpExecArray>((found, failed) => {
      const look = () => {
        const match = words.exec(output);
        if (match) found(match);
      };
      told.add(look);
      look();
      ended.then(() => failed(new Error(`ended without saying ${words}:\n${output}`)));
    });
  return { child, says, ended };
}

test('starts, serves, stops at Ctrl-C, and changes nothing when started again', { timeout: LIMIT_MS }, async () => {
  const dataDir = join(directory, 'twice');
  const demo = start({ DATA_DIR: dataDir });
  const [, url = ''] = await demo.says(/^ready (http:\/\/127\.0\.0\.1:\d+)\n$/m);
  const [, site = ''] = await demo.says(/(http:\/\/127\.0\.0\.1:\d+\/)\n.*give\/[a-z2-7]{8,}/);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${site}canteen.html`)).text()).toMatch(
    new RegExp(`<hh-donate project="[a-z2-7]{8,}">\\s*<a class="give-link" href="${url}/p/`),
  );
  expect(statSync(join(dataDir, 'demo.json')).mode & 0o777).toBe(0o600);
  const [, witness = ''] = await demo.says(/witness.*(http:\/\/127\.0\.0\.1:\d+)\//);
  await vi.waitFor(async () => {
    expect(await (await fetch(`${url}/log/cosigned`)).text()).toContain('\n— demo.happy-homeland.example/witness ');
    expect(await (await fetch(witness)).text()).toContain('demo.happy-homeland.example/log');
    // Nobody is told that somebody else watches.
    expect(await (await fetch(`${url}/log/trust.json`)).text()).toMatch(
      /"operator":"own","vkey":"demo.happy-homeland.example/,
    );
  }, COSIGNED_MAX_MS);

  // A terminal and npm both pass Ctrl-C on; the second of the two must not cut the drain short.
  demo.child.kill('SIGINT');
  demo.child.kill('SIGINT');
  const { code, output } = await demo.ended;
  expect(code).toBe(0);
  expect(output).toMatch(/ready http:\/\/127\.0\.0\.1:\d+\n正在停止… Stopping…\n$/);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();

  const ports = { PORT: new URL(url).port, SITE_PORT: new URL(site).port };
  const again = await startDemo({ ...FREE, ...ports, DATA_DIR: dataDir });
  expect(again.published).toMatchObject({ created: 0, updated: 0, unchanged: 14 });
  expect(Object.keys(again.projectIds)).toHaveLength(9);
  const answer = await fetch(`${again.url}/v1/projects/${again.projectIds['qingyi-canteen']}/channel`, {
    headers: { Origin: again.siteUrl },
  });
  expect(await answer.json()).toMatchObject({ channel: 'hand-off', reason: 'registered-site' });
  await Promise.all([again.close(), again.close()]);
});

test('books begun anew under the same name are not signed: the witness remembers', { timeout: LIMIT_MS }, async () => {
  const dataDir = join(directory, 'anew');
  const env = { ...FREE, DATA_DIR: dataDir, LOG_LEVEL: 'error', DEMO_STORY: 'off' };
  const first = await startDemo(env);
  await vi.waitFor(async () => {
    const [, size] = (await (await fetch(`${first.url}/log/cosigned`)).text()).split('\n');
    expect(Number(size)).toBeGreaterThan(1);
  }, COSIGNED_MAX_MS);
  await first.close();
  // Everything by which the deployment itself could remember.
  for (const name of readdirSync(dataDir)) if (name.startsWith('happy-homeland.db')) rmSync(join(dataDir, name));
  // Other plans than before: the same ones would be the same history.
  const kept = readFileSync(join(dataDir, 'demo.json'), 'utf8');
  writeFileSync(join(dataDir, 'demo.json'), kept.replace(first.startedOn, addDays(first.startedOn, -1)));
  const second = await startDemo(env);
  await vi.waitFor(async () => {
    const ready = await fetch(`${second.url}/readyz`, { headers: { accept: 'text/plain' } });
    expect(await ready.text()).toContain('log-rolled-back');
  }, COSIGNED_MAX_MS);
  expect((await fetch(`${second.url}/log/checkpoint`)).status).toBe(404);
  await second.close();
});

test.each([
  [/hears signals/, 'at once'],
  [/Telling/, 'while it tells the story'],
  [/Publishing/, 'while it publishes'],
])('SIGTERM during start-up (%s, %s) ends it cleanly', { timeout: LIMIT_MS }, async (words) => {
  const demo = start({ DATA_DIR: mkdtempSync(join(directory, 'early-')) });
  await demo.says(words);
  demo.child.kill('SIGTERM');
  const { code, output } = await demo.ended;
  expect(code).toBe(0);
  expect(output).toMatch(/正在停止… Stopping…\n$/);
  expect(output).not.toMatch(/ready|Error/);
});

test('a port that is taken ends it with one sentence in each language', { timeout: LIMIT_MS }, async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  const address = other.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const { code, output } = await start({ DATA_DIR: join(directory, 'taken'), PORT: port }).ended;
  other.close();
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    expect.stringMatching(new RegExp(`^端口 ${port} 不能使用.*PORT`)),
    expect.stringMatching(new RegExp(`^Port ${port} cannot be had.*PORT`)),
  ]);
});

test('what the worker refuses is said with what to do, and no trace', { timeout: LIMIT_MS }, async () => {
  const { code, output } = await start({ DATA_DIR: join(directory, 'weak'), PLEDGE_KEY: 'short' }).ended;
  expect(code).toBe(1);
  expect(output).toMatch(/PLEDGE_KEY/);
  expect(output).not.toMatch(/\n {4}at /);
});
