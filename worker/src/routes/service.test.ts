import { OPERATIONS, problem, READINESS, readiness, readinessFindingOf } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { toHonoPath } from '../http/operation-route.ts';
import { publishedPorts, slugOf, testClient, testPorts } from '../testing/index.ts';

describe('the service', () => {
  test('is alive, and ready only when its storage is', async () => {
    const ports = await testPorts();
    const call = testClient(ports);
    expect((await call('/healthz')).json).toEqual({ status: 'ok' });
    expect((await call('/readyz')).status).toBe(200);
    const unready = testClient({ ...ports, readiness: async () => ['database-full', 'widget-missing'] });
    const answer = await unready('/readyz');
    expect(`${answer.status} ${slugOf(answer)}`).toBe('503 not-ready');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(answer.json.detail).toBe(READINESS['database-full'].en);
    expect(problem.parse(answer.json).findings).toEqual([
      readinessFindingOf('database-full'),
      readinessFindingOf('widget-missing'),
    ]);
  });

  test('goes on serving with a warning, and says it to programs and to people', async () => {
    const ports = await testPorts();
    const call = testClient({ ...ports, readiness: async () => ['sweep-stalled'] });
    const told = await call('/readyz');
    expect(told.status).toBe(200);
    expect(readiness.parse(told.json)).toMatchObject({ status: 'degraded', findings: [{ code: 'sweep-stalled' }] });
    const read = await call('/readyz', { headers: { accept: 'text/html' } });
    expect(read.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(read.text).toContain(READINESS['sweep-stalled'].zh);
    expect(read.text).toContain(READINESS['sweep-stalled'].en);
    expect((await testClient(ports)('/readyz', { headers: { accept: 'text/plain' } })).text).toBe('一切正常\nready\n');
  });

  test('registers every operation of the contract, and no API route beside them', async () => {
    const { routes } = createApp(await testPorts());
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
    const registered = new Set(
      routes
        .filter(({ method, path }) => methods.includes(method) && path.startsWith('/v1/'))
        .map(({ method, path }) => `${method} ${path}`),
    );
    const promised = Object.values(OPERATIONS).map(({ method, path }) => `${method.toUpperCase()} ${toHonoPath(path)}`);
    expect([...registered].sort()).toEqual(promised.filter((name) => name.includes(' /v1/')).sort());
  });

  test('describes itself in OpenAPI 3.1', async () => {
    const { json } = await testClient(await testPorts())('/openapi.json');
    expect(json.openapi).toBe('3.1.0');
    expect(Object.keys(json.paths)).toHaveLength(new Set(Object.values(OPERATIONS).map(({ path }) => path)).size);
    const references = JSON.stringify(json).matchAll(/"#\/components\/schemas\/(\w+)"/g);
    for (const [, name] of references) expect(json.components.schemas).toHaveProperty(name ?? '');
  });

  test('HDR-01, HDR-02 sends its security headers on every answer', async () => {
    const call = testClient(await publishedPorts());
    for (const path of ['/', '/v1/projects', '/healthz', '/nowhere', '/docs', '/v1/pledges']) {
      const { headers } = await call(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBeTruthy();
      expect(headers.get('x-request-id')).toMatch(/^[a-z2-7]{16}$/);
    }
  });

  test('API-16 answers an undeclared method with 405 and Allow', async () => {
    const call = testClient(await testPorts());
    const answer = await call('/v1/pledges', { method: 'DELETE' });
    expect(`${answer.status} ${slugOf(answer)}`).toBe('405 method-not-allowed');
    expect(answer.headers.get('allow')).toBe('POST, OPTIONS');
  });

  test('answers a person with a page and a program with a problem document', async () => {
    const call = testClient(await testPorts());
    const page = await call('/nowhere', { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
    expect((await call('/nowhere')).headers.get('content-type')).toContain('application/problem+json');
  });

  test('logs the route, never the address or what is in it', async () => {
    const ports = await publishedPorts();
    await testClient(ports)('/p/secretproject?name=%E7%8E%8B', { headers: { 'user-agent': 'agent' } });
    const entry = ports.reported.find(({ event }) => event === 'request');
    expect(entry?.fields).toMatchObject({ method: 'GET', route: '/p/:projectId', status: 404 });
    expect(JSON.stringify(ports.reported)).not.toMatch(/secretproject|%E7|agent/);
  });
});
