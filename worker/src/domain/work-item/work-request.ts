// A request with a key of its own is done once, however often it is sent.

import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import type { Ports } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

/** Names a request; both null where it came without a key. */
export interface RequestMark {
  readonly requestKey: string | null;
  readonly requestHash: string | null;
}

export async function markOf(ports: Ports, key: string | null, request: object): Promise<RequestMark> {
  if (key === null) return { requestKey: null, requestHash: null };
  return { requestKey: key, requestHash: await ports.secrets.digest(canonicalJson(request)) };
}

/** The item that this very request made or moved before; null where it is new; a refusal where the key was another's. */
export async function doneBefore(
  ports: Ports,
  tenantId: string,
  { requestKey, requestHash }: RequestMark,
): Promise<{ readonly kind: 'done'; readonly itemId: string } | Refusal | null> {
  if (requestKey === null) return null;
  const event = await ports.store.work.eventOf(tenantId, requestKey);
  if (event === null) return null;
  return event.requestHash === requestHash ? { kind: 'done', itemId: event.itemId } : refused('idempotency-key-reused');
}
