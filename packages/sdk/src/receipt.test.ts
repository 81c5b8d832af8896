import { expect, test } from 'vitest';
import { answer, fakeDeployment, refusal } from './testing/fake-deployment.ts';
import { clientOf, failureOf } from './testing/pledge-harness.ts';

const LOOKUP = { code: 'abcde23456', amountMinor: 2000 };

test('a receipt is found again by its code and amount', async () => {
  const fake = fakeDeployment(answer({ receiptNo: 'hhabc' }));
  expect(await clientOf(fake).receipts.find(LOOKUP)).toEqual({ receiptNo: 'hhabc' });
  expect(fake.asked[0]).toMatchObject({ method: 'POST', url: 'https://give.example/v1/receipts/lookup' });
  expect(JSON.parse(`${fake.asked[0]?.body}`)).toEqual(LOOKUP);
});

test('whether the public books hold a receipt is yes, no, or the reason why nobody can tell', async () => {
  const ask = (step: Response) => clientOf(fakeDeployment(step)).receipts.isPublished('hhabc');
  expect(await ask(new Response('c2sp.org/tlog-proof@v1'))).toBe(true);
  expect(await ask(refusal('receipt-not-ready', 409))).toBe(false);
  expect((await failureOf(ask(refusal('not-found', 404)))).code).toBe('not-found');
});
