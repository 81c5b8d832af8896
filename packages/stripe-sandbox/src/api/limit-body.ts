import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { MAX_BODY_BYTES } from '../limits.ts';
import { ApiError } from './api-error.ts';

/** 413 for a body that is larger than anything the sandbox understands. */
export function bodyTooLarge(): ApiError {
  return new ApiError({
    status: 413,
    type: 'invalid_request_error',
    message: `A request body may have at most ${MAX_BODY_BYTES} bytes.`,
  });
}

/** Refuses large bodies on the paths that are the sandbox's own. */
export function limitBody(): MiddlewareHandler {
  const refuse = (): never => {
    throw bodyTooLarge();
  };
  return bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuse });
}
