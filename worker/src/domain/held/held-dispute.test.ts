import { describe, expect, test } from 'vitest';
import { MemoryStore } from '../../adapters/memory/memory-store.ts';
import type { DisputeFacts } from '../../ports/index.ts';
import type { TestPorts } from '../../testing/index.ts';
import {
  AFTER_THE_END_MS,
  aProject,
  COLLEAGUE,
  extendCampaign,
  FaultyStore,
  HELD_REASON,
  heldBooks,
  makeHeldGift,
  OFFICER,
  publishedPorts,
} from '../../testing/index.ts';
import { HELD_TERM_MS } from '../gift/held-gift.ts';
import { settle } from '../gift/settlement.ts';
import { listLedger } from '../project/project.ts';
import { tick } from '../tick/tick.ts';
import { decideHeld } from './held-decision.ts';
import { viewHeld } from './held-view.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const FEE = { feeRef: 'txn_dispute', amountMinor: 1500, currency: 'CNY' };
const { projectId, charityId } = aProject();

function dispute(state: DisputeFacts['state'], over: Partial<DisputeFacts> = {}): DisputeFacts {
  return { disputeRef: 'dp_1', state, amountMinor: 2000, currency: 'CNY', fee: FEE, ...over };
}

async function heldPorts(store = new FaultyStore(new MemoryStore())) {
  const ports = await publishedPorts({}, { store });
  const gift = await makeHeldGift(ports);
  const tell = (...disputes: readonly DisputeFacts[]) =>
    ports.payments.pay(gift.sessionRef, { paidAtMs: AFTER_THE_END_MS, disputes });
  const told = async (...disputes: readonly DisputeFacts[]) => {
    tell(...disputes);
    await settle(ports, gift.pledgeId);
    await settle(ports, gift.pledgeId);
  };
  return { ports, store, gift, tell, told };
}

/** What the charity holds for givers, has at the provider, and has paid from its own funds; debit positive. */
function balances({ store }: TestPorts): Promise<readonly number[]> {
  const codes = ['L:HeldGifts', 'A:Clearing:stripe', 'F:Unrestricted'];
  return Promise.all(codes.map((code) => store.books.balanceOf(`${charityId}/${code}/CNY`)));
}

const events = (ports: TestPorts) => ports.reported.map(({ event }) => event);

describe('a held gift that the payer’s bank takes back', () => {
  test('has been returned: nobody decides on it any more, and nothing is refunded beside it', async () => {
    const { ports, gift, told } = await heldPorts();
    await told(dispute('open'));
    expect(await balances(ports)).toEqual([-2000, 500, 1500]);
    expect(await viewHeld(ports, gift.pledgeId)).toMatchObject({ status: 'open' });
    await told(dispute('lost'));
    expect(await heldBooks(ports, gift)).toEqual({ held: 1, returned: 1, accepted: 0, raisedMinor: 0 });
    expect(await balances(ports)).toEqual([0, -1512, 1512]);
    expect(await viewHeld(ports, gift.pledgeId)).toMatchObject({ status: 'refunded', refundOn: null });
    const input = { decision: 'refund', reason: HELD_REASON } as const;
    expect(await decideHeld(ports, OFFICER, { pledgeId: gift.pledgeId, input })).toMatchObject({ reason: 'not-found' });
    ports.clock.advance(2 * HELD_TERM_MS);
    await tick(ports, FOREVER);
    expect(ports.payments.refundsAsked).toEqual([]);
    expect(events(ports)).not.toContain('dispute-of-held-gift');
    expect(await listLedger(ports, projectId, { limit: 50 })).toMatchObject({ items: [] });
  });

  test('is open again when the dispute is won after all, and goes back when its term ends', async () => {
    const { ports, gift, told } = await heldPorts();
    await told(dispute('lost'));
    await told(dispute('won'));
    expect(await heldBooks(ports, gift)).toMatchObject({ held: 1, returned: 0 });
    expect(await balances(ports)).toEqual([-2000, 488, 1512]);
    const returned = await ports.store.books.byEffect(`returned:stripe:pi_${gift.sessionRef}`);
    const back = await ports.store.books.byEffect(`reversal:${returned?.journalId}`);
    expect(back).toMatchObject({ public: false, reason: expect.stringContaining('the dispute was won') });
    expect(await viewHeld(ports, gift.pledgeId)).toMatchObject({ status: 'open' });
    ports.clock.advance(HELD_TERM_MS);
    await tick(ports, FOREVER);
    expect(ports.payments.refundsAsked).toMatchObject([{ amountMinor: 2000 }]);
    expect(await balances(ports)).toEqual([0, -1512, 1512]);
  });

  test('in part waits for people with the rest, which is all that can be refunded', async () => {
    const { ports, gift, told } = await heldPorts();
    await told(dispute('lost', { amountMinor: 500 }));
    expect(await heldBooks(ports, gift)).toMatchObject({ held: 1, returned: 0 });
    expect(ports.reported).toContainEqual(
      expect.objectContaining({ event: 'dispute-of-held-gift', fields: { pledgeId: gift.pledgeId, lostMinor: 500 } }),
    );
    ports.clock.advance(HELD_TERM_MS);
    await tick(ports, FOREVER);
    expect(ports.payments.refundsAsked).toMatchObject([{ amountMinor: 1500 }]);
    expect(await heldBooks(ports, gift)).toMatchObject({ returned: 1 });
    expect(await balances(ports)).toEqual([0, -1512, 1512]);
  });

  test('in part and accepted for the rest has lost that part of the fund', async () => {
    const { ports, gift, told } = await heldPorts();
    await told(dispute('lost', { amountMinor: 500 }));
    await extendCampaign(ports);
    const input = { decision: 'accept', reason: HELD_REASON } as const;
    for (const actor of [OFFICER, COLLEAGUE]) await decideHeld(ports, actor, { pledgeId: gift.pledgeId, input });
    expect(await heldBooks(ports, gift)).toMatchObject({ accepted: 1, raisedMinor: 1500 });
    expect((await balances(ports))[0]).toBe(0);
  });

  test('beyond what is left of it, and in another currency, is only told', async () => {
    const { ports, gift, told } = await heldPorts();
    await told(dispute('lost', { currency: 'USD', fee: { ...FEE, currency: 'USD' } }));
    expect(await balances(ports)).toEqual([-2000, 2000, 0]);
    expect(events(ports)).toContain('dispute-in-another-currency');
    await told(dispute('lost'), dispute('lost', { disputeRef: 'dp_2', amountMinor: 1, fee: null }));
    expect(events(ports)).toContain('dispute-of-gift-that-is-gone');
    expect(await balances(ports)).toEqual([0, -1512, 1512]);
    expect(await heldBooks(ports, gift)).toMatchObject({ returned: 1 });
  });

  test.each(['before', 'after'] as const)('is booked once when the disk fails %s it is kept', async (when) => {
    const { ports, store, gift, tell } = await heldPorts();
    tell(dispute('lost'));
    store.failNext(when);
    await expect(settle(ports, gift.pledgeId)).rejects.toThrow('failed');
    await settle(ports, gift.pledgeId);
    expect(await balances(ports)).toEqual([0, -1512, 1512]);
  });
});
