import { expect } from 'vitest';
import type { ApiError, Client, KeyStore } from '../index.ts';
import { createClient, memoryKeyStore } from '../index.ts';
import type { fakeDeployment } from './fake-deployment.ts';
import { inTime } from './virtual-time.ts';

export const PROJECT = 'abcdefghijklmnop';
export const TWENTY = { projectId: PROJECT, amount: { amountMinor: 2000, currency: 'CNY' } } as const;
export const FIFTY = { projectId: PROJECT, amount: { amountMinor: 5000, currency: 'CNY' } } as const;
const NEXT = { kind: 'redirect', url: 'https://pay.example/s1' } as const;
export const CREATED = { pledgeId: 'pledgepledge', status: 'awaiting_payment', secret: 's3cret', next: NEXT };
export const UUID_V4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

type Fake = ReturnType<typeof fakeDeployment>;

export function clientOf({ fetch }: Fake, keys: KeyStore = memoryKeyStore()): Client {
  return createClient({ baseUrl: 'https://give.example/', fetch, keys });
}

export function keysSent({ asked }: Fake): (string | null)[] {
  return asked.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('Idempotency-Key'));
}

export function failureOf(promise: Promise<unknown>): Promise<ApiError> {
  return inTime(promise).then(
    () => expect.unreachable('the call was expected to fail'),
    (error: ApiError) => error,
  );
}
