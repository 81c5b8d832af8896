import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { createStripePayments } from './stripe-payments.ts';

const SECRET = 'whsec_of_this_endpoint';
const NOW_MS = Date.parse('2026-11-22T04:00:00Z');
const signer = new Stripe('sk_test_only_for_its_signer');
const payments = createStripePayments({
  secretKey: 'sk_test_x',
  webhookSecrets: [SECRET],
  clock: { nowMs: () => NOW_MS },
});

async function noticeOf(type: string, object: object) {
  const payload = JSON.stringify({ id: 'evt_1', object: 'event', type, livemode: false, data: { object } });
  const timestamp = NOW_MS / 1_000;
  const header = await signer.webhooks.generateTestHeaderStringAsync({ payload, secret: SECRET, timestamp });
  return payments.verifyNotice(payload, header);
}

const metadata = { pledge_id: 'pledge2222222222' };

test('PAY-09 both notices of one declined card name the one charge', async () => {
  const subject = { kind: 'pledge', pledgeId: metadata.pledge_id };
  const charge = await noticeOf('charge.failed', { id: 'ch_1', object: 'charge', metadata });
  expect(charge).toMatchObject({ subject, declineRef: 'ch_1' });
  const intent = { id: 'pi_1', object: 'payment_intent', metadata, latest_charge: 'ch_1' };
  expect(await noticeOf('payment_intent.payment_failed', intent)).toMatchObject({ subject, declineRef: 'ch_1' });
});

test('PAY-09 a failure before there was a charge is a decline of its own', async () => {
  const intent = { id: 'pi_1', object: 'payment_intent', metadata, latest_charge: null };
  expect(await noticeOf('payment_intent.payment_failed', intent)).toMatchObject({ declineRef: 'evt_1' });
  expect(await noticeOf('charge.succeeded', { id: 'ch_2', metadata })).not.toHaveProperty('declineRef');
});
