// Held money on the real adapter, the provider's sandbox and a file: what two keys or seven days send back.

import type { LibsqlStore, TestAnswer } from '@happy-homeland/worker/testing';
import {
  COLLEAGUE,
  decideHeld,
  HELD_REASON,
  HELD_TERM_MS,
  OFFICER,
  tempLibsqlStore,
  tick,
} from '@happy-homeland/worker/testing';
import { describe, expect, test } from 'vitest';
import type { ProviderHouse } from '../support/provider/provider-house.ts';
import { openProviderHouse } from '../support/provider/provider-house.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const MINUTE_MS = 60_000;
/** Ten minutes before the campaign of the builders ends, in Shanghai. */
const LAST_MINUTES_MS = Date.parse('2027-03-31T15:50:00Z');

interface Held extends AsyncDisposable {
  readonly house: ProviderHouse;
  readonly store: LibsqlStore;
  readonly pledgeId: string;
}

/** A gift that was promised in time and paid twenty minutes later, when the appeal had ended. */
async function heldGift(method: 'alipay' | 'card' = 'alipay'): Promise<Held> {
  const temp = await tempLibsqlStore();
  const house = await openProviderHouse({ store: temp.store });
  await house.sandbox.advance(LAST_MINUTES_MS - house.sandbox.now());
  const pledged: TestAnswer = await house.pledge();
  await house.sandbox.advance(20 * MINUTE_MS);
  await house.pay(pledged, { method, outcome: 'succeed' });
  await house.sandbox.drain();
  const { pledgeId } = pledged.json;
  expect(await temp.store.held()).toEqual([{ currency: 'CNY', amountMinor: 2000 }]);
  return {
    house,
    store: temp.store,
    pledgeId,
    [Symbol.asyncDispose]: async () => {
      await house[Symbol.asyncDispose]();
      await temp.remove();
    },
  };
}

async function twoDecide({ house, pledgeId }: Held): Promise<void> {
  for (const actor of [OFFICER, COLLEAGUE]) {
    const input = { decision: 'refund', reason: HELD_REASON } as const;
    expect(await decideHeld(house.ports, actor, { pledgeId, input })).toBeNull();
  }
}

async function standing({ store, pledgeId }: Held) {
  const pledge = await store.pledges.pledge(pledgeId);
  const refund = pledge && (await store.pledges.heldRefund(pledge.tenantId, pledgeId));
  const [held] = await store.held();
  return { refundedMinor: pledge?.refundedMinor, state: refund?.state, heldMinor: held?.amountMinor };
}

describe('held money at Stripe', () => {
  test.each(['alipay', 'card'] as const)(
    'goes back by %s when two keys say so, and the books follow its word',
    async (method) => {
      await using held = await heldGift(method);
      await twoDecide(held);
      expect(await standing(held)).toMatchObject({ refundedMinor: 2000, heldMinor: 0 });
      await held.house.sandbox.advance(10 * MINUTE_MS);
      await held.house.sandbox.drain();
      await tick(held.house.ports, FOREVER);
      expect(await standing(held)).toEqual({ refundedMinor: 2000, state: 'succeeded', heldMinor: 0 });
      expect(await held.house.list('refunds')).toHaveLength(1);
      expect(await held.store.pledges.due(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
    },
  );

  test('goes back by itself after seven days, once, although its notices are lost', async () => {
    await using held = await heldGift();
    await held.house.control('/faults', { match: 'webhook *', fault: 'drop', times: 100 });
    await held.house.sandbox.advance(HELD_TERM_MS - 30 * MINUTE_MS);
    await tick(held.house.ports, FOREVER);
    expect(await held.house.list('refunds')).toEqual([]);
    for (let times = 0; times < 3; times += 1) {
      await held.house.sandbox.advance(60 * MINUTE_MS);
      await tick(held.house.ports, FOREVER);
    }
    expect(await standing(held)).toEqual({ refundedMinor: 2000, state: 'succeeded', heldMinor: 0 });
    expect(await held.house.list('refunds')).toHaveLength(1);
  });

  test('that the wallet sends back to us is held again, told, and goes back when two decide again', async () => {
    await using held = await heldGift();
    await twoDecide(held);
    const [first] = await held.house.list('refunds');
    await held.house.control(`/refunds/${first?.id}/settle`, { outcome: 'fail' });
    await held.house.sandbox.drain();
    await tick(held.house.ports, FOREVER);
    expect(await standing(held)).toEqual({ refundedMinor: 0, state: 'failed', heldMinor: 2000 });
    expect(held.house.ports.reported.map(({ event }) => event)).toContain('refund-failed');
    await held.house.sandbox.advance(2 * HELD_TERM_MS);
    await tick(held.house.ports, FOREVER);
    expect(await held.house.list('refunds')).toHaveLength(1);
    await twoDecide(held);
    await held.house.sandbox.advance(10 * MINUTE_MS);
    await tick(held.house.ports, FOREVER);
    expect(await standing(held)).toEqual({ refundedMinor: 2000, state: 'succeeded', heldMinor: 0 });
    expect(await held.house.list('refunds')).toHaveLength(2);
  });

  test.each(['503', '500', '500-after-commit', 'timeout-after-commit'])(
    'goes back once although the provider answers with %s',
    async (fault) => {
      await using held = await heldGift('card');
      await held.house.control('/faults', { match: 'POST /v1/refunds', fault, times: 3, delayMs: 0 });
      await twoDecide(held);
      for (let hours = 0; hours < 6; hours += 1) {
        await held.house.sandbox.advance(61 * MINUTE_MS);
        await tick(held.house.ports, FOREVER);
      }
      expect(await standing(held)).toEqual({ refundedMinor: 2000, state: 'succeeded', heldMinor: 0 });
      expect(await held.house.list('refunds')).toHaveLength(1);
    },
  );
});
