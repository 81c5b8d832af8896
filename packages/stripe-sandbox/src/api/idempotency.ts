import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { MAX_IDEMPOTENCY_KEY_LENGTH } from '../limits.ts';
import { canonicalForm } from '../params/form.ts';
import type { StoredAnswer } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import { ApiError } from './api-error.ts';

/** Whether a request with a key may run: it is the first, or its answer is already known. */
export type Claim =
  | { readonly kind: 'first'; readonly fingerprint: string }
  | { readonly kind: 'replay'; readonly answer: StoredAnswer };

/**
 * Stripe's rule for v1: the first status and body are kept once execution begins, whatever they are, and answered again to
 * the same key with the same parameters. A key is held while its first request runs. Old answers are forgotten elsewhere,
 * before a request claims its key.
 * @see https://docs.stripe.com/api/idempotent_requests
 */
export class Idempotency {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #running = new Set<string>();

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Throws when the key is unfit, in use, or belongs to another request. A first claim must be released. */
  claim(key: string, request: { readonly path: string; readonly body: string }): Claim {
    refuseUnfitKey(key);
    if (this.#running.has(key)) throw keyInUse(key);
    const fingerprint = fingerprintOf(request);
    const answer = this.#store.get('answers', key);
    if (answer === undefined) {
      this.#running.add(key);
      return { kind: 'first', fingerprint };
    }
    if (answer.fingerprint !== fingerprint) throw keyReused(key);
    return { kind: 'replay', answer };
  }

  /** Keeps the first answer. Put in the same commit as what the request changed. */
  keep(key: string, answer: Omit<StoredAnswer, 'atMs'>): void {
    this.#store.put('answers', key, { ...answer, atMs: this.#clock.now() });
  }

  release(key: string): void {
    this.#running.delete(key);
  }
}

/** 409: the same key is being worked on. Also a fault that can be armed. */
export function keyInUse(key: string): ApiError {
  return new ApiError({
    status: 409,
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message: `Another request with the idempotency key '${key}' is in progress. Try again shortly.`,
    shouldRetry: true,
  });
}

function keyReused(key: string): ApiError {
  return new ApiError({
    status: 400,
    type: 'idempotency_error',
    message: `The idempotency key '${key}' was first used with other parameters or on another path. Use a new key.`,
  });
}

function refuseUnfitKey(key: string): void {
  if (key.length > 0 && key.length <= MAX_IDEMPOTENCY_KEY_LENGTH) return;
  throw new ApiError({
    status: 400,
    type: 'invalid_request_error',
    message: `Idempotency keys have 1 to ${MAX_IDEMPOTENCY_KEY_LENGTH} characters; this one has ${key.length}.`,
  });
}

function fingerprintOf(request: { path: string; body: string }): string {
  return createHash('sha256')
    .update(`${request.path}\n${canonicalForm(request.body)}`)
    .digest('base64url');
}
