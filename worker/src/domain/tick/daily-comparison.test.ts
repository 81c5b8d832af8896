import { describe, expect, test } from 'vitest';
import type { TestPorts } from '../../testing/index.ts';
import { aProject, makePledge, publishedPorts } from '../../testing/index.ts';
import { settle } from '../gift/settlement.ts';
import { getProject } from '../project/project.ts';
import { tick } from './tick.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const DAY_MS = 24 * 60 * 60_000;
const { projectId } = aProject();

/** Counted gifts of 20 yuan; the provider has given 5 of each back since, and believes that it said so. */
async function withLostNotices(count: number): Promise<TestPorts> {
  const ports = await publishedPorts({ goalMinor: 20_000_000 });
  const paidAtMs = ports.clock.nowMs();
  for (let number = 0; number < count; number += 1) {
    const { pledgeId, sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs });
    await settle(ports, pledgeId);
    ports.payments.pay(sessionRef, { paidAtMs, refundedMinor: 500 });
  }
  return ports;
}

async function raisedMinor(ports: TestPorts): Promise<number | undefined> {
  return (await getProject(ports, projectId))?.raisedMinor;
}

const told = (ports: TestPorts, event: string) => ports.reported.filter((entry) => entry.event === event);

describe('refunds that nobody told us of', () => {
  test('WHK-17 are found in the provider’s own list, settled once, and reported', async () => {
    const ports = await withLostNotices(3);
    await tick(ports, FOREVER);
    expect(await raisedMinor(ports)).toBe(3 * 1500);
    expect(told(ports, 'missed-returns-settled')).toMatchObject([{ fields: { looked: 3, settled: 3 } }]);
    ports.clock.advance(DAY_MS);
    await tick(ports, FOREVER);
    expect(ports.payments.comparisons).toBe(2);
    expect(told(ports, 'missed-returns-settled')).toHaveLength(1);
    expect(await raisedMinor(ports)).toBe(3 * 1500);
  });

  test('are looked for once a day, however many processes there are', async () => {
    const ports = await withLostNotices(1);
    await Promise.all([tick(ports, FOREVER), tick({ ...ports }, FOREVER)]);
    ports.clock.advance(60 * 60_000);
    await tick(ports, FOREVER);
    expect(ports.payments.comparisons).toBe(1);
  });

  test('are left for the next day when the provider fails in the middle, and the tick goes on', async () => {
    const ports = await withLostNotices(3);
    ports.payments.comparisonFailure = 'unavailable';
    expect(await tick(ports, FOREVER)).toEqual({ swept: 0, failed: 0 });
    const fields = { looked: 1, settled: 1, code: 'unavailable' };
    expect(told(ports, 'missed-returns-failed')).toMatchObject([{ fields }]);
    ports.clock.advance(DAY_MS);
    await tick(ports, FOREVER);
    expect(await raisedMinor(ports)).toBe(3 * 1500);
  });

  test('are left alone when there is no time', async () => {
    const ports = await withLostNotices(1);
    await tick(ports, { deadlineMs: ports.clock.nowMs() });
    expect(ports.payments.comparisons).toBe(0);
  });
});
