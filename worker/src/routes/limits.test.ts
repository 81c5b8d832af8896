// What a robot meets at the door. Time stands still until a test moves it; a caller's network is the header that the
// test ports read it from.

import { beforeEach, describe, expect, test } from 'vitest';
import { LIMITS_DEFAULT } from '../domain/access/limits.ts';
import type { TestAnswer, TestClient, TestPorts } from '../testing/index.ts';
import { aProject, publishedPorts, solveProof, testClient } from '../testing/index.ts';
import type { Pledger } from '../testing/pledging.ts';
import { expectRefused, pledger } from '../testing/pledging.ts';

const { projectId } = aProject();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

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

describe('one address', () => {
  test('HDR-09 may open ten payments a minute, half of them without proof, and hears when to come back', async () => {
    for (let gift = 0; gift < 4; gift += 1) expect((await pledge()).status).toBe(201);
    const asked = await pledge();
    expect(asked.status).toBe(403);
    expectRefused(asked, 'challenge-required');
    expect(asked.headers.get('cache-control')).toBe('no-store');
    while (ports.payments.sessionCount < 6) expect((await pledgeWithProof()).status).toBe(201);
    const refused = await pledgeWithProof();
    expectRefused(refused, 'too-many-requests');
    const opened = ports.payments.opened.length;
    ports.clock.advance(Number(refused.headers.get('retry-after')) * 1000);
    expect((await pledgeWithProof()).status).toBe(201);
    expect(ports.payments.opened).toHaveLength(opened + 1);
    expect((await pledge({ network: '203.0.113.8' })).status).toBe(201);
  });

  test('PAY-09 is refused after five declined cards for an hour, whatever it changes', async () => {
    const cards: TestAnswer[] = [];
    for (let card = 0; card < 5; card += 1) {
      cards.push(await pledge({ session: `session-number-${card}-long` }));
      ports.clock.advance(MINUTE_MS);
    }
    for (const card of cards) await decline(card);
    const declinedAtMs = ports.clock.nowMs();
    ports.clock.advance(10 * MINUTE_MS);
    const opened = ports.payments.opened.length;
    const sixth = await pledgeWithProof({ session: 'quite-another-session' });
    expect(sixth.status).toBe(429);
    expectRefused(sixth, 'too-many-declines');
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThanOrEqual(3600 - 600);
    expect(ports.payments.opened).toHaveLength(opened);
    expect((await pledge({ network: '203.0.113.8' })).status).toBe(201);
    ports.clock.set(declinedAtMs + HOUR_MS);
    expect((await pledge()).status).toBe(201);
  });

  test('PAY-09 stays refused over the hour at which its hash changes', async () => {
    const noon = Math.ceil(ports.clock.nowMs() / (12 * HOUR_MS)) * 12 * HOUR_MS;
    ports.clock.set(noon - 10 * MINUTE_MS);
    const card = await pledge();
    for (let time = 0; time < 5; time += 1) await decline(card);
    ports.clock.set(noon + MINUTE_MS);
    expectRefused(await pledge(), 'too-many-declines');
  });

  test('is not charged for the notices of a charge that come twice', async () => {
    const card = await pledge();
    for (let time = 0; time < 6; time += 1) await decline(card, 'ch_same');
    expect((await pledge()).status).toBe(201);
  });

  test('never counts the replay of a key', async () => {
    const key = crypto.randomUUID();
    for (let time = 0; time < 50; time += 1) expect((await pledge({ key })).status).toBe(201);
    expect((await pledge()).status).toBe(201);
  });
});

