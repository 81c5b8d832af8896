// The key by which a request is known when it is sent again.

import type { Refusal } from '../domain/refusal.ts';
import { refused } from '../domain/refusal.ts';
import type { RequestContext } from './environment.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export type RequestKey = { readonly kind: 'key'; readonly key: string | null } | Refusal;

/** The `Idempotency-Key`, a UUID in lower case, or null where the request has none. */
export function requestKeyOf(c: RequestContext): RequestKey {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return { kind: 'key', key: null };
  return isUuid(key) ? { kind: 'key', key: key.toLowerCase() } : refused('idempotency-key-invalid');
}

/** Whether a text can be such a key. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
