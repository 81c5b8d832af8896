// A robot tries stolen cards, a thousand attempts a minute, while people give. Time is virtual and the provider is
// scripted, so every call to it is counted; robots here are as clever as a robot without a browser is.

import { beforeEach, describe, expect, test } from 'vitest';
import { LIMITS_DEFAULT } from '../domain/access/limits.ts';
import type { TestClient, TestPorts } from '../testing/index.ts';
import { slugOf, solveProof, testClient, WIDE_LIMITS } from '../testing/index.ts';
import type { PublishedFederation } from '../testing/two-federations.ts';
import { twoFederations } from '../testing/two-federations.ts';

const ATTEMPTS_A_MINUTE = 1_000;
const GIFTS_A_MINUTE = 10;
const MINUTES = 2;
const LIMIT_MS = 60_000;
const MINUTE_MS = 60_000;

let ports: TestPorts;
let call: TestClient;
let here: PublishedFederation;
let there: PublishedFederation;
/** Every call to the provider, and who caused it. */
let calls: { readonly to: PublishedFederation; readonly atMs: number; readonly who: 'robot' | 'person' }[];

beforeEach(async () => {
  ({ ports, call, here, there } = await twoFederations({ limits: LIMITS_DEFAULT }));
  ports.clock.advance(10 * MINUTE_MS);
  calls = [];
});

interface Attempt {
  readonly to: PublishedFederation;
  readonly network: string;
  readonly session?: string | undefined;
  readonly amountMinor: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly who: 'robot' | 'person';
}

async function attempt({ to, network, session, amountMinor, headers = {}, who }: Attempt) {
  const before = ports.payments.opened.length;
  const answer = await call('/v1/pledges', {
    body: { projectId: to.projectId, amount: { amountMinor, currency: 'CNY' } },
    headers: {
      'idempotency-key': crypto.randomUUID(),
      origin: to.ownSite,
      'test-network': network,
      ...(session && { 'hh-session': session }),
      ...headers,
    },
  });
  const opened = ports.payments.opened.length - before;
  for (let time = 0; time < opened; time += 1) calls.push({ to, atMs: ports.clock.nowMs(), who });
  return answer;
}

let people = 0;

/** A person at home: an address of one's own, and a page that proves its work when asked. */
async function give(to: PublishedFederation): Promise<boolean> {
  people += 1;
  const network = `100.${people >> 16}.${(people >> 8) & 255}.${people & 255}`;
  const person = { to, network, session: crypto.randomUUID(), amountMinor: 2000, who: 'person' } as const;
  const first = await attempt(person);
  if (slugOf(first) !== 'challenge-required') return first.status === 201;
  const proof = await solveProof(first.json.challenge);
  return (await attempt({ ...person, headers: { 'hh-proof': proof } })).status === 201;
}

type Robot = (index: number) => Pick<Attempt, 'network' | 'session' | 'headers'>;

/** Minutes of attack, with people giving to the same project and to one of another federation. */
async function attack(robot: Robot) {
  const gifts = { own: 0, ownThrough: 0, other: 0, otherThrough: 0 };
  const pauseMs = MINUTE_MS / ATTEMPTS_A_MINUTE;
  for (let index = 0; index < ATTEMPTS_A_MINUTE * MINUTES; index += 1) {
    await attempt({ to: here, amountMinor: 100 + (index % 900), ...robot(index), who: 'robot' });
    if (index % (ATTEMPTS_A_MINUTE / GIFTS_A_MINUTE) === 50) {
      gifts.own += 1;
      gifts.ownThrough += (await give(here)) ? 1 : 0;
      gifts.other += 1;
      gifts.otherThrough += (await give(there)) ? 1 : 0;
    }
    ports.clock.advance(pauseMs);
  }
  return gifts;
}

/** The most calls of a robot to the provider in any minute, from whatever instant it is counted. */
function busiestMinute(who: 'robot' | 'person'): number {
  const instants = calls.filter((of) => of.who === who && of.to === here).map(({ atMs }) => atMs);
  return Math.max(0, ...instants.map((start) => instants.filter((at) => at >= start && at < start + MINUTE_MS).length));
}

const address = (index: number) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;

describe('a carding robot with a thousand attempts a minute', { timeout: LIMIT_MS }, () => {
  test.each([
    ['from one address', 0, () => ({ network: '203.0.113.7' })],
    [
      'from one address that says it is a thousand, with a new session each time',
      0,
      (index: number) => ({
        network: '203.0.113.7',
        session: `rotating-session-${index}`,
        headers: { 'x-forwarded-for': address(index), forwarded: `for=${address(index)}`, 'x-real-ip': address(index) },
      }),
    ],
    [
      'from a thousand addresses, with a new session each time',
      1,
      (index: number) => ({ network: address(index % 1000), session: `rotating-session-${index}` }),
    ],
    [
      'from ever new addresses with proofs that do not hold',
      1,
      (index: number) => ({ network: address(index), headers: { 'hh-proof': 'bm90IGEgcHJvb2Y' } }),
    ],
  ] satisfies [string, number, Robot][])(
    'PAY-10 TEN-08 %s calls the provider ten times a minute at most',
    async (_name, slowModes, robot) => {
      const gifts = await attack(robot);
      expect(busiestMinute('robot')).toBeGreaterThan(0);
      expect(busiestMinute('robot')).toBeLessThanOrEqual(10);
      expect(gifts.ownThrough / gifts.own).toBeGreaterThanOrEqual(0.99);
      expect(gifts.otherThrough / gifts.other).toBeGreaterThanOrEqual(0.99);
      expect(ports.reported.filter(({ event }) => event === 'slow-mode')).toHaveLength(slowModes);
    },
  );

  test('TEN-08 changes nothing for another federation: nobody there is asked for a proof', async () => {
    for (let index = 0; index < ATTEMPTS_A_MINUTE; index += 1) {
      await attempt({ to: here, network: address(index), amountMinor: 2000, who: 'robot' });
    }
    const person = { to: there, network: '100.64.0.1', amountMinor: 2000, who: 'person' } as const;
    expect((await attempt(person)).status).toBe(201);
    expect(slugOf(await attempt({ ...person, to: here }))).toBe('challenge-required');
  });

  test('from one address asks nobody else for a proof', async () => {
    for (let index = 0; index < ATTEMPTS_A_MINUTE; index += 1) {
      await attempt({ to: here, network: '203.0.113.7', amountMinor: 2000, who: 'robot' });
    }
    const person = { to: here, network: '100.64.0.1', amountMinor: 2000, who: 'person' } as const;
    expect((await attempt(person)).status).toBe(201);
  });

  test('without limits would call it every time', async () => {
    ports = { ...ports, settings: { ...ports.settings, limits: WIDE_LIMITS } };
    call = testClient(ports);
    for (let index = 0; index < 100; index += 1) {
      await attempt({ to: here, network: '203.0.113.7', amountMinor: 2000, who: 'robot' });
    }
    expect(busiestMinute('robot')).toBe(100);
  });
});
