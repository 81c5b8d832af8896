// Coming back from the payment page costs a question to the provider, and a token where a site is to be told. Whoever has
// one open payment could otherwise ask until the provider answers nobody of us any more.

import type { Ports } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import { callerRate } from './caller.ts';
import { WAYS_BACK } from './limits.ts';
import { perMinute, waitFor } from './rate.ts';

/** Counts one way back of this pledge. Null where it may go on, otherwise `too-many-requests`. */
export async function refuseWayBack(ports: Ports, pledgeId: string): Promise<Refusal | null> {
  const count = callerRate(ports, 'v', { hash: pledgeId, rate: perMinute(WAYS_BACK) });
  const retryAfterMs = await waitFor(ports, count);
  if (retryAfterMs > 0) return refused('too-many-requests', { retryAfterMs });
  const atMs = ports.clock.nowMs();
  const outcome = await ports.store.commit([{ kind: 'count-rates', rates: [count], atMs }]);
  if (outcome.kind === 'committed') return null;
  return refused('too-many-requests', { retryAfterMs: await waitFor(ports, count) });
}
