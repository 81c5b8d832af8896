// Payments on the real adapter against the provider's sandbox: what the two must get right together.

import type { Currency } from '@happy-homeland/contract/money';
import { CURRENCIES } from '@happy-homeland/contract/money';
import type { TestAnswer } from '@happy-homeland/worker/testing';
import { tempLibsqlStore, tick } from '@happy-homeland/worker/testing';
import { describe, expect, test } from 'vitest';
import type { ProviderHouse } from '../support/provider/provider-house.ts';
import { openProviderHouse, sessionRefOf } from '../support/provider/provider-house.ts';

const FOREVER = { deadlineMs: Number.POSITIVE_INFINITY };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CREATE = 'POST /v1/checkout/sessions';
const KEY = '0f0e0d0c-0b0a-4908-8706-050403020100';
/** The adapter asks three times before it says that the provider is away. */
const TRIES = 3;

async function stateOf(house: ProviderHouse, pledgeId: string): Promise<string | undefined> {
  return (await house.ports.store.pledges.pledge(pledgeId))?.paymentState;
}

function reports(house: ProviderHouse): readonly string[] {
  return house.ports.reported.map(({ event }) => event);
}

describe('the amount that is asked of the provider', () => {
  test.each([
    ['CNY', 500],
    ['JPY', 500],
  ] as const)('PAY-07 in %s is %i exactly: 5.00 元 are 500 fen, and 500 円 are 500', async (currency, amountMinor) => {
    await using house = await openProviderHouse();
    const { sessionRef } = await open(house, { currency, amountMinor });
    await house.control(`/checkout/sessions/${sessionRef}/pay`, { method: 'card', outcome: 'succeed' });
    expect(await house.ports.payments.read(sessionRef)).toMatchObject({ kind: 'paid', currency, amountMinor });
  });

  test('PAY-08 is only asked in a currency that somebody can pay, and a wallet that cannot is not offered', async () => {
    await using house = await openProviderHouse();
    for (const currency of CURRENCIES) expect((await open(house, { currency })).sessionRef).toMatch(/^cs_/);
    const { sessionRef } = await open(house, { currency: 'MYR' });
    const byWechat = { method: 'wechat_pay', outcome: 'succeed' };
    await expect(house.control(`/checkout/sessions/${sessionRef}/pay`, byWechat)).rejects.toThrow('method_not_offered');
  });
});

function open(house: ProviderHouse, amount: { readonly currency: Currency; readonly amountMinor?: number }) {
  const { currency, amountMinor = 50_000 } = amount;
  return house.ports.payments.open({
    idempotencyKey: `${currency} ${amountMinor}`,
    pledgeId: 'pledge',
    projectId: 'project',
    amount: { currency, amountMinor },
    description: '给老人装扶手',
    payee: '示例县慈善基金会',
    successUrl: 'https://give.example.org/return',
    cancelUrl: 'https://give.example.org/',
    expiresAtMs: house.sandbox.now() + HOUR_MS,
  });
}