describe('one session', () => {
  const session = 'one-tab-of-a-browser';

  test('opens three payments a minute, also from many addresses', async () => {
    for (let gift = 0; gift < 3; gift += 1) {
      expect((await pledge({ session, network: `203.0.113.${gift}`, amountMinor: 2000 + gift })).status).toBe(201);
    }
    const fourth = await pledgeWithProof({ session, network: '203.0.113.9', amountMinor: 3000 });
    expectRefused(fourth, 'too-many-requests');
  });

  test('PAY-09 is refused after five declined cards, also from another address', async () => {
    const card = await pledge({ session });
    for (let time = 0; time < 5; time += 1) await decline(card);
    ports.clock.advance(2 * MINUTE_MS);
    expectRefused(await pledge({ session, network: '198.51.100.1' }), 'too-many-declines');
    expect((await pledge({ network: '198.51.100.1' })).status).toBe(201);
  });

  test('CON-02 is one payment for two tabs that send the same gift at the same time under two keys', async () => {
    const answers = await Promise.all([pledge({ session }), pledge({ session })]);
    const [first, ...others] = answers.filter(({ status }) => status === 201);
    for (const other of others) expect(other.text).toBe(first?.text);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expectRefused(answer, 'idempotency-in-progress');
    }
    const again = await pledge({ session });
    expect(again.text).toBe(first?.text);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(ports.payments.sessionCount).toBe(1);
  });

  test('IDM-12 may send its waiting gift under ten keys a minute: each key is kept for a month', async () => {
    const answers: TestAnswer[] = [];
    for (let key = 0; key < 10; key += 1) answers.push(await pledge({ session }));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(7);
    expectRefused(answers[9] as TestAnswer, 'too-many-requests');
    expect((await pledge({ session: 'another-tab-of-a-browser' })).status).toBe(201);
    expect(ports.payments.sessionCount).toBe(2);
    ports.clock.advance(MINUTE_MS);
    expect((await pledge({ session })).text).toBe(answers[0]?.text);
  });

  test('CON-02 is a second gift once the first is paid', async () => {
    const first = await pledge({ session });
    const kept = await ports.store.pledges.pledge(first.json.pledgeId);
    ports.payments.pay(kept?.sessionRef ?? '', { paidAtMs: ports.clock.nowMs() });
    await call(`/give/${projectId}/return?session=${kept?.sessionRef}`);
    const second = await pledge({ session });
    expect(second.json.pledgeId).not.toBe(first.json.pledgeId);
  });
});

describe('a proof of work', () => {
  async function inNeed(): Promise<TestAnswer> {
    for (let gift = 0; gift < 4; gift += 1) await pledge();
    return pledge();
  }

  test('is good once, for its project, for ten minutes', async () => {
    const asked = await inNeed();
    const proof = await solveProof(asked.json.challenge);
    expect((await pledge({ proof })).status).toBe(201);
    expectRefused(await pledge({ proof }), 'challenge-required');
    const late = await solveProof((await call(`/v1/projects/${projectId}/challenge`)).json);
    const other = await ports.proofs.challenge({
      projectId: 'another2222222222',
      expiresMs: ports.clock.nowMs() + 24 * HOUR_MS,
    });
    ports.clock.advance(10 * MINUTE_MS);
    for (let gift = 0; gift < 4; gift += 1) await pledge();
    expectRefused(await pledge({ proof: late }), 'challenge-required');
    expectRefused(await pledge({ proof: await solveProof(other) }), 'challenge-required');
  });

  test('of two requests at the same time admits one', async () => {
    const proof = await solveProof((await inNeed()).json.challenge);
    const answers = await Promise.all([pledge({ proof }), pledge({ proof }), pledge({ proof })]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test('can be fetched before it is asked for, and is never shared by a cache', async () => {
    await inNeed();
    const answer = await call(`/v1/projects/${projectId}/challenge`);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect((await pledge({ proof: await solveProof(answer.json) })).status).toBe(201);
    expect((await call('/v1/projects/nosuchproject/challenge')).status).toBe(404);
  });

  test('is not spent where the gift is refused for another reason', async () => {
    const proof = await solveProof((await inNeed()).json.challenge);
    expect((await pledge({ proof, amountMinor: 1 })).status).toBe(422);
    expect((await pledge({ proof })).status).toBe(201);
  });
});
