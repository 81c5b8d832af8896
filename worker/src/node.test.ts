// The program's own listeners: figures and readiness of a real server on a real file.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readiness } from '@happy-homeland/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from './node.ts';
import { startServer } from './node.ts';
import { LOG_ENV } from './testing/index.ts';

const directory = mkdtempSync(join(tmpdir(), 'happy-homeland-node-'));
let server: RunningServer;

function env(over: Record<string, string> = {}) {
  return {
    PORT: '0',
    DATA_DIR: directory,
    STRIPE_SECRET_KEY: 'sk_test_node',
    STRIPE_WEBHOOK_SECRET: 'whsec_node',
    // Nothing listens there, so the provider is away.
    STRIPE_API_URL: 'http://127.0.0.1:9',
    PLEDGE_KEY: 'a key for the test of the node entry, forty',
    ...LOG_ENV,
    LOG_LEVEL: 'error',
    ...over,
  };
}

beforeAll(async () => {
  server = await startServer(env({ METRICS_PORT: '0' }));
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});

describe('the server on Node', () => {
  test('serves while the provider is away, and says so', async () => {
    const answer = await fetch(`${server.url}/readyz`);
    const { status, findings } = readiness.parse(await answer.json());
    expect([answer.status, status]).toEqual([200, 'degraded']);
    expect(findings.map(({ code }) => code)).toContain('provider-unreachable');
  });

  test('has its figures on a listener of their own, and nowhere else', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    const answer = await fetch(`${server.metricsUrl}/metrics`);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await answer.text();
    expect(text).toContain('hh_finding{code="provider-unreachable"} 1');
    expect(text).toMatch(/^hh_sweep_age_seconds [\d.]+$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds [\d.e-]+$/m);
    expect((await fetch(`${server.metricsUrl}/healthz`)).status).toBe(404);
    expect((await fetch(`${server.metricsUrl}/metrics`, { method: 'POST' })).status).toBe(404);
  });

  test('gives the port and the file back when the port for figures is taken', async () => {
    const other = { DATA_DIR: join(directory, 'other'), METRICS_PORT: new URL(server.metricsUrl ?? '').port };
    await expect(startServer(env(other))).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const free = await startServer(env({ ...other, METRICS_PORT: '' }));
    expect(free.metricsUrl).toBeNull();
    await free.close();
  });
});
