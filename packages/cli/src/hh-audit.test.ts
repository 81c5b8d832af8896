// The audit as people run it: a process, a deployment over HTTP, Ctrl-C, and the same command again.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logOfGifts } from './testing/run-audit.ts';
import type { SampleLog } from './testing/sample-log.ts';

const HH = fileURLToPath(new URL('./hh.ts', import.meta.url));
const LIMIT_MS = 30_000;

let server: Server;
let log: SampleLog;
let data: string;
let asked: string[];
/** Never answers this path while it is set. */
let stuck: string | null;
let onStuck: () => void;

beforeEach(async () => {
  log = await logOfGifts(3_000);
  data = mkdtempSync(join(tmpdir(), 'happy-homeland-hh-audit-'));
  asked = [];
  stuck = null;
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    if (stuck !== null && path.endsWith(stuck)) return onStuck();
    void log.answer(path).then(async (answer) => {
      response.writeHead(answer.status).end(new Uint8Array(await answer.arrayBuffer()));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(data, { recursive: true });
});

function start() {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const child = spawn(process.execPath, [HH, 'audit', `http://127.0.0.1:${port}`, '--data', data, '--lang', 'en'], {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] },
    timeout: LIMIT_MS,
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (err += chunk));
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code ?? signal, out, err }));
  return { child, ended };
}

test('Ctrl-C ends it at once, and the same command goes on from there', { timeout: 2 * LIMIT_MS }, async () => {
  stuck = 'tile/entries/007';
  const reached = new Promise<void>((resolve) => {
    onStuck = resolve;
  });
  const { child, ended } = start();
  await reached;
  child.kill('SIGINT');
  expect(await ended).toEqual({
    code: 2,
    out: '',
    err: 'Not done: interrupted. Run the same command again to go on from here\n',
  });
  stuck = null;
  asked = [];
  const { code, out, err } = await start().ended;
  expect([code, err]).toEqual([0, 'Continuing the audit that was interrupted.\n']);
  expect(out).toContain('3001 entries gone through');
  expect(asked).not.toContain('/log/tile/entries/000');
  expect(asked).toContain('/log/tile/entries/007');
});
