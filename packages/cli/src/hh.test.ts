// The command as people run it: a process, a file, a deployment over HTTP.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeDeployment } from './testing/fake-deployment.ts';
import { startFakeDeployment } from './testing/fake-deployment.ts';
import { sampleFile } from './testing/sample-file.ts';

const HH = fileURLToPath(new URL('./hh.ts', import.meta.url));
const LIMIT_MS = 20_000;

let deployment: FakeDeployment;
let directory: string;

beforeEach(async () => {
  deployment = await startFakeDeployment();
  directory = mkdtempSync(join(tmpdir(), 'happy-homeland-hh-'));
});
afterEach(async () => {
  await deployment.close();
  rmSync(directory, { recursive: true });
});

function start(file: unknown, flags: readonly string[] = []) {
  const name = join(directory, 'file.json');
  writeFileSync(name, JSON.stringify(file));
  const child = spawn(process.execPath, [HH, 'publish', name, ...flags], {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      HH_API_URL: deployment.url,
      HH_API_KEY: 'k1',
    },
    timeout: LIMIT_MS,
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (err += chunk));
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code ?? signal, out, err }));
  return { child, ended };
}

const hh = (file: unknown, flags?: readonly string[]) => start(file, flags).ended;

test('publishes in order of dependency, and a second run changes nothing', { timeout: LIMIT_MS }, async () => {
  const first = await hh(sampleFile());
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out.split('\n').slice(1, 3)).toEqual(['[1/6] 机构 shili 已创建', '[2/6] 慈善组织 fund 已创建']);
  expect(first.out).toMatch(/完成：已创建 6，已更新 0，无变化 0\n$/);
  expect(deployment.puts).toEqual([
    '/v1/manage/federations/shili',
    '/v1/manage/charities/fund',
    '/v1/manage/sites/qingyi',
    '/v1/manage/campaigns/joint',
    '/v1/manage/projects/canteen',
    '/v1/manage/projects/lights',
  ]);
  const second = await hh(sampleFile());
  expect(second.out).toMatch(/完成：已创建 0，已更新 0，无变化 6\n$/);
});

test('--json gives the id of every key to programs and the progress to people', { timeout: LIMIT_MS }, async () => {
  const { code, out, err } = await hh(sampleFile(), ['--json', '--lang', 'en']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    federations: { shili: { id: 'id1', outcome: 'created' } },
    charities: { fund: { id: 'id2', outcome: 'created' } },
    partners: {},
    sites: { qingyi: { id: 'id3', outcome: 'created' } },
    campaigns: { joint: { id: 'id4', outcome: 'created' } },
    projects: { canteen: { id: 'id5', outcome: 'created' }, lights: { id: 'id6', outcome: 'created' } },
  });
  expect(err).toMatch(/\[6\/6\] project lights created\nDone: created 6, updated 0, unchanged 0\n$/);
});

test('a run refused half-way says where and why, and the next one continues', { timeout: LIMIT_MS }, async () => {
  deployment.disturb(4, 422);
  const first = await hh(sampleFile());
  expect(first.code).toBe(1);
  expect(first.err).toMatch(
    /停在 \[4\/6\] 募捐活动 joint: invalid-body（refused）\n {2}\/title: too long\n已完成的 3 项保留/,
  );
  const second = await hh(sampleFile());
  expect(second.out).toMatch(/完成：已创建 3，已更新 0，无变化 3\n$/);
});

test('an overloaded deployment is waited for as long as it asks', { timeout: LIMIT_MS }, async () => {
  deployment.disturb(2, 503, { 'Retry-After': '1' });
  const startedAt = Date.now();
  const { code, err } = await hh(sampleFile());
  expect(code).toBe(0);
  expect(err).toMatch(/overloaded，2 秒后再试/);
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1000);
  expect(deployment.puts).toHaveLength(7);
});

test('a wrong key stops at the first thing', { timeout: LIMIT_MS }, async () => {
  const { code, err } = await hh(sampleFile(), ['--key', 'wrong']);
  expect(code).toBe(1);
  expect(err).toMatch(/停在 \[1\/6\].*unauthorized.*HH_API_KEY/);
  expect(deployment.puts).toHaveLength(1);
});

test('Ctrl-C ends it at once, and it says where it stopped', { timeout: LIMIT_MS }, async () => {
  const reached = deployment.hang(3);
  const { child, ended } = start(sampleFile());
  await reached;
  child.kill('SIGINT');
  const { code, err } = await ended;
  expect(code).toBe(1);
  expect(err).toMatch(/停在 \[3\/6\] 网站 qingyi: 被中断\n已完成的 2 项保留/);
});
