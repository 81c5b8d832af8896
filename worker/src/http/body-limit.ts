// Nothing is read past its limit, whatever Content-Length says.

import { bodyLimit } from 'hono/body-limit';
import { refused } from '../domain/refusal.ts';
import { BODY_MAX_BYTES, LARGE_BODY_MAX_BYTES } from './body.ts';
import { answerRefusal } from './problem-response.ts';

/** For public writes. */
export const smallBody = bodyLimit({
  maxSize: BODY_MAX_BYTES,
  onError: (c) => answerRefusal(c, refused('payload-too-large', { detail: `at most ${BODY_MAX_BYTES} bytes` })),
});

/** For publishers and the provider. */
export const largeBody = bodyLimit({
  maxSize: LARGE_BODY_MAX_BYTES,
  onError: (c) => answerRefusal(c, refused('payload-too-large', { detail: `at most ${LARGE_BODY_MAX_BYTES} bytes` })),
});
