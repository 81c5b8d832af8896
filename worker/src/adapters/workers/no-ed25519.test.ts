import { expect, test } from 'vitest';
import { getPublicKeyAsync, signAsync, verifyAsync } from './no-ed25519.ts';

test.each([
  ['a key', getPublicKeyAsync],
  ['a signature', signAsync],
  ['a verdict', verifyAsync],
])('a runtime without Ed25519 is refused %s, never given a wrong one', async (_, call) => {
  await expect(call()).rejects.toThrow('this runtime has no Ed25519 in WebCrypto');
});
