import { describe, expect, test } from 'vitest';
import { createPledges } from './index.ts';
import { answer, fakeDeployment, refusal } from './testing/fake-deployment.ts';
import { CREATED, clientOf, keysSent, TWENTY } from './testing/pledge-harness.ts';

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** As a deployment makes it: the prefix of the key that this counter derives. */
async function challengeOf(counter: number) {
  const [nonce, salt] = ['11'.repeat(16), '22'.repeat(16)];
  const password = Uint8Array.from([...Array(16).fill(0x11), 0, 0, counter >> 8, counter & 255]);
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(16).fill(0x22), iterations: 2 };
  const derivedKey = hex(await crypto.subtle.deriveBits(how, key, 256));
  const terms = { algorithm: 'PBKDF2/SHA-256', cost: 2, keyLength: 32, nonce, salt, keySignature: 'aa'.repeat(32) };
  const data = { expiresAt: '2026-11-22T06:10:00.000Z', projectId: 'abcdefghijklmnop' };
  const parameters = { ...terms, data, keyPrefix: derivedKey.slice(0, 32) };
  return { challenge: { parameters, signature: 'bb'.repeat(32) }, solution: { counter, derivedKey } };
}

const failureOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

async function asked(counter: number): Promise<Response> {
  const { challenge } = await challengeOf(counter);
  const type = 'https://happy-homeland.example/docs#challenge-required';
  return answer({ type, title: 'check', status: 403, requestId: 'r1', challenge }, 403);
}

describe('a client that is asked for a proof of work', () => {
  test.each([0, 1, 300])('finds the counter %i and sends the same pledge again under the same key', async (counter) => {
    const fake = fakeDeployment(await asked(counter), answer(CREATED, 201));
    expect(await clientOf(fake).pledges.create(TWENTY)).toEqual(CREATED);
    expect(new Set(keysSent(fake)).size).toBe(1);
    expect(new Set(fake.asked.map(({ body }) => body)).size).toBe(1);
    const proofs = fake.asked.map(({ headers }) => headers.get('HH-Proof'));
    expect(proofs[0]).toBeNull();
    expect(JSON.parse(atob(proofs[1] ?? ''))).toEqual(await challengeOf(counter));
  });

  test('proves once, and says so when that did not help; the next press has the same key', async () => {
    const fake = fakeDeployment(await asked(3));
    const { pledges } = clientOf(fake);
    expect(await failureOf(pledges.create(TWENTY))).toMatchObject({ code: 'challenge-required', status: 403 });
    expect(fake.asked).toHaveLength(2);
    await failureOf(pledges.create(TWENTY));
    expect(new Set(keysSent(fake)).size).toBe(1);
  });

  test.each([
    ['too-many-requests', '60'],
    ['too-many-declines', '3600'],
  ])('does not hammer after %s, and keeps the key', async (slug, seconds) => {
    const fake = fakeDeployment(refusal(slug, 429, { 'Retry-After': seconds }));
    const { pledges } = clientOf(fake);
    expect(await failureOf(pledges.create(TWENTY))).toMatchObject({ code: slug, retryAfterMs: Number(seconds) * 1000 });
    expect(fake.asked).toHaveLength(1);
    await failureOf(pledges.create(TWENTY));
    expect(new Set(keysSent(fake)).size).toBe(1);
  });

  test('names no tab where there is none', async () => {
    const fake = fakeDeployment(answer(CREATED, 201));
    await clientOf(fake).pledges.create(TWENTY);
    expect(fake.asked[0]?.headers.has('HH-Session')).toBe(false);
  });

  test('leaves the question to the caller where only the pledges were taken', async () => {
    const fake = fakeDeployment(await asked(3));
    const plain = createPledges({ baseUrl: 'https://give.example', fetch: fake.fetch });
    expect(await failureOf(plain.create(TWENTY))).toMatchObject({ code: 'challenge-required' });
    expect(fake.asked).toHaveLength(1);
  });
});
