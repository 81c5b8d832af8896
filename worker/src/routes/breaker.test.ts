// When a tenant is under attack, and what its givers then meet.

import { beforeEach, describe, expect, test } from 'vitest';
import { LIMITS_DEFAULT } from '../domain/access/limits.ts';
import type { TestClient, TestPorts } from '../testing/index.ts';
import { aProject, publishedPorts, testClient } from '../testing/index.ts';
import type { Pledger } from '../testing/pledging.ts';
import { expectRefused, pledger } from '../testing/pledging.ts';

const { tenantId } = aProject();
const MINUTE_MS = 60_000;

let ports: TestPorts;
let call: TestClient;
let pledge: Pledger['pledge'];
let pledgeWithProof: Pledger['pledgeWithProof'];
let decline: Pledger['decline'];

beforeEach(async () => {
  ports = await publishedPorts({ goalMinor: 20_000_000 }, { limits: LIMITS_DEFAULT });
  call = testClient(ports);
  ({ pledge, pledgeWithProof, decline } = pledger(call));
});

describe('the breaker', () => {
  /** Fifty gifts of fifty people in under ten minutes, of whom so many had their card declined. */
  async function fiftyGifts(declined: number): Promise<void> {
    for (let gift = 0; gift < 50; gift += 1) {
      const answer = await pledge({ network: `198.51.100.${gift}` });
      expect(answer.status).toBe(201);
      if (gift < declined) await decline(answer);
      ports.clock.advance(11_900);
    }
  }

  const slowModes = () => ports.reported.filter(({ event }) => event === 'slow-mode');

  test('PAY-11 asks every new pledge of the tenant for a proof, for thirty minutes', async () => {
    await fiftyGifts(11);
    await decline(await pledge({ network: '198.51.100.200' }));
    expect(slowModes()).toMatchObject([{ level: 'warn', fields: { tenantId, reason: 'declines' } }]);
    const asked = await pledge({ network: '192.0.2.1' });
    expect(asked.status).toBe(403);
    expectRefused(asked, 'challenge-required');
    expect((await pledgeWithProof({ network: '192.0.2.1' })).status).toBe(201);
    ports.clock.advance(30 * MINUTE_MS);
    expect((await pledge({ network: '192.0.2.2' })).status).toBe(201);
  });

  test('PAY-11 leaves a tenant alone whose cards are declined as often as cards are', async () => {
    await fiftyGifts(10);
    expect(slowModes()).toEqual([]);
    expect((await pledge({ network: '192.0.2.1' })).status).toBe(201);
  });

  test('PAY-11 counts many cards on one payment page as many attempts', async () => {
    const page = await pledge();
    for (let card = 0; card < 49; card += 1) await decline(page);
    expect(slowModes()).toEqual([]);
    await decline(page);
    expect(slowModes()).toHaveLength(1);
  });

  test('PAY-12 asks further gifts of the least amount for a proof, and no other', async () => {
    for (let gift = 0; gift < 20; gift += 1) {
      expect((await pledge({ network: `198.51.100.${gift}`, amountMinor: 100 })).status).toBe(201);
      ports.clock.advance(12_000);
    }
    expectRefused(await pledge({ network: '192.0.2.1', amountMinor: 100 }), 'challenge-required');
    expect((await pledgeWithProof({ network: '192.0.2.1', amountMinor: 100 })).status).toBe(201);
    expect((await pledge({ network: '192.0.2.2', amountMinor: 101 })).status).toBe(201);
    ports.clock.advance(6 * MINUTE_MS);
    expect((await pledge({ network: '192.0.2.3', amountMinor: 100 })).status).toBe(201);
  });
});
