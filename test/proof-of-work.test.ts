// The client library against the application: what its thirty lines solve, the server's library must take.

import type { Challenge } from '@happy-homeland/sdk';
import { createClient, solveChallenge } from '@happy-homeland/sdk';
import { createApp } from '@happy-homeland/worker';
import { aProject, LIMITS_DEFAULT, publishedPorts, solveProof } from '@happy-homeland/worker/testing';
import { expect, test } from 'vitest';

const { projectId } = aProject();
const BASE_URL = 'https://give.example.org';

async function deployment() {
  const ports = await publishedPorts({ goalMinor: 20_000_000 }, { limits: LIMITS_DEFAULT });
  const app = createApp(ports);
  const sent: Headers[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    sent.push(new Headers(init.headers));
    return app.request(url, { ...init, headers: { ...init.headers, 'test-network': '203.0.113.7' } });
  };
  const give = (amountMinor: number) =>
    createClient({ baseUrl: BASE_URL, fetch }).pledges.create({ projectId, amount: { amountMinor, currency: 'CNY' } });
  return { ports, sent, give };
}

test('PAY-11 a client that is asked for a proof solves it and sends the same gift under the same key', async () => {
  const { ports, sent, give } = await deployment();
  for (const amountMinor of [1000, 1001, 1002, 1003]) await give(amountMinor);
  expect(await give(1004)).toMatchObject({ status: 'awaiting_payment' });
  const [first, second] = sent.slice(-2).map((headers) => [headers.get('idempotency-key'), headers.has('hh-proof')]);
  expect([first?.[1], second?.[1]]).toEqual([false, true]);
  expect(second?.[0]).toBe(first?.[0]);
  expect(ports.payments.sessionCount).toBe(5);
});

test('the two solvers find the same answer', async () => {
  const { ports } = await deployment();
  const challenge: Challenge = await ports.proofs.challenge({ projectId, expiresMs: ports.clock.nowMs() + 1000 });
  const ours = JSON.parse(atob(await solveChallenge(challenge)));
  const theirs = JSON.parse(atob((await solveProof(challenge)).replaceAll('-', '+').replaceAll('_', '/')));
  expect(ours).toEqual(theirs);
  expect(await ports.proofs.verify(await solveChallenge(challenge))).not.toBeNull();
});
