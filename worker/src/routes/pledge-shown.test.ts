// How the page looks on which a gift is made, and what the pages after paying make of it.

import { beforeEach, expect, test } from 'vitest';
import type { TestPorts } from '../testing/index.ts';
import { aProject, OWN_ORIGIN, publishedPorts, slugOf, testClient } from '../testing/index.ts';

const { projectId } = aProject();
const GIFT = { projectId, amount: { amountMinor: 2000, currency: 'CNY' } };
/** An English browser, whatever the page is in. */
const HEADERS = {
  'idempotency-key': '2b1f0a3e-6f0d-4b56-9a54-0d6f1f1a9e11',
  'accept-language': 'en-GB,zh;q=0.5',
  origin: OWN_ORIGIN,
};

let ports: TestPorts;

beforeEach(async () => {
  ports = await publishedPorts();
});

const pledge = (query: string) => testClient(ports)(`/v1/pledges${query}`, { body: GIFT, headers: HEADERS });

test.each([
  ['?lang=zh-Hant&size=large', 'lang=zh-CN&size=large&'],
  ['?lang=en', 'lang=en&'],
  ['?size=large', 'size=large&'],
  ['', ''],
])('a page shown as %j is what the giver comes back to', async (query, kept) => {
  expect((await pledge(query)).status).toBe(201);
  const [opened] = ports.payments.opened;
  expect(opened?.successUrl).toBe(`${OWN_ORIGIN}/give/${projectId}/return?${kept}session={CHECKOUT_SESSION_ID}`);
  expect(opened?.cancelUrl).toContain(`/give/${projectId}?${kept}abandoned=1`);
  // The same gift, read in another language, is the same gift.
  const again = await pledge('?lang=en');
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
  expect(ports.payments.sessionCount).toBe(1);
});

test.each(['?lang=fr', '?size=9', '?lang=en&lang=zh-CN'])('refuses a page shown as %j', async (query) => {
  const answer = await pledge(query);
  expect([answer.status, slugOf(answer)]).toEqual([400, 'malformed-request']);
  expect(ports.payments.opened).toEqual([]);
  expect(await ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
});
