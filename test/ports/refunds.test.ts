// The refunds of the payments port, kept by the scripted provider that tests use and by the real adapter on the sandbox.

import type { Payments, PaymentsErrorCode, RefundRequest } from '@happy-homeland/worker/ports';
import type { OpenFailure } from '@happy-homeland/worker/testing';
import { NOW_MS, ScriptedPayments } from '@happy-homeland/worker/testing';
import { describe, expect, test } from 'vitest';
import { openProviderHouse } from '../support/provider/provider-house.ts';

const AMOUNT_MINOR = 2000;
const CREATE = 'POST /v1/refunds';
/** The adapter asks three times before it says that the provider is away. */
const TRIES = 3;

/** A provider with one payment of 20 元, and what can be done to it from outside. */
interface Ground extends AsyncDisposable {
  readonly payments: Payments;
  readonly sessionRef: string;
  readonly paymentRef: string;
  failNext(failure: OpenFailure): Promise<void>;
  /** Somebody gives the whole payment back in the provider's own pages. */
  giveBackElsewhere(): Promise<void>;
  /** How a wallet ends the refund that is on its way. */
  end(refundRef: string, state: 'failed' | 'succeeded'): Promise<void>;
  made(): Promise<number>;
  /** The provider has forgotten the keys of its requests, as it does after a day. */
  forgetKeys(): Promise<void>;
}

function open(payments: Payments, expiresAtMs: number) {
  return payments.open({
    idempotencyKey: 'pledge:one:session:v1',
    pledgeId: 'pledge',
    projectId: 'project',
    amount: { amountMinor: AMOUNT_MINOR, currency: 'CNY' },
    description: '给老人装扶手',
    payee: '示例县慈善基金会',
    successUrl: 'https://give.example.org/return',
    cancelUrl: 'https://give.example.org/',
    expiresAtMs,
  });
}

async function returnedOf(payments: Payments): Promise<string[]> {
  const found: string[] = [];
  for await (const paymentRef of payments.returned(0)) found.push(paymentRef);
  return found;
}

async function paymentOf(payments: Payments, sessionRef: string): Promise<string> {
  const facts = await payments.read(sessionRef);
  return facts.kind === 'paid' ? facts.paymentRef : '';
}

