// What the sweep must survive: pledges that cannot be settled, a provider that forgets, and a backlog.

import { describe, expect, test } from 'vitest';
import type { MadePledge } from '../../testing/index.ts';
import { aProject, makePledge, publishedPorts } from '../../testing/index.ts';
import { settle } from '../gift/settlement.ts';
import { getProject } from '../project/project.ts';
import { tick } from './tick.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const HOUR_MS = 60 * 60_000;
const { projectId } = aProject();

describe('a pledge that cannot be settled', () => {
  test('does not keep others waiting, and is looked at less and less', async () => {
    const ports = await publishedPorts();
    const poisoned: MadePledge[] = [];
    for (let number = 0; number < 60; number += 1) poisoned.push(await makePledge(ports, 100));
    const good = await makePledge(ports);
    const paidAtMs = ports.clock.nowMs();
    for (const { sessionRef } of poisoned) ports.payments.pay(sessionRef, { paidAtMs, livemode: true });
    ports.payments.pay(good.sessionRef, { paidAtMs });
    ports.clock.advance(60_000);
    expect(await tick(ports, FOREVER)).toEqual({ swept: 61, failed: 0 });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
    const { reads } = ports.payments;
    await tick(ports, FOREVER);
    expect(ports.payments.reads).toBe(reads);
  });

  test('is put back when the store refuses its unit', async () => {
    const ports = await publishedPorts();
    const made = await makePledge(ports);
    ports.payments.pay(made.sessionRef, { paidAtMs: ports.clock.nowMs() });
    const { commit } = ports.store;
    ports.store.commit = (unit) =>
      unit.some(({ kind }) => kind === 'append-journal')
        ? Promise.resolve({ kind: 'lost', guard: 'balance' })
        : commit.call(ports.store, unit);
    ports.clock.advance(60_000);
    expect(await tick(ports, FOREVER)).toEqual({ swept: 0, failed: 1 });
    expect(await ports.store.pledges.due(ports.clock.nowMs(), 10)).toHaveLength(0);
    expect(ports.reported).toContainEqual(
      expect.objectContaining({ event: 'contended', fields: { guard: 'balance', attempts: 5 } }),
    );
    ports.store.commit = commit;
    ports.clock.advance(HOUR_MS);
    await tick(ports, FOREVER);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000 });
  });
});

describe('a payment that comes to nothing', () => {
  test('of a slow method that failed is failed', async () => {
    const ports = await publishedPorts();
    const made = await makePledge(ports);
    ports.payments.fail(made.sessionRef);
    expect(await settle(ports, made.pledgeId)).toMatchObject({ pledge: { paymentState: 'failed' } });
  });

  test('or that the provider no longer knows, is expired a day after its page has closed, and not before', async () => {
    const ports = await publishedPorts({ goalMinor: 2000, hardCap: true });
    const made = await makePledge(ports);
    ports.payments.lose(made.sessionRef);
    ports.clock.advance(24 * HOUR_MS);
    await tick(ports, FOREVER);
    expect(await ports.store.pledges.pledge(made.pledgeId)).toMatchObject({ paymentState: 'awaiting_payment' });
    ports.clock.advance(2 * HOUR_MS);
    await tick(ports, FOREVER);
    expect(await ports.store.pledges.pledge(made.pledgeId)).toMatchObject({ paymentState: 'expired', checkAtMs: null });
    await makePledge(ports);
  });

  test('and is never told at all, ends too, yet a later word still wins', async () => {
    const ports = await publishedPorts();
    const made = await makePledge(ports);
    for (let hour = 0; hour < 30; hour += 1) {
      ports.clock.advance(HOUR_MS);
      await tick(ports, FOREVER);
    }
    expect(await ports.store.pledges.pledge(made.pledgeId)).toMatchObject({ paymentState: 'expired' });
    ports.payments.pay(made.sessionRef, { paidAtMs: ports.clock.nowMs() });
    expect(await settle(ports, made.pledgeId)).toMatchObject({ pledge: { paymentState: 'paid' } });
  });

  test('with a wrong amount under a full cap is set aside, not stuck', async () => {
    const ports = await publishedPorts({ goalMinor: 2000, hardCap: true });
    const late = await makePledge(ports);
    ports.payments.expire(late.sessionRef);
    await settle(ports, late.pledgeId);
    await makePledge(ports);
    ports.payments.pay(late.sessionRef, { paidAtMs: ports.clock.nowMs(), amountMinor: 1 });
    expect(await settle(ports, late.pledgeId)).toMatchObject({ pledge: { paymentState: 'quarantined' } });
  });
});

describe('a tick', () => {
  test('goes on until nothing is due', async () => {
    const ports = await publishedPorts({ goalMinor: 20_000_000 });
    for (let number = 0; number < 120; number += 1) await makePledge(ports, 100);
    ports.clock.advance(60_000);
    expect(await tick(ports, FOREVER)).toEqual({ swept: 120, failed: 0 });
  });

  test('stops at its deadline, and between pledges when it is told to', async () => {
    const ports = await publishedPorts();
    await makePledge(ports);
    ports.clock.advance(60_000);
    expect(await tick(ports, { deadlineMs: ports.clock.nowMs() })).toEqual({ swept: 0, failed: 0 });
    expect(await tick(ports, { ...FOREVER, signal: AbortSignal.abort() })).toEqual({ swept: 0, failed: 0 });
  });
});
