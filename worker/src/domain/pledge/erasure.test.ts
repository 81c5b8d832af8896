import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { memoryErasures } from '../../adapters/memory/memory-erasures.ts';
import { beginLog } from '../../publication/facts.ts';
import { receiptFileOf } from '../../publication/receipt-file.ts';
import { sequence } from '../../publication/sequencer.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, FaultyStore, OFFICER, OWN_ORIGIN, publishedPorts } from '../../testing/index.ts';
import { settle } from '../gift/settlement.ts';
import { endRestrictions, eraseGiver, finishErasures, replayErasures } from './erasure.ts';
import { createPledge } from './pledge.ts';

const REQUEST = 'request7';
const OPERATOR = { keyId: 'operator', tenantId: null };
const { projectId } = aProject();

async function give(ports: TestPorts, over: { name?: string; fiscal?: 'requested' | 'waived'; paid?: boolean } = {}) {
  const { name = '名字金丝雀', fiscal = 'waived', paid = true } = over;
  const result = await createPledge(ports, {
    input: {
      projectId,
      amount: { amountMinor: 2000, currency: 'CNY' },
      display: { mode: 'name', name },
      fiscalReceipt: fiscal === 'waived' ? { mode: 'waived' } : { mode: 'requested', title: '抬头金丝雀' },
      message: '留言金丝雀',
    },
    idempotencyKey: crypto.randomUUID(),
    page: { origin: OWN_ORIGIN, host: OWN_ORIGIN },
  });
  if (result.kind === 'refused') throw new Error(result.reason);
  const { pledgeId } = result.answer;
  if (!paid) return pledgeId;
  const { sessionRef } = (await ports.store.pledges.pledge(pledgeId)) ?? {};
  ports.payments.pay(sessionRef ?? '', { paidAtMs: ports.clock.nowMs() });
  await settle(ports, pledgeId);
  return pledgeId;
}

function erase(ports: TestPorts, pledgeId: string, actor: { keyId: string; tenantId: string | null } = OFFICER) {
  return eraseGiver(ports, actor, { input: { pledgeId }, requestId: REQUEST });
}

/** Everything that must be as it was. */
async function books({ store }: TestPorts) {
  const { size, root } = await store.log.head();
  return {
    totals: await store.books.totals([projectId]),
    balances: await store.books.balances([projectId]),
    entries: await store.books.latest(projectId, 99),
    leaves: await store.log.leaves({ from: 0, limit: 99 }),
    head: { size, root },
  };
}

