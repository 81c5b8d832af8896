import { describe, expect, test } from 'vitest';
import { MemoryStore } from '../../adapters/memory/memory-store.ts';
import { advanceTo, fundedPorts, giveTo, payOut } from '../../testing/funding.ts';
import { aProject, FaultyStore, idsOf, OFFICER, PARTNER } from '../../testing/index.ts';
import { getProject, listLedger } from '../project/project.ts';
import { tick } from '../tick/tick.ts';
import type { PartnerCommand } from './disbursement.ts';
import {
  approveDisbursement,
  payDisbursement,
  RESERVATION_TERM_MS,
  returnAdvance,
  voidDisbursement,
} from './disbursement.ts';

const { projectId } = aProject();
const STRANGER = { keyId: 'stranger', tenantId: 'othertenant' };

function promise(over: Partial<PartnerCommand> = {}): PartnerCommand {
  return { projectId, key: 'promise', partner: PARTNER, amountMinor: 1000, ...over };
}

describe('money for a partner', () => {
  test('is promised, paid as an advance, and seen by the public as that', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 1500);
    const [reservationId = ''] = idsOf(await approveDisbursement(ports, OFFICER, promise()));
    expect(await getProject(ports, projectId)).toMatchObject({ fundUse: { advancesMinor: 0, heldMinor: 1988 } });
    const pay = { projectId, key: 'pay', reservationId };
    const paid = await payDisbursement(ports, OFFICER, pay);
    expect(paid).toMatchObject({ kind: 'done' });
    expect(await payDisbursement(ports, OFFICER, pay)).toEqual(paid);
    const card = await getProject(ports, projectId);
    expect(card).toMatchObject({ raisedMinor: 2000, fundUse: { advancesMinor: 1000, spentMinor: 0, heldMinor: 988 } });
    const ledger = await listLedger(ports, projectId, { limit: 10 });
    expect(ledger).toMatchObject({
      items: [{}, {}, {}, { kind: 'disbursement.paid', partner: PARTNER, evidence: [] }],
    });
    expect(await returnAdvance(ports, OFFICER, promise({ key: 'back', amountMinor: 1001 }))).toMatchObject({
      reason: 'balance-too-low',
    });
    idsOf(await returnAdvance(ports, OFFICER, promise({ key: 'back again', amountMinor: 400 })));
    expect(await getProject(ports, projectId)).toMatchObject({ fundUse: { advancesMinor: 600, heldMinor: 1388 } });
  });

  test('is refused beyond what the fund has left after earlier promises and advances', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 1900);
    idsOf(await approveDisbursement(ports, OFFICER, promise({ key: 'one', amountMinor: 900 })));
    await advanceTo(ports, 600);
    const refused = { kind: 'refused', reason: 'balance-too-low' };
    expect(await approveDisbursement(ports, OFFICER, promise({ key: 'two', amountMinor: 489 }))).toEqual(refused);
    idsOf(await approveDisbursement(ports, OFFICER, promise({ key: 'three', amountMinor: 488 })));
  });

  test.each([
    ['not-found', {}, STRANGER],
    ['not-found', { projectId: 'nowhere' }, OFFICER],
    ['unknown-partner', { partner: '别家（示例）' }, OFFICER],
    ['amount-unfit', { amountMinor: 0 }, OFFICER],
    ['amount-unfit', { amountMinor: 0.5 }, OFFICER],
    ['balance-too-low', { amountMinor: 1989 }, OFFICER],
  ] as const)('is refused: %s', async (...given) => {
    const [reason, over, actor] = given;
    const ports = await fundedPorts();
    expect(await approveDisbursement(ports, actor, promise(over))).toEqual({ kind: 'refused', reason });
    expect(await ports.store.books.overdueReservations(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
  });

  test('waits for the bank: what the provider has not paid out cannot be handed on', async () => {
    const ports = await fundedPorts();
    const [reservationId = ''] = idsOf(await approveDisbursement(ports, OFFICER, promise()));
    const pay = { projectId, key: 'pay', reservationId };
    expect(await payDisbursement(ports, OFFICER, pay)).toEqual({ kind: 'refused', reason: 'bank-too-low' });
    await payOut(ports, 1000);
    expect(await payDisbursement(ports, OFFICER, pay)).toEqual({ kind: 'refused', reason: 'bank-too-low' });
    expect(await payDisbursement(ports, OFFICER, { ...pay, key: 'pay anew' })).toMatchObject({ kind: 'done' });
  });

  test('is promised to the partner until its term, and falls back to the fund by itself', async () => {
    const ports = await fundedPorts();
    await payOut(ports, 1500);
    const [first = ''] = idsOf(await approveDisbursement(ports, OFFICER, promise()));
    const [second = ''] = idsOf(
      await approveDisbursement(ports, OFFICER, promise({ key: 'second', amountMinor: 900 })),
    );
    expect(await voidDisbursement(ports, OFFICER, { projectId, key: 'void', reservationId: second })).toMatchObject({
      kind: 'done',
    });
    const after = (key: string, reservationId: string) =>
      payDisbursement(ports, OFFICER, { projectId, key, reservationId });
    expect(await after('a', second)).toEqual({ kind: 'refused', reason: 'already-resolved' });
    expect(await after('b', 'nobody')).toEqual({ kind: 'refused', reason: 'no-reservation' });
    ports.clock.advance(RESERVATION_TERM_MS);
    expect(await after('c', first)).toEqual({ kind: 'refused', reason: 'reservation-expired' });
    await tick(ports, { deadlineMs: ports.clock.nowMs() + 1000 });
    expect(await ports.store.books.reservation(first)).toMatchObject({ state: 'expired' });
    expect(await after('d', first)).toEqual({ kind: 'refused', reason: 'reservation-expired' });
    expect(await approveDisbursement(ports, OFFICER, promise({ key: 'all', amountMinor: 1988 }))).toMatchObject({
      kind: 'done',
    });
  });
});

describe('the answer to a key', () => {
  test('stays a refusal when the fund has been filled since; a new key asks anew', async () => {
    const ports = await fundedPorts();
    const much = promise({ amountMinor: 3000 });
    const refused = { kind: 'refused', reason: 'balance-too-low' };
    expect(await approveDisbursement(ports, OFFICER, much)).toEqual(refused);
    await giveTo(ports, 2000);
    expect(await approveDisbursement(ports, OFFICER, much)).toEqual(refused);
    expect(await approveDisbursement(ports, OFFICER, { ...much, key: 'anew' })).toMatchObject({ kind: 'done' });
  });

  test('is not another request’s', async () => {
    const ports = await fundedPorts();
    const done = await approveDisbursement(ports, OFFICER, promise());
    const mismatch = { kind: 'refused', reason: 'idempotency-mismatch' };
    expect(await approveDisbursement(ports, OFFICER, promise({ amountMinor: 999 }))).toEqual(mismatch);
    expect(await returnAdvance(ports, OFFICER, promise())).toEqual(mismatch);
    expect(await approveDisbursement(ports, OFFICER, promise())).toEqual(done);
  });

  test.each(['before', 'after'] as const)('is one answer when the disk fails %s it is kept', async (when) => {
    const store = new FaultyStore(new MemoryStore());
    const ports = await fundedPorts({ store });
    store.failNext(when);
    await expect(approveDisbursement(ports, OFFICER, promise())).rejects.toThrow('failed');
    idsOf(await approveDisbursement(ports, OFFICER, promise()));
    const promised = await store.books.overdueReservations(Number.MAX_SAFE_INTEGER, 10);
    expect(promised.map(({ amountMinor }) => amountMinor)).toEqual([1000]);
  });
});
