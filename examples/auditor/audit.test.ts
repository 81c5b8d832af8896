import { createApp } from '@happy-homeland/worker';
import { twoFederations } from '@happy-homeland/worker/testing';
import { describe, expect, test } from 'vitest';

import { audit } from './audit.ts';

const baseUrl = 'https://give.example.org';

async function deployment() {
  const { here, ports } = await twoFederations();
  const app = createApp(ports);
  return { here, fetch: async (url: string, init?: RequestInit) => app.request(url, init) };
}

describe('the auditor', () => {
  test('finds the books of a project in order', async () => {
    const { here, fetch } = await deployment();
    expect(await audit({ baseUrl, projectId: here.projectId, fetch })).toEqual({
      entries: expect.any(Number),
      heldMinor: 1988,
      findings: [],
    });
  });

  test('says which entry does not balance, what the page shows otherwise, and that the log is not there', async () => {
    const { here, fetch } = await deployment();
    const changed = async (url: string, init?: RequestInit) => {
      if (url.includes('/log/')) return new Response('', { status: 503 });
      const text = await (await fetch(url, init)).text();
      return new Response(text.replace('"amountMinor":-2000', '"amountMinor":-1900'));
    };
    expect((await audit({ baseUrl, projectId: here.projectId, fetch: changed })).findings).toEqual([
      'entry 1 does not balance',
      'the page shows CNY 19.88, the entries come to CNY 18.88',
      'the public log is unreachable',
    ]);
  });
});
