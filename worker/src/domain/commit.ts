// Read, decide, commit; when a guard was lost, somebody else was faster, so read and decide again. Bounded, with
// jitter, because two writers that retry in step would lose to each other for ever.

import type { CommitOutcome, Guard, Ports, WriteUnit } from '../ports/index.ts';
import { StoreError } from '../ports/index.ts';

export const DECIDE_ATTEMPTS_MAX = 5;
const JITTER_MAX_MS = 20;

/** What a decision came to: commit a unit and answer, or answer without writing. */
export type Decision<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'commit'; readonly unit: WriteUnit; readonly answer: Answer };

/**
 * Runs `decide` until its unit commits. A guard that `refuse` knows how to answer ends the matter; any other lost guard
 * means that the facts have moved, and `decide` reads them again.
 */
export async function decideAndCommit<Answer>(
  ports: Ports,
  decide: () => Promise<Decision<Answer>>,
  refuse: (guard: Guard) => Answer | null = () => null,
): Promise<Answer> {
  let lost: Guard | null = null;
  for (let attempt = 1; attempt <= DECIDE_ATTEMPTS_MAX; attempt += 1) {
    const decision = await decide();
    if (decision.kind === 'answer') return decision.answer;
    const outcome: CommitOutcome = await ports.store.commit(decision.unit);
    if (outcome.kind === 'committed') return decision.answer;
    const refusal = refuse(outcome.guard);
    if (refusal !== null) return refusal;
    lost = outcome.guard;
    await pause(ports);
  }
  ports.reporter.report('error', 'contended', { guard: lost ?? 'none', attempts: DECIDE_ATTEMPTS_MAX });
  throw new StoreError({ code: 'contended', message: `guard ${lost} was lost ${DECIDE_ATTEMPTS_MAX} times` });
}

async function pause(ports: Ports): Promise<void> {
  const [byte = 0] = ports.ids.random(1);
  await new Promise((resolve) => setTimeout(resolve, (byte / 255) * JITTER_MAX_MS));
}
