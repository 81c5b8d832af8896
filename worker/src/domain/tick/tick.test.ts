import { describe, expect, test } from 'vitest';
import { aProject, makePledge, publishedPorts } from '../../testing/index.ts';
import { getProject } from '../project/project.ts';
import { tick } from './tick.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };

const { projectId } = aProject();

describe('the sweep', () => {
  test('WHK-18 settles a payment whose notice never came', async () => {
    const ports = await publishedPorts();
    const { sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    ports.clock.advance(60_000);
    expect(await tick(ports, FOREVER)).toEqual({ swept: 1, failed: 0 });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000 });
  });

  test('puts a pledge back when the provider is away, and does not let it keep others waiting', async () => {
    const ports = await publishedPorts();
    const [first, second] = [await makePledge(ports), await makePledge(ports)];
    for (const { sessionRef } of [first, second]) ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    ports.clock.advance(60_000);
    ports.payments.failNextRead('unavailable');
    expect(await tick(ports, FOREVER)).toEqual({ swept: 1, failed: 1 });
    ports.clock.advance(60 * 60_000);
    expect(await tick(ports, FOREVER)).toEqual({ swept: 1, failed: 0 });
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 4000, donors: 2 });
  });

  test('twice at once settles once', async () => {
    const ports = await publishedPorts();
    const { sessionRef } = await makePledge(ports);
    ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
    ports.clock.advance(60_000);
    await Promise.all([tick(ports, FOREVER), tick(ports, FOREVER)]);
    expect(await getProject(ports, projectId)).toMatchObject({ raisedMinor: 2000, donors: 1 });
  });
});
