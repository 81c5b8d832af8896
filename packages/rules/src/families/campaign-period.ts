// How long a campaign ran, which is not always what its plan says: it may be stopped, its certificate may end or be taken
// away, and what must be disclosed counts from there.

import type { CivilDate } from '../dates/civil-date.ts';
import { addMonthsAnchored, earliestOf } from '../dates/civil-date.ts';
import { disclosureDueDates } from '../dates/disclosure-dates.ts';
import type { Due } from '../dates/due.ts';
import { dueOn } from '../dates/due.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement, Told } from '../rule.ts';
import { unknown } from '../rule.ts';
import { say } from '../words.ts';

export const PERIOD_NEEDS = ['campaign.startsOn', 'campaign.endsOn'] as const;
export const PERIOD_USES = [
  'campaign.stoppedOn',
  'organisation.certificate.validTo',
  'organisation.certificate.revokedOn',
  'disclosures',
] as const;

export type PeriodTold = Told<(typeof PERIOD_NEEDS)[number], (typeof PERIOD_USES)[number]>;

/**
 * The last day on which the campaign took gifts, as it stands at `on`: the earliest of its own end, the day it was stopped,
 * the day its certificate was revoked, and the last day of a certificate that ran out and was not renewed. Never before
 * its first day.
 */
export function endedOn(told: PeriodTold, on: CivilDate): CivilDate {
  const validTo = told['organisation.certificate.validTo'] ?? null;
  const revokedOn = told['organisation.certificate.revokedOn'] ?? null;
  const first = earliestOf(
    told['campaign.endsOn'],
    told['campaign.stoppedOn'],
    validTo !== null && validTo < on ? validTo : null,
    revokedOn !== null && revokedOn <= on ? revokedOn : null,
  );
  return first < told['campaign.startsOn'] ? told['campaign.startsOn'] : first;
}

/** A period that ends before it begins answers nothing; null where it does not. */
export function backwards({
  start,
  end,
  field,
}: {
  readonly start: CivilDate;
  readonly end: CivilDate;
  readonly field: string;
}): Judgement | null {
  if (end >= start) return null;
  return unknown({
    message: say(`结束日 ${end} 早于开始日 ${start}，无法推算期限`, `ends on ${end}, before it starts on ${start}`),
    fix: say('请更正起止日期', 'correct the first or the last day'),
    fields: [field],
  });
}

type Changes = NonNullable<Facts['campaign']['changes']>;

interface Period {
  readonly start: CivilDate;
  /** The last day by the plan as it is now. */
  readonly plannedEnd: CivilDate;
  readonly end: CivilDate;
  readonly changes: Changes;
}

const LONG_MONTHS = 6;

/**
 * When progress falls due. A date counts when the campaign, as planned on that day, ran for more than six months; one that
 * was made longer later has what it would have published by then due on the day of the change (our reading).
 */
export function progressDues({ start, plannedEnd, end, changes }: Period): Due[] {
  const moves = changes.flatMap(({ changedOn, previousEndsOn }) =>
    changedOn === undefined || previousEndsOn === undefined || previousEndsOn === null
      ? []
      : [{ changedOn, previousEndsOn }],
  );
  const inOrder = moves.toSorted((a, b) => (a.changedOn < b.changedOn ? -1 : Number(a.changedOn > b.changedOn)));
  const plannedOn = (day: CivilDate) => inOrder.find(({ changedOn }) => changedOn > day)?.previousEndsOn ?? plannedEnd;
  const isLongOn = (day: CivilDate) => plannedOn(day) > addMonthsAnchored(start, LONG_MONTHS);
  const longest = moves.reduce(
    (last, { previousEndsOn }) => (previousEndsOn > last ? previousEndsOn : last),
    plannedEnd,
  );
  const progress = disclosureDueDates({ start, end: longest }).progress.filter(({ dueStrict }) => dueStrict < end);
  if (moves.length === 0) return progress;
  const dues = new Map<CivilDate, Due>();
  for (const due of progress) {
    const days = [due.dueStrict, ...inOrder.map(({ changedOn }) => changedOn).filter((day) => day > due.dueStrict)];
    const day = days.find(isLongOn);
    if (day !== undefined) dues.set(day, day === due.dueStrict ? due : dueOn(day));
  }
  return [...dues.values()];
}
