// Pledges over the wire as somebody at an address makes them, and cards that the provider declines.

import { expect } from 'vitest';
import { aProject } from './builders.ts';
import { OWN_ORIGIN } from './scenario.ts';
import { solveProof } from './solve-proof.ts';
import type { TestAnswer, TestClient } from './test-client.ts';
import { slugOf } from './test-client.ts';

export interface Pledging {
  readonly network?: string;
  readonly session?: string;
  readonly proof?: string;
  readonly key?: string;
  readonly amountMinor?: number;
}

export interface Pledger {
  pledge(pledging?: Pledging): Promise<TestAnswer>;
  /** Pledges as the client library does: solves what it is asked to, and sends the same again. */
  pledgeWithProof(pledging?: Pledging): Promise<TestAnswer>;
  /** Somebody tries a card on this pledge's payment page; the provider declines it and says so twice. */
  decline(pledged: TestAnswer, chargeId?: string): Promise<void>;
}

export function pledger(call: TestClient): Pledger {
  const pledge: Pledger['pledge'] = ({ network = '203.0.113.7', session, proof, key, amountMinor = 2000 } = {}) => {
    const headers = {
      'idempotency-key': key ?? crypto.randomUUID(),
      origin: OWN_ORIGIN,
      'test-network': network,
      ...(session && { 'hh-session': session }),
      ...(proof && { 'hh-proof': proof }),
    };
    const { projectId } = aProject();
    return call('/v1/pledges', { body: { projectId, amount: { amountMinor, currency: 'CNY' } }, headers });
  };
  return {
    pledge,
    pledgeWithProof: async (pledging = {}) => {
      const key = crypto.randomUUID();
      const first = await pledge({ ...pledging, key });
      if (slugOf(first) !== 'challenge-required') return first;
      return pledge({ ...pledging, key, proof: await solveProof(first.json.challenge) });
    },
    decline: async ({ json }, chargeId = crypto.randomUUID()) => {
      const subject = { kind: 'pledge', pledgeId: json.pledgeId };
      for (const type of ['charge.failed', 'payment_intent.payment_failed']) {
        const notice = { eventId: crypto.randomUUID(), type, livemode: false, subject, declineRef: chargeId };
        const headers = { 'stripe-signature': 'valid' };
        expect((await call('/v1/webhooks/stripe', { body: JSON.stringify(notice), headers })).status).toBe(200);
      }
    },
  };
}

/** A refusal with this slug; one that asks to wait says for how long. */
export function expectRefused(answer: TestAnswer, slug: string): void {
  expect(slugOf(answer)).toBe(slug);
  if (answer.status === 429) expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
}