describe('eraseGiver', () => {
  let ports: TestPorts;
  beforeEach(async () => {
    ports = await publishedPorts();
    await beginLog(ports, '2026-11-22');
  });

  test('PRV-05 destroys what is private with its salt; books, receipt and proof stay, and the audit names nobody', async () => {
    const pledgeId = await give(ports);
    await sequence(ports);
    const receipt = await ports.store.pledges.receiptOf(pledgeId);
    const entry = await ports.store.books.byEffect(receipt?.effectKey ?? '');
    const [before, proof] = [await books(ports), await receiptFileOf(ports, entry?.journalId ?? '', null)];
    const startedAt = performance.now();
    expect(await erase(ports, pledgeId)).toEqual({ pledgeId, erasedOn: '2026-11-22', wiped: true });
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(await ports.store.pledges.donor(OFFICER.tenantId, pledgeId)).toBeNull();
    expect(await ports.store.pledges.named({ projectId, limit: 9 })).toEqual([]);
    expect(await books(ports)).toEqual(before);
    expect(await ports.store.pledges.receiptOf(pledgeId)).toEqual(receipt);
    expect(await receiptFileOf(ports, entry?.journalId ?? '', null)).toBe(proof);
    expect(JSON.stringify(ports.reported)).not.toMatch(new RegExp(`金丝雀|erasure.*${pledgeId}`));
  });

  test('PRV-05 leaves totals, balances and the root of the log as they were, whomever it forgets in whatever order', async () => {
    const gifts: string[] = [];
    for (const name of ['甲', '乙', '丙', '丁', '戊']) gifts.push(await give(ports, { name: `示例${name}` }));
    await sequence(ports);
    const before = await books(ports);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(gifts), async (some) => {
        for (const pledgeId of some) await erase(ports, pledgeId);
        await sequence(ports);
        expect(await books(ports)).toEqual(before);
        for (const pledgeId of some) expect(await ports.store.pledges.donor(OFFICER.tenantId, pledgeId)).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  test('answers the same when it is asked again, by the receipt as well', async () => {
    const pledgeId = await give(ports);
    const { receiptNo = '' } = (await ports.store.pledges.receiptOf(pledgeId)) ?? {};
    const first = await erase(ports, pledgeId);
    ports.clock.advance(3 * 24 * 3_600_000);
    const again = await eraseGiver(ports, OPERATOR, { input: { receiptNo }, requestId: 'another' });
    expect([first, again]).toEqual([first, first]);
    expect(await ports.erasures.kept()).toEqual([{ pledgeId, erasedOn: '2026-11-22' }]);
  });

  test('knows no gift of another federation, and none that is not there', async () => {
    const pledgeId = await give(ports);
    expect(await erase(ports, pledgeId, { keyId: 'stranger', tenantId: 'other' })).toMatchObject({
      reason: 'not-found',
    });
    const input = { receiptNo: 'hhaaaaaaaaaaaaaaaa' };
    expect(await eraseGiver(ports, OPERATOR, { input, requestId: REQUEST })).toMatchObject({ reason: 'not-found' });
    expect(await ports.store.pledges.donor(OFFICER.tenantId, pledgeId)).not.toBeNull();
  });

  test('a gift that is settled after its giver was forgotten is booked all the same', async () => {
    const pledgeId = await give(ports, { paid: false });
    await erase(ports, pledgeId);
    const { sessionRef } = (await ports.store.pledges.pledge(pledgeId)) ?? {};
    ports.payments.pay(sessionRef ?? '', { paidAtMs: ports.clock.nowMs() });
    await settle(ports, pledgeId);
    expect(await ports.store.pledges.receiptOf(pledgeId)).not.toBeNull();
    expect(await ports.store.pledges.named({ projectId, limit: 9 })).toEqual([]);
  });

  test.each(['before', 'after'] as const)('that fails %s it is written is whole after the next start', async (when) => {
    const pledgeId = await give(ports);
    const store = new FaultyStore(ports.store);
    store.failNext(when);
    await expect(erase({ ...ports, store }, pledgeId)).rejects.toMatchObject({ name: 'StoreError' });
    await replayErasures(ports);
    expect(await ports.store.pledges.donor(OFFICER.tenantId, pledgeId)).toBeNull();
    expect(await erase(ports, pledgeId)).toMatchObject({ pledgeId });
  });
});

describe('replayErasures', () => {
  test('PRV-07 forgets again whom an older database knows, and passes over gifts that it does not have', async () => {
    const erasures = memoryErasures();
    const ports = { ...(await publishedPorts()), erasures };
    const pledgeId = await give(ports);
    await erasures.keep({ pledgeId, erasedOn: '2026-11-20' });
    await erasures.keep({ pledgeId: 'laterthanthebackup', erasedOn: '2026-11-21' });
    expect([await replayErasures(ports), await replayErasures(ports)]).toEqual([1, 0]);
    expect(await ports.store.pledges.donor(OFFICER.tenantId, pledgeId)).toBeNull();
    expect(await ports.store.pledges.erasure(pledgeId)).toMatchObject({ erasedOn: '2026-11-20' });
  });

  test('notes beside the database whom only the database knows', async () => {
    const ports = await publishedPorts();
    const pledgeId = await give(ports);
    await erase(ports, pledgeId);
    const erasures = memoryErasures();
    await replayErasures({ ...ports, erasures });
    expect(await erasures.kept()).toEqual([{ pledgeId, erasedOn: '2026-11-22' }]);
  });
});

describe('where a fiscal receipt was asked for', () => {
  const SEEN = { displayName: null, message: null, messageShown: false, newsEmail: null };
  const KEPT = { fiscalTitle: '抬头金丝雀' };
  const AFTER = Date.parse('2056-12-31T15:59:59.999Z');
  let ports: TestPorts;
  let pledgeId: string;

  beforeEach(async () => {
    ports = await publishedPorts();
    await beginLog(ports, '2026-11-22');
    pledgeId = await give(ports, { fiscal: 'requested' });
  });

  const donor = () => ports.store.pledges.donor(OFFICER.tenantId, pledgeId);
  const restricted = () => ({ pledgeId, restrictedOn: '2026-11-22', keptUntil: '2056-12-31', wiped: true });

  test('PRV-06 keeps what its counterfoil says till the law lets it go, and shows nobody anything', async () => {
    await sequence(ports);
    const before = await books(ports);
    expect(await donor()).toMatchObject({ displayName: '名字金丝雀', message: '留言金丝雀' });
    expect(await erase(ports, pledgeId)).toEqual(restricted());
    expect(await donor()).toMatchObject({ ...SEEN, ...KEPT });
    expect(await ports.store.pledges.named({ projectId, limit: 9 })).toEqual([]);
    expect(await books(ports)).toEqual(before);
    ports.clock.advance(3 * 24 * 3_600_000);
    expect(await erase(ports, pledgeId)).toEqual(restricted());
    expect(JSON.stringify(ports.reported)).not.toMatch(/金丝雀/);
  });

  test('PRV-06 destroys the rest by itself, on the day after and not before', async () => {
    await erase(ports, pledgeId);
    ports.clock.advance(AFTER - ports.clock.nowMs());
    await endRestrictions(ports);
    expect(await erase(ports, pledgeId)).toEqual(restricted());
    expect(await donor()).toMatchObject(KEPT);
    ports.clock.advance(1);
    await endRestrictions(ports);
    expect(await donor()).toBeNull();
    expect(await ports.store.pledges.erasure(pledgeId)).toMatchObject({ erasedOn: '2057-01-01' });
    expect(await ports.store.pledges.endedRestrictions('2057-01-01', 9)).toEqual([]);
    expect(await ports.erasures.kept()).toEqual([{ pledgeId, erasedOn: '2057-01-01' }]);
  });

  test('is forgotten whole at once where the payment came to nothing, also if it was asked for before', async () => {
    const unpaid = await give(ports, { fiscal: 'requested', paid: false });
    expect(await erase(ports, unpaid)).toMatchObject({ keptUntil: '2056-12-31' });
    const { sessionRef } = (await ports.store.pledges.pledge(unpaid)) ?? {};
    ports.payments.expire(sessionRef ?? '');
    await settle(ports, unpaid);
    expect(await erase(ports, unpaid)).toEqual({ pledgeId: unpaid, erasedOn: '2026-11-22', wiped: true });
    expect(await ports.store.pledges.donor(OFFICER.tenantId, unpaid)).toBeNull();
  });

  test('is forgotten whole where it is asked for after the law has let go', async () => {
    ports.clock.advance(AFTER + 1 - ports.clock.nowMs());
    expect(await erase(ports, pledgeId)).toEqual({ pledgeId, erasedOn: '2057-01-01', wiped: true });
  });

  test('PRV-07 a restored, older database is told again what may be seen and what may not', async () => {
    const erasures = memoryErasures();
    await erase({ ...ports, erasures }, pledgeId);
    const older = await publishedPorts();
    const again = { ...older, erasures };
    const { pledges } = again.store;
    const record = await ports.store.pledges.pledge(pledgeId);
    const kept = await donor();
    if (!record || !kept) throw new Error('there is no gift');
    const whole = { ...kept, displayName: '名字金丝雀', message: '留言金丝雀' };
    await older.store.commit([{ kind: 'insert-pledge', record, donor: whole }]);
    expect([await replayErasures(again), await replayErasures(again)]).toEqual([1, 0]);
    expect(await pledges.donor(OFFICER.tenantId, pledgeId)).toMatchObject({ ...SEEN, ...KEPT });
    expect(await pledges.restriction(pledgeId)).toMatchObject({ keptUntil: '2056-12-31' });
    const fresh = memoryErasures();
    await replayErasures({ ...again, erasures: fresh });
    expect(await fresh.kept()).toEqual(await erasures.kept());
  });

  test.each(['before', 'after'] as const)('that fails %s it is written is whole after the next start', async (when) => {
    const store = new FaultyStore(ports.store);
    store.failNext(when);
    await expect(erase({ ...ports, store }, pledgeId)).rejects.toMatchObject({ name: 'StoreError' });
    await replayErasures(ports);
    expect(await donor()).toMatchObject({ ...SEEN, ...KEPT });
    expect(await erase(ports, pledgeId)).toEqual(restricted());
  });
});

test('the tick wipes what a reader of the files kept from being wiped, and asks no more once it is done', async () => {
  const answers = [false, true];
  let asked = 0;
  const erasures = {
    ...memoryErasures(),
    wipe: async () => {
      asked += 1;
      return answers.shift() ?? true;
    },
    isOwed: () => answers.length > 0,
  };
  const ports = { ...(await publishedPorts()), erasures };
  expect(await erase(ports, await give(ports))).toMatchObject({ wiped: false });
  expect(ports.reported.map(({ event }) => event)).toContain('erasure-waits-for-a-reader');
  await finishErasures(ports);
  await finishErasures(ports);
  expect(asked).toBe(2);
});
