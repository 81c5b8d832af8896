// A report as everybody sees it.

import type { Complaint } from '@happy-homeland/contract';
import { COMPLAINT_STATES, COMPLAINT_SUBJECTS } from '@happy-homeland/contract/work';
import { assert } from '../../assert.ts';
import type { WorkItemRecord } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';

/** `today` is the civil date on which it is looked at. */
export function toComplaint(
  { itemId, state, content, outcome, openedMs, dueOn }: WorkItemRecord,
  today: string,
): Complaint {
  const about = COMPLAINT_SUBJECTS.find((subject) => subject === content['about']);
  const known = COMPLAINT_STATES.find((one) => one === state);
  assert(about !== undefined && known !== undefined, 'a report is about something and stands somewhere');
  const answeredOn = textOf(outcome['answeredOn']);
  const due = textOf(outcome['dueOn']) ?? dueOn ?? '';
  return {
    complaintNo: itemId,
    about,
    state: known,
    receivedOn: civilDateOf(openedMs),
    dueOn: due,
    answeredOn,
    answer: textOf(outcome['answer']),
    isLate: (answeredOn ?? today) > due,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
