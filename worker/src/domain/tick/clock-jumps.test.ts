import { expect, test } from 'vitest';
import { aProject, OWN_ORIGIN, publishedPorts } from '../../testing/index.ts';
import { createPledge } from '../pledge/pledge.ts';
import { LEASE_MS } from '../pledge/pledge-record.ts';

const HOUR_MS = 60 * 60_000;
const { projectId } = aProject();

test('CRF-06 a key that an attempt held when the clock was set back an hour is free as soon as ever', async () => {
  const ports = await publishedPorts();
  const request = {
    input: {
      projectId,
      amount: { amountMinor: 2000, currency: 'CNY' as const },
      display: { mode: 'anonymous' as const },
      fiscalReceipt: { mode: 'waived' as const },
    },
    idempotencyKey: crypto.randomUUID(),
    page: { origin: OWN_ORIGIN, host: OWN_ORIGIN },
  };
  // The attempt is cut off after its claim, as a killed process is.
  const open = ports.payments.open.bind(ports.payments);
  ports.payments.open = () => new Promise(() => undefined);
  void createPledge(ports, request);
  await expect.poll(async () => (await ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 1)).length).toBe(1);
  ports.payments.open = open;
  expect(await createPledge(ports, request)).toMatchObject({ reason: 'idempotency-in-progress' });
  ports.clock.advance(-HOUR_MS);
  ports.clock.advance(LEASE_MS);
  expect(await createPledge(ports, request)).toMatchObject({ kind: 'pledged' });
  expect(ports.payments.sessionCount).toBe(1);
});
