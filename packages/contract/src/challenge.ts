// An invisible proof of work, asked for while somebody tries stolen cards. The format is ALTCHA's, version 2: find the
// counter whose derived key begins with `keyPrefix`. Nobody has to read a picture, and nothing is asked of anyone else.

import * as z from 'zod/mini';
import { id } from './scalars.ts';

const hex = z.string().check(z.regex(/^(?:[0-9a-f]{2}){1,64}$/), z.describe('bytes, lowercase hex'));

/** How a challenge is solved: PBKDF2-HMAC-SHA-256(password = nonce ‖ counter as uint32 big-endian, salt, cost rounds). */
export const challenge = z
  .strictObject({
    parameters: z.strictObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      cost: z.int().check(z.gte(1), z.lte(1_000_000)),
      data: z.strictObject({ expiresAt: z.iso.datetime(), projectId: id }),
      keyLength: z.int().check(z.gte(16), z.lte(64)),
      keyPrefix: hex,
      keySignature: hex,
      nonce: hex,
      salt: hex,
    }),
    signature: hex,
  })
  .register(z.globalRegistry, {
    id: 'Challenge',
    description:
      'Try counters from 0 until PBKDF2-HMAC-SHA-256 of nonce and counter (uint32, big-endian) begins with `keyPrefix`; ' +
      'then send `{challenge, solution: {counter, derivedKey}}` as base64 JSON in the header `HH-Proof`, once.',
  });

/** What the header `HH-Proof` holds. */
export const proof = z.strictObject({
  challenge,
  solution: z.strictObject({ counter: z.int().check(z.gte(0), z.lte(0xff_ff_ff_ff)), derivedKey: hex }),
});

export type Challenge = z.infer<typeof challenge>;
export type Proof = z.infer<typeof proof>;
