import { describe, expect, test } from 'vitest';
import type { Notice } from '../../ports/index.ts';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, makePledge, publishedPorts } from '../../testing/index.ts';
import { getProject } from '../project/project.ts';
import { tick } from '../tick/tick.ts';
import { settle } from './settlement.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const HOUR_MS = 60 * 60_000;
const { projectId } = aProject();

/** Counted gifts of 20 yuan; of each, the provider has given 5 back since, and could not say so. */
async function withMissedRefunds(count: number): Promise<TestPorts> {
  const ports = await publishedPorts({ goalMinor: 20_000_000 });
  ports.payments.listsReturns = false;
  const paidAtMs = ports.clock.nowMs();
  for (let number = 0; number < count; number += 1) {
    const { pledgeId, sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs });
    await settle(ports, pledgeId);
    ports.payments.pay(sessionRef, { paidAtMs, refundedMinor: 500 });
    ports.payments.missed.push(missed(`evt_${number}`, pledgeId));
  }
  return ports;
}

function missed(eventId: string, pledgeId: string): Notice {
  return { eventId, type: 'charge.refunded', livemode: false, subject: { kind: 'pledge', pledgeId } };
}

async function raisedMinor(ports: TestPorts): Promise<number | undefined> {
  return (await getProject(ports, projectId))?.raisedMinor;
}

const eventsOf = (ports: TestPorts) => ports.reported.map(({ event }) => event);

describe('notices that the provider could not deliver', () => {
  test('WHK-17 are taken by one run of the tick, reported, and change nothing at the next', async () => {
    const ports = await withMissedRefunds(5);
    await tick(ports, FOREVER);
    expect(await raisedMinor(ports)).toBe(5 * 1500);
    const told = { event: 'missed-notices-settled', fields: { looked: 5, settled: 5 } };
    expect(ports.reported).toContainEqual(expect.objectContaining(told));
    ports.clock.advance(HOUR_MS);
    await tick(ports, FOREVER);
    expect(ports.payments.listings).toBe(2);
    expect(eventsOf(ports).filter((event) => event === 'missed-notices-settled')).toHaveLength(1);
    expect(await raisedMinor(ports)).toBe(5 * 1500);
  });

  test('are asked for once an hour, however many ticks there are and however many processes', async () => {
    const ports = await withMissedRefunds(1);
    await Promise.all([tick(ports, FOREVER), tick({ ...ports }, FOREVER)]);
    await tick(ports, FOREVER);
    expect(ports.payments.listings).toBe(1);
    ports.clock.advance(HOUR_MS);
    await tick(ports, FOREVER);
    expect(ports.payments.listings).toBe(2);
  });

  test('are left for the next hour when the provider fails in the middle, and the tick goes on', async () => {
    const ports = await withMissedRefunds(3);
    ports.payments.listingFailure = 'unavailable';
    expect(await tick(ports, FOREVER)).toEqual({ swept: 0, failed: 0 });
    expect(ports.reported).toContainEqual(
      expect.objectContaining({
        event: 'missed-notices-failed',
        fields: { looked: 1, settled: 1, code: 'unavailable' },
      }),
    );
    expect(await raisedMinor(ports)).toBe(1500 + 2 * 2000);
    ports.clock.advance(HOUR_MS);
    await tick(ports, FOREVER);
    expect(await raisedMinor(ports)).toBe(3 * 1500);
  });

  test('are left for the next hour when there is no time', async () => {
    const ports = await withMissedRefunds(1);
    await tick(ports, { deadlineMs: ports.clock.nowMs() });
    await tick(ports, { ...FOREVER, signal: AbortSignal.abort() });
    expect(ports.payments.listings).toBe(0);
    await tick(ports, FOREVER);
    expect(await raisedMinor(ports)).toBe(1500);
  });
});
