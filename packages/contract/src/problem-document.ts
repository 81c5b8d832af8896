// The document of RFC 9457 in which a problem of the table is told.

import * as z from 'zod/mini';
import { challenge } from './challenge.ts';
import { ruleFinding } from './compliance.ts';
import { readinessFinding } from './readiness-answer.ts';

/** RFC 9457. `type` ends in the slug; `errors` points at fields with JSON Pointers (RFC 6901). */
export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int().check(z.gte(400), z.lte(599)),
    detail: z.optional(z.string()),
    requestId: z.string(),
    errors: z.optional(z.array(z.strictObject({ pointer: z.string(), message: z.string() }))),
    articles: z.optional(z.array(z.string())),
    href: z.optional(z.string()),
    /** With `not-ready`: everything that is wrong. */
    findings: z.optional(z.array(readinessFinding)),
    /** With `blocked-by-rules`: everything that closes it, at once. */
    rules: z.optional(z.array(ruleFinding)),
    /** With `challenge-required`: solve it and send the same request again, with the same key. */
    challenge: z.optional(challenge),
  })
  .register(z.globalRegistry, {
    id: 'Problem',
    description: 'RFC 9457 problem document; `type` ends in a stable slug.',
  });

export type Problem = z.infer<typeof problem>;
export type FieldError = NonNullable<Problem['errors']>[number];
