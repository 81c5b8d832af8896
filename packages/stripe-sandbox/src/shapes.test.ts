// The builders are checked against the SDK's types when they are compiled. Here the answers on the wire are held against
// the same declarations once more: no key that the SDK does not know, none missing that it calls required.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { API_VERSION } from './api-version.ts';
import type { Harness } from './testing/harness.ts';
import { control, giftParams, pay, startHarness } from './testing/harness.ts';

const RESOURCES = join(dirname(createRequire(import.meta.url).resolve('stripe')), '../esm/resources');

interface Keys {
  readonly required: readonly string[];
  readonly all: ReadonlySet<string>;
}

/** The keys of a top-level interface of a declaration file of the SDK. */
function declaredKeys(file: string, name: string): Keys {
  const source = readFileSync(join(RESOURCES, file), 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '');
  const body = new RegExp(`export interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? '';
  const found = [...body.matchAll(/^ {4}(\w+)(\??): (.+)$/gm)].map(([, key = '', optional, type = '']) => ({
    key,
    // `void` marks a key that only a deleted object has.
    isRequired: optional === '' && type !== 'void;',
  }));
  return {
    required: found.filter(({ isRequired }) => isRequired).map(({ key }) => key),
    all: new Set(found.map(({ key }) => key)),
  };
}

interface Shape {
  readonly name: string;
  readonly file: string;
  readonly type: string;
  fetchObject(harness: Harness, session: Stripe.Checkout.Session): Promise<object | undefined | null>;
}

const SHAPES: readonly Shape[] = [
  {
    name: 'a session',
    file: 'Checkout/Sessions.d.ts',
    type: 'Session',
    fetchObject: ({ stripe }, { id }) => stripe.checkout.sessions.retrieve(id),
  },
  {
    name: 'a line item',
    file: 'LineItems.d.ts',
    type: 'LineItem',
    fetchObject: async ({ stripe }, { id }) => (await stripe.checkout.sessions.listLineItems(id)).data[0],
  },
  {
    name: 'a price',
    file: 'Prices.d.ts',
    type: 'Price',
    fetchObject: async ({ stripe }, { id }) => (await stripe.checkout.sessions.listLineItems(id)).data[0]?.price,
  },
  {
    name: 'an intent',
    file: 'PaymentIntents.d.ts',
    type: 'PaymentIntent',
    fetchObject: async ({ stripe }) => (await stripe.paymentIntents.list()).data[0],
  },
  {
    name: 'a charge',
    file: 'Charges.d.ts',
    type: 'Charge',
    fetchObject: async ({ stripe }) => (await stripe.charges.list()).data[0],
  },
  {
    name: 'a balance transaction',
    file: 'BalanceTransactions.d.ts',
    type: 'BalanceTransaction',
    fetchObject: async ({ stripe }) => (await stripe.balanceTransactions.list()).data[0],
  },
  {
    name: 'a refund',
    file: 'Refunds.d.ts',
    type: 'Refund',
    fetchObject: async ({ stripe }, { payment_intent }) =>
      stripe.refunds.create({ payment_intent: payment_intent as string }),
  },
  {
    name: 'a failed refund',
    file: 'Refunds.d.ts',
    type: 'Refund',
    fetchObject: async ({ sandbox, stripe }, { payment_intent }) => {
      const { id } = await stripe.refunds.create({ payment_intent: payment_intent as string });
      await control(sandbox, `/refunds/${id}/settle`, { outcome: 'fail' });
      return stripe.refunds.retrieve(id);
    },
  },
  {
    name: 'a dispute',
    file: 'Disputes.d.ts',
    type: 'Dispute',
    fetchObject: async ({ sandbox, stripe }) => {
      await pay(sandbox, await stripe.checkout.sessions.create(giftParams()), { method: 'card', outcome: 'succeed' });
      const [charge] = (await stripe.charges.list()).data;
      await control(sandbox, `/charges/${charge?.id}/dispute`, {});
      return (await stripe.disputes.list()).data[0];
    },
  },
  {
    name: 'an event',
    file: 'Events.d.ts',
    type: 'EventBase',
    fetchObject: async ({ stripe }) => (await stripe.events.list()).data[0],
  },
  {
    name: 'an endpoint',
    file: 'WebhookEndpoints.d.ts',
    type: 'WebhookEndpoint',
    fetchObject: ({ stripe }) =>
      stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/hook', enabled_events: ['*'] }),
  },
];

test.each(SHAPES)('$name has the keys that the SDK declares, and no others', async ({ file, type, fetchObject }) => {
  const harness = await startHarness();
  const created = await harness.stripe.checkout.sessions.create(giftParams());
  const { session } = await pay(harness.sandbox, created);
  const keys = Object.keys((await fetchObject(harness, session)) ?? {});
  const declared = declaredKeys(file, type);
  expect(declared.required.length).toBeGreaterThan(5);
  expect(declared.required.filter((key) => !keys.includes(key))).toEqual([]);
  expect(keys.filter((key) => !declared.all.has(key))).toEqual([]);
});

test('the API version is the one that the SDK is made for', () => {
  expect(API_VERSION).toBe(Stripe.API_VERSION);
});
