import { beforeEach, describe, expect, test } from 'vitest';
import { keyActor } from '../domain/access/actor.ts';
import { createApiKey } from '../domain/access/api-key.ts';
import { isRefusal } from '../domain/refusal.ts';
import { tick } from '../domain/tick/tick.ts';
import { slugOf } from '../testing/index.ts';
import type { TwoFederations } from '../testing/two-federations.ts';
import { bearer, twoFederations } from '../testing/two-federations.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const WEEK_MS = 7 * 24 * 3_600_000;
const REFUND = { decision: 'refund', reason: '募捐结束后付款，应退回（示例）' };

let world: TwoFederations;
let path: string;
let colleagueKey: string;

beforeEach(async () => {
  world = await twoFederations();
  path = `/v1/manage/held/${world.here.heldPledgeId}/decisions`;
  const made = await createApiKey(world.ports, keyActor({ keyId: 'operator', tenantId: null }), {
    federation: 'here',
    label: '乙',
  });
  if (isRefusal(made)) throw new Error(made.reason);
  colleagueKey = made.key;
});

function say(key: string, body: unknown = REFUND) {
  return world.call(path, { body, headers: bearer(key) });
}

describe('POST /v1/manage/held/{pledgeId}/decisions', () => {
  test('is answered with the gift as it stands, to the second with its refund', async () => {
    const first = await say(world.here.apiKey);
    expect([first.status, first.json]).toMatchObject([200, { status: 'open', decisions: [REFUND], refund: null }]);
    const second = await say(colleagueKey);
    expect(second.json).toMatchObject({ status: 'refunded', refund: { state: 'succeeded', cause: 'decision' } });
    expect((await say(world.operatorKey, { decision: 'withdraw' })).status).toBe(200);
    expect(slugOf(await say(world.operatorKey))).toBe('already-decided');
  });

  test('asked again byte for byte answers the same and decides nothing', async () => {
    const answers = [await say(world.here.apiKey), await say(world.here.apiKey), await say(world.here.apiKey)];
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(world.ports.payments.refundsAsked).toEqual([]);
  });

  test('refuses to keep what the law forbids, with its article', async () => {
    const answer = await say(world.here.apiKey, { decision: 'accept', reason: '请接收（示例）' });
    expect([answer.status, slugOf(answer)]).toEqual([409, 'not-lawful']);
    expect(answer.json.articles).toEqual(['《慈善法》（2023）第二十四条']);
  });

  test('wants a reason, but not for taking back', async () => {
    const without = await say(world.here.apiKey, { decision: 'refund' });
    expect([without.status, without.json.errors]).toMatchObject([422, [{ pointer: '/reason' }]]);
    await say(world.here.apiKey);
    expect((await say(world.here.apiKey, { decision: 'withdraw' })).json.decisions).toEqual([]);
  });

  test('leaves a trace of who said what, and names no giver', async () => {
    const { text } = await say(world.here.apiKey);
    expect(text).not.toContain(world.here.giver.displayName);
    expect(JSON.stringify(world.ports.reported)).not.toContain(REFUND.reason);
  });
});

test('GET /v1/pledges/{pledgeId} tells the giver when held money goes back', async () => {
  const { heldPledgeId } = world.here;
  const secret = await world.ports.secrets.pledgeSecret(heldPledgeId);
  const read = () => world.call(`/v1/pledges/${heldPledgeId}`, { headers: bearer(secret) });
  expect((await read()).json).toMatchObject({ status: 'quarantined', refundOn: '2026-11-29' });
  world.ports.clock.advance(WEEK_MS);
  await tick(world.ports, FOREVER);
  const { json } = await read();
  expect([json.status, json.refundOn]).toEqual(['refunded', undefined]);
});

test('two keys that one person made are one vote', async () => {
  const made = await world.call('/v1/manage/api-keys', {
    body: { federation: 'here', label: '丙' },
    headers: bearer(world.here.apiKey),
  });
  await say(world.here.apiKey);
  expect((await say(made.json.key)).json).toMatchObject({ status: 'open', decisions: [{}] });
  expect((await say(colleagueKey)).json).toMatchObject({ status: expect.stringMatching(/^refund/) });
});
