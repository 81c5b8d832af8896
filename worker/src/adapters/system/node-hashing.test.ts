import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeHashing } from './node-hashing.ts';
import { createSecrets, webHashing } from './secrets.ts';

const KEY = 'a key that only tests use, forty characters';

test('derives on Node what WebCrypto derives, so that a database moves between Node and Workers', async () => {
  const [node, web] = [await createSecrets(KEY, nodeHashing), await createSecrets(KEY, webHashing)];
  const texts = fc.string({ unit: 'binary', maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      expect(await node.pledgeSecret(text)).toBe(await web.pledgeSecret(text));
      expect(await node.fingerprint('request', text)).toBe(await web.fingerprint('request', text));
      expect(await node.keyHash(text)).toBe(await web.keyHash(text));
    }),
    { numRuns: 40 },
  );
});

test('derives the HMAC-SHA-256 that RFC 4231 gives for its second case', async () => {
  const { mac } = await nodeHashing('Jefe');
  const bytes = Buffer.from(await mac('what do ya want for nothing?'));
  expect(bytes.toString('hex')).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
});

test('derives another secret under another key', async () => {
  const [one, other] = [await createSecrets(KEY, nodeHashing), await createSecrets(`${KEY}.`, nodeHashing)];
  expect(await one.pledgeSecret('pledge')).not.toBe(await other.pledgeSecret('pledge'));
});
