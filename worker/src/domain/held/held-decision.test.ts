import { describe, expect, test } from 'vitest';
import type { TestPorts } from '../../testing/index.ts';
import {
  COLLEAGUE,
  extendCampaign,
  HELD_REASON,
  heldBooks,
  makeHeldGift,
  makePledge,
  OFFICER,
  publishedPorts,
  THIRD,
} from '../../testing/index.ts';
import { HELD_TERM_MS } from '../gift/held-gift.ts';
import { settle } from '../gift/settlement.ts';
import { tick } from '../tick/tick.ts';
import { decideHeld } from './held-decision.ts';
import { listHeld, viewHeld } from './held-view.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const HOUR_MS = 3_600_000;
const STRANGER = { keyId: 'stranger', tenantId: 'othertenant' };
const OPERATOR = { keyId: 'operator', tenantId: null };

type Actor = typeof OFFICER | typeof OPERATOR;
type Saying = 'accept' | 'refund' | 'withdraw';

function say(ports: TestPorts, pledgeId: string, [actor, decision]: readonly [Actor, Saying]) {
  const input = decision === 'withdraw' ? { decision } : { decision, reason: HELD_REASON };
  return decideHeld(ports, actor, { pledgeId, input });
}

describe('deciding on a held gift', () => {
  test('takes two keys: the first changes nothing, the second sends the gift back', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    expect(await say(ports, gift.pledgeId, [OFFICER, 'refund'])).toBeNull();
    expect(await viewHeld(ports, gift.pledgeId)).toMatchObject({ status: 'open', decisions: [{ decision: 'refund' }] });
    expect(ports.payments.refundsAsked).toEqual([]);
    expect(await say(ports, gift.pledgeId, [COLLEAGUE, 'refund'])).toBeNull();
    expect(await viewHeld(ports, gift.pledgeId)).toMatchObject({
      status: 'refunded',
      refundOn: null,
      refund: { state: 'succeeded', cause: 'decision' },
    });
    expect(await heldBooks(ports, gift)).toEqual({ held: 1, returned: 1, accepted: 0, raisedMinor: 0 });
  });

  test('counts the same key once, however often it says the same', async () => {
    const ports = await publishedPorts();
    const { pledgeId } = await makeHeldGift(ports);
    for (let time = 0; time < 3; time += 1) expect(await say(ports, pledgeId, [OFFICER, 'refund'])).toBeNull();
    expect((await viewHeld(ports, pledgeId)).decisions).toHaveLength(1);
    expect(ports.payments.refundsAsked).toEqual([]);
  });

  test('counts the operator as a person', async () => {
    const ports = await publishedPorts();
    const { pledgeId } = await makeHeldGift(ports);
    await say(ports, pledgeId, [OPERATOR, 'refund']);
    await say(ports, pledgeId, [OFFICER, 'refund']);
    expect(await viewHeld(ports, pledgeId)).toMatchObject({ status: 'refunded' });
  });

  test('lets a key take back or change what it said until the matter is decided, and not after', async () => {
    const ports = await publishedPorts();
    const { pledgeId } = await makeHeldGift(ports);
    await extendCampaign(ports);
    await say(ports, pledgeId, [OFFICER, 'refund']);
    await say(ports, pledgeId, [OFFICER, 'withdraw']);
    expect(await say(ports, pledgeId, [OFFICER, 'withdraw'])).toBeNull();
    await say(ports, pledgeId, [COLLEAGUE, 'refund']);
    expect(await viewHeld(ports, pledgeId)).toMatchObject({ status: 'open' });
    await say(ports, pledgeId, [OFFICER, 'accept']);
    expect(await viewHeld(ports, pledgeId)).toMatchObject({ status: 'open' });
    await say(ports, pledgeId, [COLLEAGUE, 'accept']);
    expect(await viewHeld(ports, pledgeId)).toMatchObject({ status: 'accepted' });
    expect(await say(ports, pledgeId, [COLLEAGUE, 'withdraw'])).toMatchObject({ reason: 'already-decided' });
    expect(await say(ports, pledgeId, [THIRD, 'refund'])).toMatchObject({ reason: 'already-decided' });
    expect(await say(ports, pledgeId, [COLLEAGUE, 'accept'])).toBeNull();
  });

  test('TEN-01 is nothing to a key of another federation, and to nobody where nothing is held', async () => {
    const ports = await publishedPorts();
    const { pledgeId } = await makeHeldGift(ports);
    expect(await say(ports, pledgeId, [STRANGER, 'refund'])).toMatchObject({ reason: 'not-found' });
    expect(await listHeld(ports, STRANGER, { limit: 9 })).toEqual({ items: [], nextCursor: null });
    const open = await makePledge(ports);
    expect(await say(ports, open.pledgeId, [OFFICER, 'refund'])).toMatchObject({ reason: 'not-found' });
    expect(await say(ports, 'nosuchpledge', [OPERATOR, 'refund'])).toMatchObject({ reason: 'not-found' });
  });

  test('that two began at the same moment is carried out once', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    await Promise.all([OFFICER, COLLEAGUE, THIRD].map((actor) => say(ports, gift.pledgeId, [actor, 'refund'])));
    expect(ports.payments.refundCount).toBe(1);
    expect(await heldBooks(ports, gift)).toMatchObject({ returned: 1 });
  });
});

