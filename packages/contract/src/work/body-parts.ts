// What bodies of steps share.

import * as z from 'zod/mini';
import { minor, paragraphs, sha256 } from '../scalars.ts';

/**
 * The body of one step. `seenRevision`, where it is sent, is the one that the sender has seen: if the item has moved since,
 * the step is refused with `stale-state`.
 */
export function stepBody<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.strictObject({ ...shape, seenRevision: z.optional(minor) });
}

/** A step that takes nothing but the will to do it. */
export const plainStep = stepBody({}).register(z.globalRegistry, {
  id: 'PlainStepInput',
  description: 'A step without particulars.',
});

/** A step that has to be explained to whoever it falls on. */
export const reasonedStep = stepBody({ reason: paragraphs(300) }).register(z.globalRegistry, {
  id: 'ReasonedStepInput',
  description: 'A step with its reason, which those who carry the item can read.',
});

/** A signature under a version. */
export const signature = stepBody({
  digest: sha256,
}).register(z.globalRegistry, {
  id: 'SignatureInput',
  description: 'Signs one exact version: `digest` is the one that the signer has read.',
});

/** Whole people, households or sessions. */
export const count = z.int().check(z.gte(0), z.lte(10_000_000));
