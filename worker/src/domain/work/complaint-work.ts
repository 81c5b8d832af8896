// A report and its answers. The day by which it has to be answered is part of what came of it, so that whoever counts later
// can tell what was late.

import { addWorkingDays } from '@happy-homeland/rules';
import type { Ports } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import type { StepCase, StepResult } from './work-handler.ts';
import { ADMITTED, parseHandler } from './work-handler.ts';

/** Working days within which whoever reports something is answered. */
const ANSWER_WORKING_DAYS = 5;

/** The last day in time for the answer to a report that comes today. */
export function answerDueOn(ports: Ports): string {
  return addWorkingDays(civilDateOf(ports.clock.nowMs()), ANSWER_WORKING_DAYS);
}

export const complaintWork = parseHandler<'complaints'>({
  admit: async ({ ports }) => ({ ...ADMITTED, dueOn: answerDueOn(ports) }),
  steps: { answer: answered, uphold: answered, dismiss: answered },
});

// A later word changes what the answer is, and not when the first one came.
async function answered({ ports, item, input }: StepCase<unknown, { readonly answer: string }>): Promise<StepResult> {
  const { dueOn = item.dueOn, answeredOn = civilDateOf(ports.clock.nowMs()) } = item.outcome;
  return { kind: 'taken', dueOn: null, outcome: { answer: input.answer, dueOn, answeredOn } };
}