describe('coming back from the provider', () => {
  test('PAY-06 after a decline shows that it is not settled, whatever the address says, and counts nothing', async () => {
    await using house = await openProviderHouse();
    const pledged = await house.pledge();
    await house.pay(pledged, { method: 'card', outcome: 'decline', reason: 'insufficient_funds' });
    const query = `session=${sessionRefOf(pledged)}&redirect_status=succeeded&payment_status=paid`;
    const page = await house.call(`/give/${house.projectId}/return?${query}`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('谢谢您，捐款已到账');
    expect(await house.figures()).toMatchObject({ raisedMinor: 0, donors: 0 });
    expect(await stateOf(house, pledged.json.pledgeId)).toBe('awaiting_payment');
  });
});

describe('a payment that comes too late', () => {
  const late = { method: 'wechat_pay', outcome: 'succeed', late: true };

  async function expired(house: ProviderHouse): Promise<TestAnswer> {
    const pledged = await house.pledge();
    await house.pay(pledged, { method: 'wechat_pay', outcome: 'decline' });
    await house.sandbox.advance(2 * HOUR_MS);
    await house.sandbox.drain();
    expect(await stateOf(house, pledged.json.pledgeId)).toBe('expired');
    return pledged;
  }

  test('PAY-19 is counted when the project is still open, although its page had expired', async () => {
    await using house = await openProviderHouse();
    const pledged = await expired(house);
    await house.pay(pledged, late);
    await house.sandbox.drain();
    expect(await stateOf(house, pledged.json.pledgeId)).toBe('paid');
    expect(await house.figures()).toMatchObject({ raisedMinor: 2000, donors: 1 });
  });

  // It is not sent back at once: people decide, and until they do it stands in the books as nobody's total.
  test('PAY-19 is held when the hard cap has been reached meanwhile, and reported', async () => {
    await using house = await openProviderHouse({ project: { goalMinor: 2000, hardCap: true } });
    const pledged = await expired(house);
    await house.pay(await house.pledge());
    await house.pay(pledged, late);
    await house.sandbox.drain();
    expect(await stateOf(house, pledged.json.pledgeId)).toBe('quarantined');
    expect(await house.figures()).toMatchObject({ raisedMinor: 2000, donors: 1 });
    expect(reports(house)).toContain('pledge-quarantined');
  });

  test('PAY-19 is held when the campaign has ended meanwhile', async () => {
    await using house = await openProviderHouse();
    await house.sandbox.advance(Date.parse('2027-03-31T14:30:00Z') - house.sandbox.now());
    const pledged = await expired(house);
    await house.pay(pledged, late);
    await house.sandbox.drain();
    expect(await stateOf(house, pledged.json.pledgeId)).toBe('quarantined');
    expect(await house.figures()).toMatchObject({ raisedMinor: 0, donors: 0 });
  });
});

describe.concurrent('a provider that fails while a payment is opened', () => {
  test.each([
    ['500', 1],
    ['503', TRIES],
    ['429', 1],
    ['lock-timeout', 1],
    ['409', TRIES],
    ['reset', 2 * TRIES],
    ['timeout-after-commit', 1],
    ['500-after-commit', 1],
  ])(
    'PAY-20 by %s is 502 at worst, then 201 to the same key, and one payment page that anyone knows',
    async (fault, times) => {
      await using house = await openProviderHouse();
      await house.control('/faults', { match: CREATE, fault, times, delayMs: 0 });
      const answers: TestAnswer[] = [];
      for (let attempt = 0; attempt < 5; attempt += 1) answers.push(await house.pledge({ key: KEY }));
      const statuses = answers.map(({ status }) => status);
      expect(statuses.at(-1)).toBe(201);
      expect(statuses.filter((status) => status !== 201 && status !== 502)).toEqual([]);
      for (const { status, json, headers } of answers) {
        if (status !== 502) continue;
        expect(json.type).toContain('#psp-unavailable');
        expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      }
      expect(new Set(answers.filter(({ status }) => status === 201).map(sessionRefOf)).size).toBe(1);
      // A provider that made the page and then answered a kept failure leaves one whose address nobody has: it expires.
      const unreachable = fault === '500-after-commit' ? 1 : 0;
      expect(house.sandbox.counts().sessions.open).toBe(1 + unreachable);
    },
  );

  test.each([
    ['hang', 0],
    ['timeout-after-commit', 1],
  ])('PAY-20 by %s, over and over, is 502 at worst, then 201 and one payment page', async (fault, openedInSilence) => {
    await using house = await openProviderHouse({ providerTimeoutMs: 150 });
    // The second attempt of a request that has happened is answered at once, so only the first is ever left waiting.
    const times = openedInSilence === 0 ? TRIES : 1;
    await house.control('/faults', { match: CREATE, fault, times, delayMs: 60_000 });
    const first = await house.pledge({ key: KEY });
    expect(first.status).toBe(openedInSilence === 0 ? 502 : 201);
    expect(house.sandbox.counts().sessions.open).toBe(openedInSilence);
    expect((await house.pledge({ key: KEY })).status).toBe(201);
    expect(house.sandbox.counts().sessions.open).toBe(1);
  });

  test('PAY-20 and keeps refusing under one key is asked under the same key, until it says that the key is spent', async () => {
    await using house = await openProviderHouse();
    await house.control('/faults', { match: CREATE, fault: '503', times: TRIES });
    expect((await house.pledge({ key: KEY })).status).toBe(502);
    const [pledge] = await house.ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 1);
    expect(pledge?.openingAttempt).toBe(1);
    await house.control('/faults', { match: CREATE, fault: '500' });
    expect((await house.pledge({ key: KEY })).status).toBe(502);
    expect(await house.ports.store.pledges.pledge(pledge?.pledgeId ?? '')).toMatchObject({ openingAttempt: 2 });
    expect((await house.pledge({ key: KEY })).status).toBe(201);
    expect(house.sandbox.counts().sessions.open).toBe(1);
  });

  test('PAY-20 by declining is no outage: the giver is told, and may begin again', async () => {
    await using house = await openProviderHouse();
    await house.control('/faults', { match: CREATE, fault: '402' });
    const refused = await house.pledge({ key: KEY });
    expect([refused.status, refused.json.type]).toEqual([422, expect.stringContaining('#payment-refused')]);
    expect((await house.pledge({ key: KEY })).status).toBe(201);
  });
});

