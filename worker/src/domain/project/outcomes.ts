// What was reached, counted: as the residents' acceptance says it, or else the newest update that says any.

import type { Outcomes, WorkContent } from '@happy-homeland/contract';
import type { Ports } from '../../ports/index.ts';

const UPDATES_MAX = 300;

/** What of updates and of an acceptance says what was reached. */
export interface Telling {
  /** The one that happened last first. */
  readonly updates: readonly Pick<WorkContent<'updates'>, 'outcomes'>[];
  readonly acceptance: Pick<WorkContent<'acceptances'>, 'outcomes'> | undefined;
}

export function reachedOutcomes({ updates, acceptance }: Telling): Outcomes | null {
  return acceptance?.outcomes ?? updates.find(({ outcomes }) => outcomes !== undefined)?.outcomes ?? null;
}

/** The same, read from what is published. */
export async function readOutcomes({ store }: Ports, projectId: string): Promise<Outcomes | null> {
  const [updates, [accepted]] = await Promise.all([
    store.work.items({ kind: 'updates', projectId, states: ['published'], limit: UPDATES_MAX }),
    store.work.items({ kind: 'acceptances', projectId, states: ['confirmed'], limit: 1 }),
  ]);
  const told = updates.map(({ content }) => parseUpdate(content)).sort(newestFirst);
  return reachedOutcomes({ updates: told, acceptance: accepted && parseAcceptance(accepted.content) });
}

function newestFirst(one: WorkContent<'updates'>, other: WorkContent<'updates'>): number {
  return one.happenedOn < other.happenedOn ? 1 : -1;
}

// Content has passed the schema of its kind when it came in.
function parseUpdate(content: object): WorkContent<'updates'> {
  return content as WorkContent<'updates'>;
}

function parseAcceptance(content: object): WorkContent<'acceptances'> {
  return content as WorkContent<'acceptances'>;
}
