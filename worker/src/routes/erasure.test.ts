import { erasure, restriction } from '@happy-homeland/contract';
import { beforeEach, expect, test } from 'vitest';
import { settle } from '../domain/gift/settlement.ts';
import { slugOf } from '../testing/index.ts';
import type { TwoFederations } from '../testing/two-federations.ts';
import { bearer, pledgeOf, twoFederations } from '../testing/two-federations.ts';

let world: TwoFederations;
let pledgeId: string;
const NAME = '要忘记的示例人';

beforeEach(async () => {
  world = await twoFederations();
  const { here, call, ports } = world;
  const { message: _, ...plain } = pledgeOf(here.projectId, { ...here.giver, displayName: NAME });
  const headers = { 'idempotency-key': crypto.randomUUID(), origin: here.ownSite };
  const answer = await call('/v1/pledges', { body: { ...plain, fiscalReceipt: { mode: 'waived' } }, headers });
  pledgeId = String(answer.json.pledgeId);
  const { sessionRef } = (await ports.store.pledges.pledge(pledgeId)) ?? {};
  ports.payments.pay(sessionRef ?? '', { paidAtMs: ports.clock.nowMs() });
  await settle(ports, pledgeId);
});

function erase(key: string, body: unknown = { pledgeId }) {
  return world.call('/v1/manage/erasures', { body, headers: bearer(key) });
}

test('POST /v1/manage/erasures forgets the giver: the wall, the books and the lists show nothing of them', async () => {
  const { here, call } = world;
  const wall = () => call(`/v1/projects/${here.projectId}/donations`);
  const card = async () => (await call(`/v1/projects/${here.projectId}`)).json.raisedMinor;
  const raised = await card();
  expect((await wall()).text).toContain(NAME);
  const answer = await erase(here.apiKey);
  expect([answer.status, erasure.parse(answer.json).wiped]).toEqual([200, true]);
  expect((await erase(here.apiKey)).text).toBe(answer.text);
  const paths = ['donations', 'ledger', 'ledger.csv', 'disclosures'].map(
    (list) => `/v1/projects/${here.projectId}/${list}`,
  );
  for (const path of [...paths, '/v1/manage/held', `/p/${here.projectId}`]) {
    expect([path, (await call(path, { headers: bearer(here.apiKey) })).text.includes(NAME)]).toEqual([path, false]);
  }
  expect(await card()).toBe(raised);
});

test('POST /v1/manage/erasures is refused with its reason', async () => {
  const { here, there } = world;
  expect(slugOf(await erase(there.apiKey))).toBe('not-found');
  expect(slugOf(await erase('no key at all'))).toBe('unauthorized');
  expect(slugOf(await erase(here.apiKey, {}))).toBe('invalid-body');
  expect(slugOf(await erase(here.apiKey, { pledgeId, receiptNo: here.receiptNo }))).toBe('invalid-body');
});

test('PRV-06 POST /v1/manage/erasures answers 202 and until when, where a fiscal receipt was asked for', async () => {
  const { here, call } = world;
  const wall = () => call(`/v1/projects/${here.projectId}/donations`);
  const [asked, stays] = [here.giver.displayName, NAME];
  expect((await wall()).text).toContain(asked);
  const answer = await erase(here.apiKey, { receiptNo: here.receiptNo });
  expect([answer.status, restriction.parse(answer.json).keptUntil]).toEqual([202, '2056-12-31']);
  expect((await erase(here.apiKey, { receiptNo: here.receiptNo })).text).toBe(answer.text);
  const { text } = await wall();
  expect([text.includes(asked), text.includes(stays)]).toEqual([false, true]);
});
