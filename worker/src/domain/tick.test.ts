import { describe, expect, test } from 'vitest';
import { aProject, makePledge, publishedPorts } from '../testing/index.ts';
import { getProject } from './project.ts';
import { tick } from './tick.ts';

const { projectId } = aProject();

describe('the sweep', () => {
  test('settles a payment whose notice never came', async () => {
    const ports = await publishedPorts();
    const { sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    ports.clock.advance(60_000);
    expect(await tick(ports, Number.POSITIVE_INFINITY)).toEqual({ swept: 1, failed: 0 });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000 });
  });

  test('puts a pledge back when the provider is away, and does not let it keep others waiting', async () => {
    const ports = await publishedPorts();
    const [first, second] = [await makePledge(ports), await makePledge(ports)];
    for (const { sessionRef } of [first, second]) ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    ports.clock.advance(60_000);
    ports.payments.failNextRead('unavailable');
    expect(await tick(ports, Number.POSITIVE_INFINITY)).toEqual({ swept: 1, failed: 1 });
    ports.clock.advance(60 * 60_000);
    expect(await tick(ports, Number.POSITIVE_INFINITY)).toEqual({ swept: 1, failed: 0 });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 4000, donors: 2 });
  });

  test('twice at once settles once', async () => {
    const ports = await publishedPorts();
    const { sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    ports.clock.advance(60_000);
    await Promise.all([tick(ports, Number.POSITIVE_INFINITY), tick(ports, Number.POSITIVE_INFINITY)]);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
  });
});
