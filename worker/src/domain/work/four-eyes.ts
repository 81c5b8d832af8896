// Separation of duties: what somebody did to an item before may keep them from a step of it now.

import type { WorkEventRecord, WorkItemRecord } from '../../ports/index.ts';

const WRITING = ['open', 'edit', 'revise'];

export interface Doer {
  readonly actorId: string;
  /** Steps whose doers may not take this one. */
  readonly notBy: readonly string[];
}

/** The deed that keeps this person from the step; undefined where nothing does. */
export function deedInTheWay(
  { actorId, notBy }: Doer,
  { digest }: Pick<WorkItemRecord, 'digest'>,
  events: readonly WorkEventRecord[],
): WorkEventRecord | undefined {
  return events.find((event) => event.actor === actorId && notBy.includes(event.step) && counts(event, digest));
}

// Who wrote it stays its writer; who signed another version has signed nothing of this one.
function counts(event: WorkEventRecord, digest: string): boolean {
  return WRITING.includes(event.step) || event.digest === digest;
}