test('PAY-21 a process that dies before it keeps the session finds the same one again', async () => {
  const temp = await tempLibsqlStore();
  await using house = await openProviderHouse({ store: temp.store });
  const { commit } = temp.store;
  // The provider has answered; the answer never reaches the disk.
  temp.store.commit = (unit) =>
    unit.some((change) => change.kind === 'move-pledge')
      ? Promise.reject(new Error('killed'))
      : commit.call(temp.store, unit);
  expect((await house.pledge({ key: KEY })).status).toBe(500);
  temp.store.commit = commit;
  expect(house.sandbox.counts().sessions.open).toBe(1);
  await house.sandbox.advance(MINUTE_MS);
  expect(await tick(house.ports, FOREVER)).toEqual({ swept: 1, failed: 0 });
  const again = await house.pledge({ key: KEY });
  expect(again.status).toBe(201);
  await house.pay(again);
  await house.sandbox.drain();
  expect(house.sandbox.counts().sessions).toEqual({ open: 0, complete: 1, expired: 0 });
  expect(await house.figures()).toMatchObject({ raisedMinor: 2000, donors: 1 });
  await temp.remove();
});

test.each(['wrong-livemode', 'wrong-account'])(
  'PAY-22 a well-signed event of %s is answered, reported and books nothing; the true one beside it counts once',
  async (fault) => {
    await using house = await openProviderHouse();
    await house.control('/faults', { match: 'webhook checkout.session.completed', fault });
    await house.control('/faults', { match: 'webhook *', fault: 'drop', times: 3 });
    const pledged = await house.pledge();
    await house.pay(pledged);
    await house.sandbox.drain();
    expect(reports(house).filter((event) => event === 'mode-mismatch')).toHaveLength(1);
    expect(await house.figures()).toMatchObject({ raisedMinor: 2000, donors: 1 });
    expect(house.sandbox.counts().deliveries).toMatchObject({ failed: 0, waiting: 0, delivered: 1 });
  },
);

describe('money that does not stay where it went', () => {
  test('a refund that the wallet does not take is reported, although only the refund’s own notice tells of it', async () => {
    await using house = await openProviderHouse();
    await house.control('/faults', { match: 'webhook charge.*', fault: 'drop', times: 100 });
    await house.pay(await house.pledge());
    await house.sandbox.drain();
    const refundId = await house.refund(700);
    await house.sandbox.drain();
    expect(await house.figures()).toMatchObject({ raisedMinor: 1300 });
    await house.control(`/refunds/${refundId}/settle`, { outcome: 'fail' });
    await house.sandbox.drain();
    expect(reports(house)).toContain('refund-failed-after-booking');
    expect(await house.figures()).toMatchObject({ raisedMinor: 2000 });
  });

  test('a dispute is reported when it is opened and when it is decided, and one that is lost is booked', async () => {
    await using house = await openProviderHouse();
    const pledged = await house.pledge();
    await house.pay(pledged, { method: 'card', outcome: 'succeed' });
    const [charge] = await house.list('charges');
    await house.control(`/charges/${charge?.id}/dispute`, {});
    await house.sandbox.drain();
    expect(await house.figures()).toMatchObject({ raisedMinor: 2000 });
    const [dispute] = await house.list('disputes');
    await house.control(`/disputes/${dispute?.id}/close`, { outcome: 'lost' });
    await house.sandbox.drain();
    const told = house.ports.reported.filter(({ event }) => event === 'payment-disputed');
    const { pledgeId } = pledged.json;
    expect(told.map(({ fields }) => fields)).toContainEqual({ pledgeId, status: 'needs_response' });
    expect(told.map(({ fields }) => fields)).toContainEqual({ pledgeId, status: 'lost' });
    expect(await house.figures()).toMatchObject({ raisedMinor: 0, fundUse: { feesMinor: 0, heldMinor: 0 } });
    const returned: string[] = [];
    for await (const paymentRef of house.ports.payments.returned(0)) returned.push(paymentRef);
    const facts = await house.ports.payments.read(sessionRefOf(pledged));
    expect(returned).toEqual([facts.kind === 'paid' ? facts.paymentRef : '']);
    for await (const later of house.ports.payments.returned(house.sandbox.now() + 60_000)) expect(later).toBe('none');
  });
});
