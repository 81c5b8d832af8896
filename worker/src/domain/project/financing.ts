// What a project has from outside public gifts, as it was confirmed: the newest word, and what it said before each correction.

import type { ProjectProgress, WorkContent } from '@happy-homeland/contract';
import type { Ports, WorkItemRecord } from '../../ports/index.ts';

const FINANCINGS_MAX = 100;

export type Financing = ProjectProgress['financing'][number];

/** One version that was confirmed. */
export interface ToldFinancing extends WorkContent<'financings'> {
  readonly recordedOn: string;
  /** Why the one before was wrong; null of the first. */
  readonly explanation: string | null;
  /** Digest of the disclosure that told it. */
  readonly disclosure: string;
}

/** Confirmed money from elsewhere, the newest record first. */
export async function financingOf(ports: Ports, projectId: string): Promise<Financing[]> {
  const states = ['confirmed', 'revised'];
  const items = await ports.store.work.items({ kind: 'financings', projectId, states, limit: FINANCINGS_MAX });
  return items.flatMap((item) => {
    const told = parseTold(item);
    const last = told.at(-1);
    return last === undefined ? [] : [{ ...shown(last), recordedOn: last.recordedOn, corrections: corrections(told) }];
  });
}

// We wrote it, in this shape, at each confirmation.
export function parseTold({ outcome }: Pick<WorkItemRecord, 'outcome'>): readonly ToldFinancing[] {
  return (outcome['told'] ?? []) as readonly ToldFinancing[];
}

function corrections(told: readonly ToldFinancing[]): Financing['corrections'] {
  return told.slice(1).flatMap(({ explanation, recordedOn }, at) => {
    const before = told[at];
    return before === undefined ? [] : [{ ...shown(before), correctedOn: recordedOn, explanation: explanation ?? '' }];
  });
}

function shown({ source, amount, on, reference, note }: ToldFinancing) {
  return { source, amount, on, reference, note: note ?? null };
}
