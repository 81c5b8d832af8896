// Limits where storage fails, and in a crowd.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS_DEFAULT } from '../domain/access/limits.ts';
import type { Store } from '../ports/index.ts';
import { aProject, FaultyStore, MemoryStore, publishedPorts, solveProof, testClient } from '../testing/index.ts';
import { pledger } from '../testing/pledging.ts';

const { projectId, tenantId } = aProject();

async function onFaultyStore() {
  const store = new FaultyStore(new MemoryStore());
  const ports = await publishedPorts({ goalMinor: 20_000_000 }, { limits: LIMITS_DEFAULT, store });
  return { store, ports, ...pledger(testClient(ports)) };
}

describe('a pledge whose unit', () => {
  test.each([
    ['failed and was not kept', 'before'],
    ['failed although it was kept', 'after'],
  ] as const)('%s is counted once when it comes again', async (_name, when) => {
    const { store, ports, pledge } = await onFaultyStore();
    const key = crypto.randomUUID();
    store.failNext(when);
    expect((await pledge({ key })).status).toBe(503);
    ports.clock.advance(60_001);
    expect((await pledge({ key })).status).toBe(201);
    expect(await store.limits.intake(tenantId, 0)).toMatchObject({ pledges: 1 });
    expect(ports.payments.sessionCount).toBe(1);
  });

  test.each([
    ['failed and was not kept leaves its proof', 'before', 201],
    ['failed although it was kept has spent its proof', 'after', 403],
  ] as const)('%s', async (_name, when, status) => {
    const { store, pledge } = await onFaultyStore();
    for (let gift = 0; gift < 4; gift += 1) await pledge();
    const proof = await solveProof((await pledge()).json.challenge);
    const key = crypto.randomUUID();
    store.failNext(when);
    expect((await pledge({ key, proof })).status).toBe(503);
    expect((await pledge({ proof })).status).toBe(status);
  });
});

describe('a decline whose unit', () => {
  test.each([
    ['failed and was not kept', 'before'],
    ['failed although it was kept', 'after'],
  ] as const)('%s is counted once when the notice comes again', async (_name, when) => {
    const { store, ports, pledge } = await onFaultyStore();
    const { json } = await pledge();
    const subject = { kind: 'pledge', pledgeId: json.pledgeId };
    const body = JSON.stringify({
      eventId: 'evt_1',
      type: 'charge.failed',
      livemode: false,
      subject,
      declineRef: 'ch_1',
    });
    const headers = { 'stripe-signature': 'valid' };
    const call = testClient(ports);
    store.failNext(when);
    expect((await call('/v1/webhooks/stripe', { body, headers })).status).toBe(503);
    expect((await call('/v1/webhooks/stripe', { body, headers })).status).toBe(200);
    expect(await store.limits.intake(tenantId, 0)).toMatchObject({ declines: 1 });
  });
});

/** Everybody has read before anybody writes, as on a database across a network. */
function slowReads(store: Store): Store {
  const { directory, pledges, books, limits, verdicts, work, uploads, log } = store;
  const standing: typeof limits.standing = async (query) => {
    const answer = await limits.standing(query);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return answer;
  };
  const commit: Store['commit'] = (unit) => store.commit(unit);
  return { directory, pledges, books, verdicts, work, uploads, log, limits: { ...limits, standing }, commit };
}

test('of a crowd that sends one proof at the same time, one is let through', async () => {
  const store = slowReads(new MemoryStore());
  const ports = await publishedPorts({ goalMinor: 20_000_000 }, { limits: LIMITS_DEFAULT, store });
  const { pledge } = pledger(testClient(ports));
  const proof = await solveProof(await ports.proofs.challenge({ projectId, expiresMs: ports.clock.nowMs() + 1000 }));
  for (let gift = 0; gift < 6; gift += 1) await pledge({ network: `10.0.1.${gift}` });
  const crowd = Array.from({ length: 6 }, (_, index) => pledge({ network: `10.0.0.${index}`, proof }));
  expect((await Promise.all(crowd)).filter(({ status }) => status === 201)).toHaveLength(1);
});

test('no crowd opens more payments than the limits say, however it is spread over addresses and tabs', async () => {
  const crowd = fc.array(fc.record({ network: fc.nat(5), session: fc.option(fc.nat(4)) }), {
    minLength: 1,
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(crowd, async (people) => {
      const store = slowReads(new MemoryStore());
      const ports = await publishedPorts({ goalMinor: 20_000_000 }, { limits: LIMITS_DEFAULT, store });
      const { pledge } = pledger(testClient(ports));
      const answers = await Promise.all(
        people.map(({ network, session }, index) =>
          pledge({
            network: `10.0.0.${network}`,
            amountMinor: 2000 + index,
            ...(session === null ? {} : { session: `session-number-${session}` }),
          }),
        ),
      );
      const opened = people.filter((_, index) => answers[index]?.status === 201);
      const most = (of: (person: (typeof people)[number]) => unknown) =>
        Math.max(
          0,
          ...[
            ...Map.groupBy(
              opened.filter((person) => of(person) !== null),
              of,
            ).values(),
          ].map(({ length }) => length),
        );
      expect(ports.payments.opened.map((opening) => opening.projectId).filter((id) => id === projectId)).toHaveLength(
        opened.length,
      );
      expect(opened.length).toBeLessThanOrEqual(LIMITS_DEFAULT.project);
      expect(most(({ network }) => network)).toBeLessThanOrEqual(LIMITS_DEFAULT.address / 2);
      expect(most(({ session }) => session)).toBeLessThanOrEqual(LIMITS_DEFAULT.session);
    }),
    { numRuns: 25 },
  );
});
