// Z4. Dates that rest on a year whose public holidays are not announced, or not entered here, are told as such: they are
// counted in weekdays, and may end later.

import { cite } from './citation.ts';
import { yearOf } from './dates/civil-date.ts';
import { isYearKnown } from './dates/working-days.ts';
import type { Duty, Finding } from './finding.ts';
import { say } from './words.ts';

const ARTICLES = [cite('CC', 203)];

/** One warning where a duty that is not met yet has such a date, and nothing otherwise. */
export function findingOfCalendar(duties: readonly Duty[]): Finding[] {
  const uncertain = duties.filter(({ status, isDueCertain }) => status !== 'met' && !isDueCertain);
  if (uncertain.length === 0) return [];
  const years: number[] = [];
  for (const { dueStrict, dueLegal } of uncertain) {
    for (const year of [yearOf(dueStrict), yearOf(dueLegal)]) {
      if (!isYearKnown(year) && !years.includes(year)) years.push(year);
    }
  }
  years.sort((a, b) => a - b);
  const finding: Finding = {
    rule: 'Z4',
    name: 'calendar_unknown',
    title: say('节假日安排已知', 'The public holidays are known'),
    outcome: 'warn',
    softened: false,
    bars: false,
    moments: ['book', 'year'],
    articles: ARTICLES,
    mark: 'I',
    evidence: [],
    fields: [],
    message: say(
      `${years.join('、')} 年节假日安排尚未公布或尚未录入，${uncertain.length} 项期限按周末推算`,
      `no calendar of ${years.join(', ')} is known yet: ${uncertain.length} due dates leave out weekends only`,
    ),
    fix: say(
      '请按未顺延的日期完成，安排公布后再核对',
      'keep the date as counted, and check again once it is announced',
    ),
  };
  return [finding];
}
