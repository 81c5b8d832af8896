// The calendar of duties for people: one row a duty, columns that stand below each other in either script.

import { CALENDAR_UNKNOWN, STATUS_WORDS } from '../calendar/status-words.ts';
import type { CalendarEntry, DutyCalendar } from '../judgement/duty-calendar.ts';
import { isDone } from '../judgement/duty-calendar.ts';
import type { Language, Text } from '../language.ts';
import { alignRows } from '../text/display-width.ts';
import { plainLine } from '../text/plain-line.ts';

const DUTIES_SHOWN_MAX = 100;
const TITLE_MAX = 120;
const ARTICLES_SHOWN_MAX = 4;

/** The calendar, or one line where there is nothing in it. What is done is shown last to go when room is short. */
export function dutyLines({ entries, leftOut }: DutyCalendar, lang: Language): string[] {
  if (entries.length === 0) return [{ zh: '日历：没有公开义务', en: 'Calendar: no duties' }[lang]];
  const shown = boundedEntries(entries);
  const hidden = entries.length - shown.length + leftOut;
  const rows = alignRows(shown.map((entry) => rowOf(entry, lang)));
  const head = {
    zh: `公开日历：${entries.length + leftOut} 项，已完成 ${entries.filter(isDone).length} 项`,
    en: `Calendar of duties: ${entries.length + leftOut}, done ${entries.filter(isDone).length}`,
  };
  return [
    head[lang],
    ...shown.flatMap((entry, index) => [`  ${rows[index] ?? ''}`, ...detailsOf(entry, lang)]),
    ...(hidden > 0 ? [`  ${{ zh: `… 另有 ${hidden} 项`, en: `… ${hidden} more` }[lang]}`] : []),
  ];
}

function boundedEntries(entries: readonly CalendarEntry[]): readonly CalendarEntry[] {
  if (entries.length <= DUTIES_SHOWN_MAX) return entries;
  const kept = new Set(
    [...entries.filter((entry) => !isDone(entry)), ...entries.filter(isDone)].slice(0, DUTIES_SHOWN_MAX),
  );
  return entries.filter((entry) => kept.has(entry));
}

function rowOf(entry: CalendarEntry, lang: Language): readonly string[] {
  const { duty, owner } = entry;
  const left = isDone(entry) ? '—' : daysWords(entry.daysLeft)[lang];
  return [duty.dueStrict, left, STATUS_WORDS[duty.status][lang], owner.key, plainLine(duty.title[lang], TITLE_MAX)];
}

/** Days until a date, in words. */
export function daysWords(days: number): Text {
  if (days === 0) return { zh: '今天到期', en: 'due today' };
  const count = Math.abs(days);
  return days > 0
    ? { zh: `还有 ${count} 天`, en: `${count} ${count === 1 ? 'day' : 'days'} left` }
    : { zh: `已过 ${count} 天`, en: `${count} ${count === 1 ? 'day' : 'days'} past` };
}

function detailsOf({ duty, daysLeftLegal }: CalendarEntry, lang: Language): string[] {
  const { articles, dueStrict, dueLegal, entry, isDueCertain, wasLate } = duty;
  if (entry !== null) {
    const late = wasLate ? { zh: '（晚于期限）', en: ' (late)' }[lang] : '';
    return [`    ${plainLine(`${entry.on}${late} ${entry.url}`)}`];
  }
  const labels = articles.slice(0, ARTICLES_SHOWN_MAX).map(({ label }) => label[lang]);
  const parts = [
    labels.join({ zh: '、', en: '; ' }[lang]),
    ...(dueLegal === dueStrict
      ? []
      : [
          {
            zh: `遇休息日顺延至 ${dueLegal}（${daysWords(daysLeftLegal).zh}）`,
            en: `days off let it end on ${dueLegal} (${daysWords(daysLeftLegal).en})`,
          }[lang],
        ]),
    ...(isDueCertain ? [] : [CALENDAR_UNKNOWN[lang]]),
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : [`    ${plainLine(parts.join({ zh: '；', en: ' · ' }[lang]))}`];
}
