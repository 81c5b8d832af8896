import { describe, expect, test } from 'vitest';
import type { TestPorts } from '../../testing/index.ts';
import {
  AFTER_THE_END_MS,
  COLLEAGUE,
  certifyUntil,
  extendCampaign,
  HELD_REASON,
  heldBooks,
  makeHeldGift,
  makePledge,
  OFFICER,
  publishedPorts,
} from '../../testing/index.ts';
import { reverseEntry } from '../fund/correction.ts';
import { HELD_TERM_MS } from '../gift/held-gift.ts';
import { settle } from '../gift/settlement.ts';
import { receiptOfPledge } from '../receipt/receipt.ts';
import { tick } from '../tick/tick.ts';
import { decideHeld } from './held-decision.ts';
import { viewHeld } from './held-view.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };

function say(ports: TestPorts, pledgeId: string, [actor, decision]: readonly [typeof OFFICER, 'accept']) {
  return decideHeld(ports, actor, { pledgeId, input: { decision, reason: HELD_REASON } });
}

describe('accepting a held gift', () => {
  test('is refused with its article to the first who tries while the law forbids keeping it', async () => {
    const ports = await publishedPorts();
    const { pledgeId } = await makeHeldGift(ports);
    const refusal = await say(ports, pledgeId, [OFFICER, 'accept']);
    expect(refusal).toMatchObject({ reason: 'not-lawful', articles: ['《慈善法》（2023）第二十四条'] });
    expect(await viewHeld(ports, pledgeId)).toMatchObject({ acceptable: false, decisions: [] });
  });

  test('books it as any gift, with receipt and fee, once the records say that it was paid in time', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    await extendCampaign(ports);
    expect(await viewHeld(ports, gift.pledgeId)).toMatchObject({ acceptable: true });
    await say(ports, gift.pledgeId, [OFFICER, 'accept']);
    await say(ports, gift.pledgeId, [COLLEAGUE, 'accept']);
    expect(await heldBooks(ports, gift)).toEqual({ held: 1, returned: 0, accepted: 1, raisedMinor: 2000 });
    expect(await receiptOfPledge(ports, gift.pledgeId)).toMatchObject({ status: 'valid', date: '2027-05-01' });
    expect(await ports.store.books.byEffect(`fee:stripe:txn_${gift.sessionRef}`)).toMatchObject({
      kind: 'fee.charged',
    });
    ports.clock.advance(2 * HELD_TERM_MS);
    await tick(ports, FOREVER);
    expect(ports.payments.refundsAsked).toEqual([]);
  });

  test('is lawful again once a certificate that was renewed in time is entered, late as it is', async () => {
    const ports = await publishedPorts();
    const made = await makePledge(ports);
    await certifyUntil(ports, '2026-11-21');
    ports.payments.pay(made.sessionRef, { paidAtMs: ports.clock.nowMs() });
    await settle(ports, made.pledgeId);
    const article = { reason: 'not-lawful', articles: ['《慈善法》（2023）第二十二条'] };
    expect(await say(ports, made.pledgeId, [OFFICER, 'accept'])).toMatchObject(article);
    await certifyUntil(ports, '2027-11-21');
    for (const actor of [OFFICER, COLLEAGUE]) await say(ports, made.pledgeId, [actor, 'accept']);
    expect(await viewHeld(ports, made.pledgeId)).toMatchObject({ status: 'accepted' });
    expect(await heldBooks(ports, made)).toMatchObject({ accepted: 1, raisedMinor: 2000 });
  });

  test('leaves it a gift like any other: its refund is booked, and its reversal is known', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    await extendCampaign(ports);
    for (const actor of [OFFICER, COLLEAGUE]) await say(ports, gift.pledgeId, [actor, 'accept']);
    ports.payments.pay(gift.sessionRef, { paidAtMs: AFTER_THE_END_MS, refundedMinor: 500 });
    await settle(ports, gift.pledgeId);
    expect(await heldBooks(ports, gift)).toMatchObject({ raisedMinor: 1500 });
    expect(await receiptOfPledge(ports, gift.pledgeId)).toMatchObject({ status: 'partially_refunded' });
  });

  test('that is reversed and then refunded takes the money out of what is held, part by part', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    await extendCampaign(ports);
    for (const actor of [OFFICER, COLLEAGUE]) await say(ports, gift.pledgeId, [actor, 'accept']);
    ports.payments.pay(gift.sessionRef, { paidAtMs: AFTER_THE_END_MS, refundedMinor: 0 });
    const other = await makePledge(ports);
    ports.payments.pay(other.sessionRef, { paidAtMs: ports.clock.nowMs() });
    await settle(ports, other.pledgeId);
    const entry = await ports.store.books.byEffect(`accepted:stripe:pi_${gift.sessionRef}`);
    const reversal = { seq: entry?.seq ?? 0, reason: '误接收（示例）' };
    expect(await reverseEntry(ports, { keyId: 'operator', tenantId: null }, reversal)).toMatchObject({
      reverses: entry?.seq,
    });
    for (const refundedMinor of [500, 2000]) {
      ports.payments.pay(gift.sessionRef, { paidAtMs: AFTER_THE_END_MS, refundedMinor });
      await settle(ports, gift.pledgeId);
      await settle(ports, gift.pledgeId);
    }
    const returns = await Promise.all(
      ['', ':2', ':3'].map((nth) => ports.store.books.byEffect(`returned:stripe:pi_${gift.sessionRef}${nth}`)),
    );
    expect(returns.map((returned) => returned?.amountMinor)).toEqual([500, 1500, undefined]);
  });

  test('is not carried out where the records were changed again before the second said so', async () => {
    const ports = await publishedPorts();
    const { pledgeId } = await makeHeldGift(ports);
    await extendCampaign(ports);
    await say(ports, pledgeId, [OFFICER, 'accept']);
    await extendCampaign(ports, '2027-03-31');
    expect(await say(ports, pledgeId, [COLLEAGUE, 'accept'])).toMatchObject({ reason: 'not-lawful' });
    ports.clock.advance(HELD_TERM_MS);
    await tick(ports, FOREVER);
    expect(await viewHeld(ports, pledgeId)).toMatchObject({ status: 'refunded', refund: { cause: 'term' } });
  });

  test('is judged again where the records change in the last moment', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    await extendCampaign(ports);
    await say(ports, gift.pledgeId, [OFFICER, 'accept']);
    const { commit } = ports.store;
    ports.store.commit = async (unit) => {
      ports.store.commit = commit;
      const outcome = await commit.call(ports.store, unit);
      ports.store.commit = async (next) => {
        ports.store.commit = commit;
        await extendCampaign(ports, '2027-03-31');
        return commit.call(ports.store, next);
      };
      return outcome;
    };
    await say(ports, gift.pledgeId, [COLLEAGUE, 'accept']);
    expect(await heldBooks(ports, gift)).toMatchObject({ accepted: 0, raisedMinor: 0 });
    expect(ports.reported.map(({ event }) => event)).toContain('held-gift-not-accepted');
  });

  test('is refused where another amount arrived, and where a hard cap has no room', async () => {
    const ports = await publishedPorts({ hardCap: true, goalMinor: 3000 });
    const other = await makeHeldGift(ports, { amountMinor: 1, paidAtMs: ports.clock.nowMs() });
    expect(await say(ports, other.pledgeId, [OFFICER, 'accept'])).toMatchObject({ reason: 'gift-differs' });
    ports.clock.advance(HELD_TERM_MS);
    await tick(ports, FOREVER);
    const late = await makeHeldGift(ports);
    await makePledge(ports);
    await extendCampaign(ports);
    expect(await say(ports, late.pledgeId, [OFFICER, 'accept'])).toMatchObject({ reason: 'goal-reached' });
  });
});
