import { describe, expect, test } from 'vitest';
import { aProject, makePledge, publishedPorts } from '../../testing/index.ts';
import { settle } from '../gift/settlement.ts';
import { getProject, listLedger } from '../project/project.ts';
import { reverseEntry } from './correction.ts';

const { projectId } = aProject();

describe('correcting the books', () => {
  const operator = { keyId: 'key', tenantId: null };

  test('reverses an entry once, with its reason, and takes it out of the totals', async () => {
    const ports = await publishedPorts();
    const { pledgeId, sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), fee: null });
    await settle(ports, pledgeId);
    const reason = '同一笔捐款重复入账';
    expect(await reverseEntry(ports, operator, { seq: 1, reason })).toEqual({ seq: 2, reverses: 1 });
    expect(await reverseEntry(ports, operator, { seq: 1, reason })).toMatchObject({ reason: 'already-reversed' });
    expect(await reverseEntry(ports, operator, { seq: 2, reason })).toMatchObject({ reason: 'already-reversed' });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 0, donors: 0, fundUse: { heldMinor: 0 } });
    const ledger = await listLedger(ports, projectId, { limit: 10 });
    expect(ledger).toMatchObject({ items: [{ seq: 1 }, { seq: 2, kind: 'correction.reversed', reverses: 1, reason }] });
  });

  test('is refused for a reason that leads to a person, because it is published for ever', async () => {
    const ports = await publishedPorts();
    const { pledgeId, sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs(), fee: null });
    await settle(ports, pledgeId);
    const answer = await reverseEntry(ports, operator, { seq: 1, reason: '应退给 138 0013 8000' });
    expect(answer).toMatchObject({ reason: 'invalid-body', errors: [{ pointer: '/reason' }] });
    expect(await ports.store.books.entry(2)).toBeNull();
    expect(await reverseEntry(ports, operator, { seq: 1, reason: '退回 15000000000 元' })).toMatchObject({ seq: 2 });
  });

  test('TEN-01 is refused to another federation and where the money has been used', async () => {
    const ports = await publishedPorts();
    const { pledgeId, sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    await settle(ports, pledgeId);
    const stranger = { keyId: 'other', tenantId: 'othertenant' };
    expect(await reverseEntry(ports, stranger, { seq: 1, reason: 'x' })).toMatchObject({ reason: 'not-found' });
    expect(await reverseEntry(ports, operator, { seq: 1, reason: 'x' })).toMatchObject({ reason: 'balance-too-low' });
  });
});