describe('a refund that failed', () => {
  async function failed() {
    const ports = await publishedPorts();
    ports.payments.refundState = 'pending';
    const gift = await makeHeldGift(ports);
    for (const actor of [OFFICER, COLLEAGUE]) await say(ports, gift.pledgeId, [actor, 'refund']);
    ports.payments.endRefund('failed');
    await settle(ports, gift.pledgeId);
    await tick(ports, FOREVER);
    expect(await viewHeld(ports, gift.pledgeId)).toMatchObject({
      status: 'open',
      round: 2,
      decisions: [],
      refundOn: null,
    });
    return { ports, gift };
  }

  test('is made again only when two decide again, under a key of its own, and is booked again', async () => {
    const { ports, gift } = await failed();
    ports.clock.advance(HELD_TERM_MS);
    await say(ports, gift.pledgeId, [OFFICER, 'refund']);
    await tick(ports, FOREVER);
    expect(ports.payments.refundsAsked).toHaveLength(1);
    await say(ports, gift.pledgeId, [THIRD, 'refund']);
    expect(ports.payments.refundsAsked.at(-1)?.idempotencyKey).toBe(`refund:${gift.pledgeId}:v2`);
    ports.payments.endRefund('succeeded');
    ports.clock.advance(HOUR_MS);
    await tick(ports, FOREVER);
    expect(await viewHeld(ports, gift.pledgeId)).toMatchObject({ status: 'refunded' });
    expect(await heldBooks(ports, gift)).toEqual({ held: 1, returned: 1, accepted: 0, raisedMinor: 0 });
  });

  test('lets two accept the gift instead, where it has become lawful, and it does not bear its fee again', async () => {
    const { ports, gift } = await failed();
    await extendCampaign(ports);
    for (const actor of [OFFICER, COLLEAGUE]) await say(ports, gift.pledgeId, [actor, 'accept']);
    expect(await heldBooks(ports, gift)).toEqual({ held: 1, returned: 0, accepted: 1, raisedMinor: 2000 });
    expect(await ports.store.books.byEffect(`fee:stripe:txn_${gift.sessionRef}`)).toMatchObject({
      kind: 'fee.covered',
    });
  });
});

describe.each([
  ['accept', 'insert-receipt'],
  ['refund', 'insert-refund'],
] as const)('a decision to %s that a key takes back in the last moment', (decision, last) => {
  test('is not carried out', async () => {
    const ports = await publishedPorts();
    const gift = await makeHeldGift(ports);
    await extendCampaign(ports);
    await say(ports, gift.pledgeId, [OFFICER, decision]);
    const { commit } = ports.store;
    ports.store.commit = async (unit) => {
      if (unit.some(({ kind }) => kind === last)) {
        ports.store.commit = commit;
        const { tenantId } = OFFICER;
        const said = { tenantId, pledgeId: gift.pledgeId, round: 1, keyId: OFFICER.keyId };
        await commit.call(ports.store, [{ kind: 'delete-held-decision', ...said }]);
      }
      return commit.call(ports.store, unit);
    };
    await say(ports, gift.pledgeId, [COLLEAGUE, decision]);
    expect(await viewHeld(ports, gift.pledgeId)).toMatchObject({ status: 'open', decisions: [{ decision }] });
    expect(await heldBooks(ports, gift)).toEqual({ held: 1, returned: 0, accepted: 0, raisedMinor: 0 });
  });
});

describe('a process that dies', () => {
  test('between the second decision and its refund leaves it to the sweep', async () => {
    const ports = await publishedPorts();
    const { pledgeId } = await makeHeldGift(ports);
    await say(ports, pledgeId, [OFFICER, 'refund']);
    ports.payments.failNextRead('unavailable');
    expect(await say(ports, pledgeId, [COLLEAGUE, 'refund'])).toBeNull();
    expect(await viewHeld(ports, pledgeId)).toMatchObject({ status: 'open', decisions: [{}, {}] });
    expect(await say(ports, pledgeId, [COLLEAGUE, 'withdraw'])).toMatchObject({ reason: 'already-decided' });
    await tick(ports, FOREVER);
    expect(await viewHeld(ports, pledgeId)).toMatchObject({ status: 'refunded' });
  });
});

describe('the list of held gifts', () => {
  test('says why, when each goes back, and who said what, in pages', async () => {
    const ports = await publishedPorts();
    const [first, second] = [await makeHeldGift(ports), await makeHeldGift(ports, { amountMinor: 1 })];
    await say(ports, first.pledgeId, [OFFICER, 'refund']);
    const page = await listHeld(ports, OFFICER, { limit: 1 });
    const rest = await listHeld(ports, OPERATOR, { limit: 1, cursor: (page as any).nextCursor });
    const items = [...(page as any).items, ...(rest as any).items];
    expect(items.map(({ pledgeId }) => pledgeId).toSorted()).toEqual([first.pledgeId, second.pledgeId].toSorted());
    expect(items.find(({ pledgeId }) => pledgeId === first.pledgeId)).toMatchObject({
      amount: { amountMinor: 2000, currency: 'CNY' },
      paidAt: '2027-05-01T00:00:00.000Z',
      reason: { code: 'campaign-ended', zh: '募捐活动结束之后付款', articles: ['《慈善法》（2023）第二十四条'] },
      refundOn: '2026-11-29',
      decisions: [{ keyId: OFFICER.keyId, decision: 'refund', reason: HELD_REASON }],
    });
    expect(items.find(({ pledgeId }) => pledgeId === second.pledgeId)).toMatchObject({
      amount: { amountMinor: 1 },
      paidAt: null,
      reason: { code: 'amount-mismatch', articles: [] },
    });
    expect(await listHeld(ports, OFFICER, { limit: 1, cursor: 'x' })).toMatchObject({ reason: 'invalid-cursor' });
  });
});