async function scripted(): Promise<Ground> {
  const payments = new ScriptedPayments();
  payments.refundState = 'pending';
  const { sessionRef } = await open(payments, NOW_MS);
  payments.pay(sessionRef, { paidAtMs: NOW_MS });
  return {
    payments,
    sessionRef,
    paymentRef: await paymentOf(payments, sessionRef),
    failNext: async (failure) => payments.failNextRefund(failure),
    giveBackElsewhere: async () => payments.pay(sessionRef, { paidAtMs: NOW_MS, refundedMinor: AMOUNT_MINOR }),
    end: async (_, state) => payments.endRefund(state),
    made: async () => payments.refundCount,
    forgetKeys: async () => payments.forgetKeys(),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

const FAULTS: Readonly<Record<string, readonly [string, number]>> = {
  'unavailable before': ['503', TRIES],
  'unavailable after': ['timeout-after-commit', 1],
  'faulted before': ['500', 1],
  'faulted after': ['500-after-commit', 1],
};

async function stripe(): Promise<Ground> {
  const house = await openProviderHouse({ providerTimeoutMs: 150 });
  const { payments } = house.ports;
  const { sessionRef } = await open(payments, house.sandbox.now() + 3_600_000);
  await house.control(`/checkout/sessions/${sessionRef}/pay`, { method: 'alipay', outcome: 'succeed' });
  return {
    payments,
    sessionRef,
    paymentRef: await paymentOf(payments, sessionRef),
    failNext: async ({ code, persisted }) => {
      const [fault, times] = FAULTS[`${code} ${persisted ? 'after' : 'before'}`] ?? ['', 0];
      await house.control('/faults', { match: CREATE, fault, times, delayMs: 60_000 });
    },
    giveBackElsewhere: async () => {
      await house.refund(AMOUNT_MINOR);
    },
    end: (refundRef, state) =>
      house.control(`/refunds/${refundRef}/settle`, { outcome: state === 'failed' ? 'fail' : 'succeed' }),
    made: async () => (await house.list('refunds')).length,
    forgetKeys: async () => house.sandbox.advance(25 * 3_600_000),
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

const asked = ({ paymentRef }: Ground, over: Partial<RefundRequest> = {}): RefundRequest => ({
  idempotencyKey: 'refund:one:v1',
  paymentRef,
  amountMinor: AMOUNT_MINOR,
  reason: 'campaign-ended',
  ...over,
});

async function refundedMinor({ payments, sessionRef }: Ground): Promise<number> {
  const facts = await payments.read(sessionRef);
  return facts.kind === 'paid' ? facts.refundedMinor : -1;
}

describe.each([
  ['the scripted provider', scripted],
  ['Stripe, on the sandbox', stripe],
])('a refund at %s', (_, openGround) => {
  test('is made once for its key, and the payment says so', async () => {
    await using ground = await openGround();
    const first = await ground.payments.refund(asked(ground));
    expect(first.state).toBe('pending');
    expect(await ground.payments.refund(asked(ground))).toEqual(first);
    expect([await ground.made(), await refundedMinor(ground)]).toEqual([1, AMOUNT_MINOR]);
  });

  test('failed, not persisted: the same key makes it', async () => {
    await using ground = await openGround();
    await ground.failNext({ code: 'unavailable', persisted: false });
    await expect(ground.payments.refund(asked(ground))).rejects.toMatchObject({ code: 'unavailable' });
    expect([await ground.made(), await refundedMinor(ground)]).toEqual([0, 0]);
    await ground.payments.refund(asked(ground));
    expect([await ground.made(), await refundedMinor(ground)]).toEqual([1, AMOUNT_MINOR]);
  });

  test('failed, but persisted: the same key finds it', async () => {
    await using ground = await openGround();
    await ground.failNext({ code: 'unavailable', persisted: true });
    // The real adapter asks again by itself, and finds it before anybody hears of the failure.
    await ground.payments.refund(asked(ground)).catch((error) => expect(error).toMatchObject({ code: 'unavailable' }));
    expect(await ground.made()).toBe(1);
    await ground.payments.refund(asked(ground));
    expect([await ground.made(), await refundedMinor(ground)]).toEqual([1, AMOUNT_MINOR]);
  });

  test.each([false, true])(
    'answered with a kept fault needs a new key (persisted: %s), and is made once',
    async (persisted) => {
      await using ground = await openGround();
      await ground.failNext({ code: 'faulted', persisted });
      const faulted: PaymentsErrorCode = 'faulted';
      await expect(ground.payments.refund(asked(ground))).rejects.toMatchObject({ code: faulted });
      await expect(ground.payments.refund(asked(ground))).rejects.toMatchObject({ code: faulted });
      const next = await ground.payments.refund(asked(ground, { idempotencyKey: 'refund:one:v2' }));
      expect(next.state).toBe('pending');
      expect([await ground.made(), await refundedMinor(ground)]).toEqual([1, AMOUNT_MINOR]);
    },
  );

  test('that the provider has forgotten the key of is found again', async () => {
    await using ground = await openGround();
    const { refundRef } = await ground.payments.refund(asked(ground));
    await ground.forgetKeys();
    expect((await ground.payments.refund(asked(ground))).refundRef).toBe(refundRef);
    expect(await ground.made()).toBe(1);
  });

  test('of what somebody has given back already is that refund', async () => {
    await using ground = await openGround();
    await ground.giveBackElsewhere();
    expect((await ground.payments.refund(asked(ground))).state).not.toBe('failed');
    expect(await refundedMinor(ground)).toBe(AMOUNT_MINOR);
  });

  test.each(['failed', 'succeeded'] as const)('that has %s says so when it is read', async (state) => {
    await using ground = await openGround();
    const { refundRef } = await ground.payments.refund(asked(ground));
    await ground.end(refundRef, state);
    expect(await ground.payments.readRefund(refundRef)).toEqual({ refundRef, state });
    expect(await refundedMinor(ground)).toBe(state === 'failed' ? 0 : AMOUNT_MINOR);
  });

  test('of a payment is in the list of what went back, whoever sent it', async () => {
    await using ground = await openGround();
    expect(await returnedOf(ground.payments)).toEqual([]);
    await ground.giveBackElsewhere();
    expect(await returnedOf(ground.payments)).toEqual([ground.paymentRef]);
  });

  test('of more than was paid, or of nothing that was paid, is refused', async () => {
    await using ground = await openGround();
    const more = ground.payments.refund(asked(ground, { amountMinor: AMOUNT_MINOR + 1 }));
    await expect(more).rejects.toMatchObject({ code: 'refused' });
    const unknown = ground.payments.refund(asked(ground, { paymentRef: 'pi_none', idempotencyKey: 'refund:two:v1' }));
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
    await expect(ground.payments.readRefund('re_none')).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('a refund carries nothing but its key and one of our words', async () => {
  await using house = await openProviderHouse();
  const { payments } = house.ports;
  const { sessionRef } = await open(payments, house.sandbox.now() + 3_600_000);
  await house.control(`/checkout/sessions/${sessionRef}/pay`, { method: 'card', outcome: 'succeed' });
  const request = { idempotencyKey: 'refund:one:v1', paymentRef: await paymentOf(payments, sessionRef) };
  await payments.refund({ ...request, amountMinor: AMOUNT_MINOR, reason: 'campaign-ended' });
  expect(await house.list('refunds')).toMatchObject([
    { metadata: { refund_key: 'refund:one:v1', reason: 'campaign-ended' }, amount: AMOUNT_MINOR, status: 'succeeded' },
  ]);
});
