// What was given for one thing and is used for another, as everybody sees it: the old lines beside the new, why, by what
// decision, and under which filing.

import type { ProjectProgress, WorkContent } from '@happy-homeland/contract';
import type { Ports, WorkItemRecord } from '../../ports/index.ts';

const CHANGES_MAX = 20;

type ChangeOfUse = ProjectProgress['changesOfUse'][number];

/** Changes that took effect, the newest first. */
export async function changedUses(ports: Ports, projectId: string): Promise<ChangeOfUse[]> {
  const asked = { kind: 'changes-of-use', projectId, states: ['effective'], limit: CHANGES_MAX } as const;
  return (await ports.store.work.items(asked)).map(toChange);
}

function toChange({ content, outcome }: WorkItemRecord): ChangeOfUse {
  const { givenFor, usedFor, why, budget } = parseContent(content);
  return { givenFor, usedFor, why, after: budget, ...parseOutcome(outcome) };
}

// Content has passed the schema of its kind when it came in.
function parseContent(content: WorkItemRecord['content']): WorkContent<'changes-of-use'> {
  return content as WorkContent<'changes-of-use'>;
}

// We wrote it, in this shape, when it took effect.
function parseOutcome(outcome: WorkItemRecord['outcome']) {
  const { effectiveOn, decidedOn, decision, filingNumber, filedOn, before, disclosure } = outcome as Omit<
    ChangeOfUse,
    'after' | 'givenFor' | 'usedFor' | 'why'
  >;
  return { effectiveOn, decidedOn, decision, filingNumber, filedOn, before, disclosure };
}
