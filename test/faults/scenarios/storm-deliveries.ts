// A storm, made from a seed: payments that a provider tells of, and every delivery of every notice about them, repeated,
// shuffled, spoiled and mixed with what nobody knows.

import type { WriteUnit } from '@happy-homeland/worker/ports';
import { aListedPublication, giftId, NOW_MS, pledgeUnit, sessionUnit } from '@happy-homeland/worker/testing';
import type { NoticeFacts } from '../server/giver.ts';
import type { ToldFacts } from '../server/told-payments.ts';

const AMOUNT_MINOR = 2000;
const FEE_MINOR = 12;
const GOAL_MINOR = 40_000_000;
const PLEDGES_A_UNIT = 50;
const SHUFFLE_WINDOW = 200;
const REPEATS_MAX = 5;
const SHARES = { refunded: 0.1, lateFee: 0.2, expired: 0.03, badTime: 0.05, badSignature: 0.05, unknown: 0.01 };
const YEAR_S = 365 * 24 * 3600;
/** Seconds before now; what is below zero is in the future. */
const BAD_AGES_S = [302, 3600, YEAR_S, -302, -3600, -10 * YEAR_S];
const NOT_SWEPT_MS = NOW_MS + 90 * 24 * 3_600_000;

export interface Delivery {
  readonly notice: NoticeFacts;
  readonly kind: 'bad-signature' | 'bad-time' | 'good' | 'unknown';
  readonly secondsAgo: number;
}

export interface Storm {
  readonly facts: ToldFacts;
  /** The published project and all pledges, waiting for their payment. */
  readonly units: readonly WriteUnit[];
  /** Every good notice once, in the order of the payments. */
  readonly inOrder: readonly NoticeFacts[];
  readonly deliveries: readonly Delivery[];
}

export interface StormSize {
  readonly payments: number;
  readonly deliveries: number;
}

export function makeStorm({ payments, deliveries }: StormSize, random: () => number): Storm {
  const numbers = Array.from({ length: payments }, (_, number) => number);
  const told = numbers.map((number) => tell(number, random));
  const inOrder = told.flatMap(({ notices }) => notices);
  return {
    facts: Object.fromEntries(told.map(({ sessionRef, fact }) => [sessionRef, fact])),
    units: [aListedPublication({ goalMinor: GOAL_MINOR }), ...unitsOf(numbers)],
    inOrder,
    deliveries: shuffled(repeated(inOrder, deliveries, random), random),
  };
}

function tell(number: number, random: () => number) {
  const [sessionRef, pledgeId] = [`cs_${number}`, giftId(number)];
  const notice = (type: string, object: NoticeFacts['object']) => ({ id: `evt_${type}_${number}`, type, object });
  if (random() < SHARES.expired) {
    const fact = { kind: 'expired' as const, sessionRef, pledgeId };
    return { sessionRef, fact, notices: [notice('checkout.session.expired', { id: sessionRef })] };
  }
  const isRefunded = random() < SHARES.refunded;
  // What a refund takes out of the fund depends on whether the fee is known; two orders would be two true stories.
  const feeReads = !isRefunded && random() < SHARES.lateFee ? 1 : 0;
  const fact = {
    kind: 'paid' as const,
    sessionRef,
    pledgeId,
    paymentRef: `pi_${number}`,
    amountMinor: AMOUNT_MINOR,
    currency: 'CNY',
    livemode: false,
    paidAtMs: NOW_MS,
    refundedMinor: isRefunded ? Math.ceil(random() * AMOUNT_MINOR) : 0,
    fee: { feeRef: `txn_${number}`, amountMinor: FEE_MINOR, currency: 'CNY' },
    disputes: [],
    feeReads,
  };
  const metadata = { pledge_id: pledgeId };
  const second = random() < 0.5 ? 'charge.succeeded' : 'payment_intent.succeeded';
  const notices = [
    notice('checkout.session.completed', { id: sessionRef }),
    notice(second, { id: `x_${number}`, metadata }),
    ...(isRefunded ? [notice('charge.refunded', { id: `ch_${number}`, metadata })] : []),
  ];
  return { sessionRef, fact, notices };
}

function unitsOf(numbers: readonly number[]): WriteUnit[] {
  const units: WriteUnit[] = [];
  for (let first = 0; first < numbers.length; first += PLEDGES_A_UNIT) {
    const some = numbers.slice(first, first + PLEDGES_A_UNIT);
    units.push(some.flatMap((number) => [...pledgeUnit(number, { amountMinor: AMOUNT_MINOR }), ...waiting(number)]));
  }
  return units;
}

// No sweep comes near them: what is settled is settled by a notice.
function waiting(number: number): WriteUnit {
  const sessionRef = `cs_${number}`;
  const set = { sessionRef, sessionUrl: `https://pay.example.org/${sessionRef}`, checkAtMs: NOT_SWEPT_MS };
  return sessionUnit(number, { set: { ...set, sessionExpiresMs: NOT_SWEPT_MS } });
}

function repeated(notices: readonly NoticeFacts[], total: number, random: () => number): Delivery[] {
  const deliveries: Delivery[] = notices.map((notice) => ({ notice, kind: 'good', secondsAgo: 0 }));
  const repeats = new Map<string, number>();
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  while (deliveries.length < total) {
    const notice = pick(notices);
    const luck = random();
    if (luck < SHARES.badTime) deliveries.push({ notice, kind: 'bad-time', secondsAgo: pick(BAD_AGES_S) });
    else if (luck < SHARES.badTime + SHARES.badSignature)
      deliveries.push({ notice, kind: 'bad-signature', secondsAgo: 0 });
    else if (luck < SHARES.badTime + SHARES.badSignature + SHARES.unknown) {
      const unknown = { id: `evt_unknown_${deliveries.length}`, type: 'plan.created', object: { id: 'plan_1' } };
      deliveries.push({ notice: unknown, kind: 'unknown', secondsAgo: 0 });
    } else if ((repeats.get(notice.id) ?? 1) < REPEATS_MAX) {
      repeats.set(notice.id, (repeats.get(notice.id) ?? 1) + 1);
      deliveries.push({ notice, kind: 'good', secondsAgo: Math.floor(random() * 200) });
    } else if (repeats.size === notices.length) break;
  }
  return deliveries;
}

/** Each moves at most a window away from the place of its payment. */
function shuffled(deliveries: readonly Delivery[], random: () => number): Delivery[] {
  const placeOf = new Map<string, number>();
  for (const { notice } of deliveries) if (!placeOf.has(notice.id)) placeOf.set(notice.id, placeOf.size);
  return deliveries
    .map((delivery) => ({ delivery, place: (placeOf.get(delivery.notice.id) ?? 0) + random() * SHUFFLE_WINDOW }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ delivery }) => delivery);
}
