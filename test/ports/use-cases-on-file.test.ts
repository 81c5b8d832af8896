// The use cases on the embedded file: what the memory store lets through, the database must let through too, and a file
// that they have written must open again.

import { randomUUID } from 'node:crypto';
import type { TestClient, TestPorts } from '@happy-homeland/worker/testing';
import { aProject, makePledge, publishedPorts, tempLibsqlStore, testClient } from '@happy-homeland/worker/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';

const { projectId } = aProject();

let temporary: Awaited<ReturnType<typeof tempLibsqlStore>>;
let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  temporary = await tempLibsqlStore();
  ports = await publishedPorts({ goalMinor: 20_000_000 }, { store: temporary.store });
  call = testClient(ports);
});

afterEach(async () => {
  await temporary.remove();
});

async function cardFigures() {
  const { json } = await call(`/v1/projects/${projectId}`);
  const { feesMinor, advancesMinor, spentMinor, heldMinor, raisedMinor } = json.fundUse;
  expect(feesMinor + advancesMinor + spentMinor + heldMinor).toBe(raisedMinor);
  return { raisedMinor, feesMinor, heldMinor };
}

const comeBack = (sessionRef: string) => call(`/give/${projectId}/return?session=${sessionRef}`);

test('gifts, late fees, refunds and held gifts leave figures that add up, and a file that opens again', async () => {
  const paidAtMs = ports.clock.nowMs();
  const [first, second, wrong] = [await makePledge(ports), await makePledge(ports, 100), await makePledge(ports)];
  ports.payments.pay(first.sessionRef, { paidAtMs });
  ports.payments.pay(second.sessionRef, { paidAtMs, fee: { feeRef: 'large', amountMinor: 238, currency: 'CNY' } });
  ports.payments.pay(wrong.sessionRef, { paidAtMs, amountMinor: 1 });
  for (const { sessionRef } of [first, second, wrong]) expect((await comeBack(sessionRef)).status).toBe(200);
  expect(await cardFigures()).toEqual({ raisedMinor: 2100, feesMinor: 112, heldMinor: 1988 });

  ports.payments.pay(first.sessionRef, { paidAtMs, refundedMinor: 2000 });
  ports.payments.pay(wrong.sessionRef, { paidAtMs, amountMinor: 1, refundedMinor: 1 });
  for (const { sessionRef } of [first, wrong]) await comeBack(sessionRef);
  expect(await cardFigures()).toEqual({ raisedMinor: 100, feesMinor: 100, heldMinor: 0 });

  const reopened = await temporary.reopen();
  expect(await reopened.books.totals([projectId])).not.toEqual([]);
});

test('CON-03 five hundred pledges at once are five hundred pledges, and nobody hears BUSY', async () => {
  const gift = { projectId, amount: { amountMinor: 100, currency: 'CNY' } };
  const pledge = () => call('/v1/pledges', { body: gift, headers: { 'idempotency-key': randomUUID() } });
  const answers = await Promise.all(Array.from({ length: 500 }, pledge));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(500);
  expect(new Set(answers.map(({ json }) => json.pledgeId)).size).toBe(500);
  expect(ports.payments.sessionCount).toBe(500);
});

test('fifty returns at once to one paid gift are one posting group', async () => {
  const { sessionRef } = await makePledge(ports);
  ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
  await Promise.all(Array.from({ length: 50 }, () => comeBack(sessionRef)));
  expect(await cardFigures()).toEqual({ raisedMinor: 2000, feesMinor: 12, heldMinor: 1988 });
});
