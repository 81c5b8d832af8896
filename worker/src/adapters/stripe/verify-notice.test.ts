// The signature check by itself, against a machine that guesses: every accepted mutation would be forged money.

import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { createStripePayments } from './stripe-payments.ts';

const SECRET = 'whsec_of_this_endpoint';
const NOW_MS = Date.parse('2026-11-22T04:00:00Z');
const FLIPS = 100_000;
const SIDE_BY_SIDE = 500;
const signer = new Stripe('sk_test_only_for_its_signer');

const { verifyNotice } = createStripePayments({
  secretKey: 'sk_test_x',
  webhookSecrets: [SECRET],
  clock: { nowMs: () => NOW_MS },
});

const body = JSON.stringify({
  id: 'evt_1',
  object: 'event',
  type: 'checkout.session.completed',
  livemode: false,
  data: { object: { id: 'cs_test_1', object: 'checkout.session' } },
});
const header = await signer.webhooks.generateTestHeaderStringAsync({
  payload: body,
  secret: SECRET,
  timestamp: NOW_MS / 1_000,
});

const wire = Buffer.from(`${header}\0${body}`);
const bits = wire.length * 8;

/** The message with these bits turned, as it would be read; null where it cannot even be read. */
function turned(places: readonly number[]): { readonly body: string; readonly header: string } | null {
  const bytes = Buffer.from(wire);
  for (const bit of places) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  if (bytes.equals(wire)) return null;
  const end = bytes.indexOf(0);
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { header: bytes.subarray(0, end).toString('latin1'), body: decoder.decode(bytes.subarray(end + 1)) };
  } catch {
    return null;
  }
}

/** Every single bit first; then two to eight at once, drawn by a generator that always begins alike. */
function* mutations(count: number): Generator<readonly number[]> {
  for (let bit = 0; bit < Math.min(bits, count); bit += 1) yield [bit];
  let state = 20_261_122;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let done = bits; done < count; done += 1) yield Array.from({ length: 2 + draw(7) }, () => draw(bits));
}

/** How many of `count` mutations `verify` takes. */
async function acceptedOf(count: number, verify: typeof verifyNotice): Promise<number> {
  let accepted = 0;
  const take = (forged: ReturnType<typeof turned>): Promise<number> =>
    forged === null
      ? Promise.resolve(0)
      : verify(forged.body, forged.header).then(
          () => 1,
          () => 0,
        );
  let batch: Promise<number>[] = [];
  const settleBatch = async (): Promise<void> => {
    for (const one of await Promise.all(batch)) accepted += one;
    batch = [];
  };
  for (const places of mutations(count)) {
    batch.push(take(turned(places)));
    if (batch.length === SIDE_BY_SIDE) await settleBatch();
  }
  await settleBatch();
  return accepted;
}

test('WHK-06 takes the genuine notice and none of 100,000 with bits flipped', { timeout: 60_000 }, async () => {
  expect(await verifyNotice(body, header)).toMatchObject({ eventId: 'evt_1' });
  expect(await acceptedOf(FLIPS, verifyNotice)).toBe(0);
});

test('WHK-06 a check that forgets the body is caught by the same mutations', async () => {
  const careless: typeof verifyNotice = (_body, signature) => verifyNotice(body, signature);
  expect(await acceptedOf(5_000, careless)).toBeGreaterThan(100);
});
