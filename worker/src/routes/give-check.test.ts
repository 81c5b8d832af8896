// The donate page while somebody tries stolen cards, with and without a script.

import { beforeEach, describe, expect, test } from 'vitest';
import { LIMITS_DEFAULT } from '../domain/access/limits.ts';
import type { TestAnswer, TestClient, TestPorts } from '../testing/index.ts';
import { aProject, OWN_ORIGIN, publishedPorts, solveProof, testClient } from '../testing/index.ts';

const { projectId, tenantId } = aProject();
const MINUTE_MS = 60_000;

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await publishedPorts({ goalMinor: 20_000_000 }, { limits: LIMITS_DEFAULT });
  call = testClient(ports);
});

let people = 0;

function post(fields: Record<string, string> = {}, query = ''): Promise<TestAnswer> {
  people += 1;
  const key = crypto.randomUUID();
  const body = new URLSearchParams({ key, fiscalMode: 'waived', amountMinor: '2000', ...fields }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: OWN_ORIGIN };
  return call(`/give/${projectId}${query}`, {
    body,
    headers: { ...headers, 'test-network': `10.0.0.${people % 250}` },
  });
}

async function openSlowMode(): Promise<void> {
  const sinceMs = ports.clock.nowMs();
  const record = { tenantId, sinceMs, untilMs: sinceMs + 30 * MINUTE_MS, reason: 'flood' } as const;
  await ports.store.commit([{ kind: 'open-slow-mode', record }]);
}

function fieldOf({ text }: TestAnswer, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
}

function challengeOf({ text }: TestAnswer) {
  const [, json = ''] = /data-check="([^"]*)"/.exec(text) ?? [];
  return JSON.parse(json.replaceAll('&quot;', '"'));
}

describe('the form in slow mode', () => {
  beforeEach(openSlowMode);

  test('lets two posts a minute through for browsers without a script, then asks with everything kept', async () => {
    expect((await post()).status).toBe(303);
    expect((await post()).status).toBe(303);
    const typed = {
      key: crypto.randomUUID(),
      displayMode: 'name',
      displayName: '王阿姨',
      session: 'a-session-of-one-tab',
    };
    const asked = await post(typed);
    expect(asked.status).toBe(403);
    expect(asked.text).toContain('付款之前多一步核对');
    expect(asked.text).toContain('没有扣款');
    expect(asked.text).toContain('href="tel:');
    expect(asked.text).toMatch(/<noscript><p[^>]*>这个浏览器没有运行脚本/);
    expect(asked.text).toContain('王阿姨');
    expect([fieldOf(asked, 'key'), fieldOf(asked, 'session')]).toEqual([typed.key, typed.session]);
    expect(asked.text).not.toContain('id="errors"');
    ports.clock.advance(MINUTE_MS);
    expect((await post(typed)).status).toBe(303);
  });

  test('takes the solved form under the same key, once', async () => {
    await post();
    await post();
    const key = crypto.randomUUID();
    const asked = await post({ key });
    const proof = await solveProof(challengeOf(asked));
    expect((await post({ key, proof })).headers.get('location')).toContain(ports.payments.pageOrigin);
    expect((await post({ proof })).status).toBe(403);
  });

  test('says the same in English', async () => {
    await post();
    await post();
    const asked = await post({}, '?lang=en');
    expect(asked.text).toContain('One more check before paying');
    expect(asked.text).toContain('no money was taken');
  });

  test('never opens more than two payments a minute without proof, however many post at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => post()));
    expect(ports.payments.sessionCount).toBe(2);
  });
});

describe('the form', () => {
  test('has a session of its own that it keeps over a fault', async () => {
    const [one, other] = [await call(`/give/${projectId}`), await call(`/give/${projectId}`)];
    expect(fieldOf(one, 'session')).toMatch(/^[0-9a-f-]{36}$/);
    expect(fieldOf(one, 'session')).not.toBe(fieldOf(other, 'session'));
    const faulty = await post({ amountMinor: 'own', session: fieldOf(one, 'session') });
    expect(fieldOf(faulty, 'session')).toBe(fieldOf(one, 'session'));
    expect(fieldOf(await post({ amountMinor: 'own', session: '<script>' }), 'session')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('says when to come back after too many gifts of one tab', async () => {
    const session = 'a-session-of-one-tab';
    for (const amountMinor of ['1000', '2000', '5000']) expect((await post({ session, amountMinor })).status).toBe(303);
    const refused = await post({ session, amountMinor: '10000' });
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('提交得太密');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
