// Duties that come back: every three months while something runs for long, every five days in an emergency, once a year.

import type { CivilDate } from '../dates/civil-date.ts';
import { addDays, addMonthsAnchored } from '../dates/civil-date.ts';
import type { Due } from '../dates/due.ts';
import { rollForward } from '../dates/working-days.ts';
import type { Facts } from '../facts/facts.ts';
import type { DutyKind } from '../finding.ts';
import { publicationsOf } from '../publications.ts';
import type { DutySeed, Judgement } from '../rule.ts';
import { warn } from '../rule.ts';
import type { Words } from '../words.ts';
import { say } from '../words.ts';

interface Series {
  readonly kind: DutyKind;
  readonly title: Words;
  readonly dues: readonly Due[];
  /** The day from which the first window counts. */
  readonly since: CivilDate;
}

/** One duty for each date, each with the window since the date before it. */
export function seedsOf({ kind, title, dues, since }: Series): DutySeed[] {
  return dues.map((due, place) => ({ kind, title, due, after: dues[place - 1]?.dueStrict ?? since }));
}

/** The last day of three months after a publication; from the last day of a month to the last day of a month. */
export function threeMonthsAfter(day: CivilDate): CivilDate {
  const sameDay = addMonthsAnchored(day, 3);
  const monthEnd = addDays(addMonthsAnchored(addDays(day, 1), 3), -1);
  return sameDay > monthEnd ? sameDay : monthEnd;
}

export function fiveDaysAfter(day: CivilDate): CivilDate {
  return addDays(day, 5);
}

interface Gap {
  readonly kind: DutyKind;
  readonly disclosures: Facts['disclosures'];
  readonly on: CivilDate;
  /** The last day of what is published about; after it no further progress is asked for. */
  readonly until: CivilDate;
  readonly latestAfter: (day: CivilDate) => CivilDate;
  /** How long two publications may lie apart. */
  readonly span: Words;
}

/** A warning where two publications, or the last one and today, lie further apart than the law lets them; else null. */
export function gapIn({ kind, disclosures, on, until, latestAfter, span }: Gap): Judgement | null {
  const published = publicationsOf({ disclosures }, on).filter((publication) => publication.kind === kind);
  const days = [...published.map((publication) => publication.on).filter((day) => day <= until), on <= until ? on : []];
  const inOrder = days.flat();
  const place = inOrder.findIndex((day, index) => {
    const before = inOrder[index - 1];
    return before !== undefined && day > rollForward(latestAfter(before));
  });
  const [from, to] = [inOrder[place - 1], inOrder[place]];
  if (from === undefined || to === undefined) return null;
  return warn({
    message: say(
      `${from} 至 ${to} 之间超过${span.zh}没有公开`,
      `nothing was published for more than ${span.en}: ${from} to ${to}`,
    ),
    fix: say('请补充公开，此后按期进行', 'publish what is missing, and keep to the dates from now on'),
    fields: ['disclosures'],
  });
}
