// Whoever tries keys, secrets or tokens that are wrong may do so ten times a minute. A right one costs nothing.

import type { Ports } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import type { Caller } from './caller.ts';
import { callerRate, marksOf } from './caller.ts';
import { perMinute, waitFor } from './rate.ts';

/**
 * Runs `access` unless this caller has failed too often, and counts it when it answers one of `failures`. The count
 * decides: of attempts at the same time no more than the limit hear that they were wrong, the others that they are
 * too many.
 */
export async function limitFailures<Answer extends object>(
  ports: Ports,
  caller: Caller,
  { access, isFailure }: { access: () => Promise<Answer>; isFailure: (answer: Answer) => boolean },
): Promise<Answer | Refusal> {
  const { addressHash: hash } = await marksOf(ports, caller);
  const count = callerRate(ports, 'k', { hash, rate: perMinute(ports.settings.limits.failures) });
  const retryAfterMs = await waitFor(ports, count);
  if (retryAfterMs > 0) return refused('too-many-requests', { retryAfterMs });
  const answer = await access();
  if (!isFailure(answer)) return answer;
  const atMs = ports.clock.nowMs();
  const outcome = await ports.store.commit([{ kind: 'count-rates', rates: [count], atMs }]);
  if (outcome.kind === 'committed') return answer;
  return refused('too-many-requests', { retryAfterMs: await waitFor(ports, count) });
}
