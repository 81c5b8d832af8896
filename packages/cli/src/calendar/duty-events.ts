// The calendar of duties as an iCalendar object (RFC 5545, RFC 7986) that a calendar programme can subscribe to: the same
// duty keeps its UID, so that what was published or put off changes an event instead of adding one.

import type { CalendarEntry } from '../judgement/duty-calendar.ts';
import type { Language } from '../language.ts';
import { plainLine } from '../text/plain-line.ts';
import { calendarText, dateValue, instantValue, textValue, urlValue } from './icalendar.ts';
import { CALENDAR_UNKNOWN, STATUS_WORDS } from './status-words.ts';

const SUMMARY_MAX = 160;
const CONTENTS_MAX = 1_000;
const ALARM_DAYS = [14, 3];
const DAY_MS = 86_400_000;

interface Asked {
  readonly lang: Language;
  /** When the calendar is written, epoch milliseconds. */
  readonly nowMs: number;
}

/** The whole `.ics` file. */
export function icsOf(entries: readonly CalendarEntry[], asked: Asked): string {
  const name = { zh: '募捐信息公开日历', en: 'Disclosure duties' }[asked.lang];
  return calendarText([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Happy Homeland//hh check//${asked.lang.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...entries.flatMap((entry) => eventOf(entry, asked)),
    'END:VCALENDAR',
  ]);
}

function eventOf(entry: CalendarEntry, { lang, nowMs }: Asked): string[] {
  const { duty } = entry;
  const summary = plainLine(`${duty.title[lang]} · ${entry.ownerName}`, SUMMARY_MAX);
  const marked = `${{ zh: '【', en: '[' }[lang]}${STATUS_WORDS[duty.status][lang]}${{ zh: '】', en: '] ' }[lang]}${summary}`;
  const url = duty.entry === null ? null : urlValue(duty.entry.url);
  const isWaiting = duty.status === 'open' || duty.status === 'published-here';
  return [
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${instantValue(nowMs)}`,
    `DTSTART;VALUE=DATE:${dateValue(duty.dueStrict)}`,
    ...endOf(duty.dueStrict),
    `SUMMARY:${textValue(marked)}`,
    `DESCRIPTION:${textValue(descriptionOf(entry, lang))}`,
    ...(url === null ? [] : [`URL:${url}`]),
    // A date that rests on weekends alone may still move.
    `STATUS:${duty.isDueCertain ? 'CONFIRMED' : 'TENTATIVE'}`,
    `CATEGORIES:${textValue(STATUS_WORDS[duty.status][lang])},${duty.kind}`,
    'TRANSP:TRANSPARENT',
    ...(isWaiting ? ALARM_DAYS.flatMap((days) => alarmOf(days, marked)) : []),
    'END:VEVENT',
  ];
}

// Exclusive, so the next day (§3.6.1). Without it an event on a day lasts that day, too, which is what the last day of the
// year 9999 has.
function endOf(date: string): string[] {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString();
  return next.startsWith('+') ? [] : [`DTEND;VALUE=DATE:${dateValue(next.slice(0, date.length))}`];
}

function alarmOf(days: number, words: string): string[] {
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:-P${days}D`, `DESCRIPTION:${textValue(words)}`, 'END:VALARM'];
}

function descriptionOf({ duty, owner }: CalendarEntry, lang: Language): string {
  const { dueStrict, dueLegal, articles, entry, publishedHereOn } = duty;
  const colon = { zh: '：', en: ': ' }[lang];
  const rows: readonly (readonly [name: string, value: string])[] = [
    [{ zh: '内容', en: 'Contents' }[lang], plainLine(duty.contents[lang], CONTENTS_MAX)],
    [{ zh: '按日计算的期限', en: 'Due as counted' }[lang], dueStrict],
    ...(dueLegal === dueStrict
      ? []
      : [[{ zh: '遇休息日顺延至', en: 'Rolled over days off to' }[lang], dueLegal] as const]),
    [
      { zh: '依据', en: 'Article' }[lang],
      articles.map(({ label }) => label[lang]).join({ zh: '、', en: '; ' }[lang]) || '—',
    ],
    [{ zh: '状态', en: 'Status' }[lang], STATUS_WORDS[duty.status][lang]],
    ...(publishedHereOn === null
      ? []
      : [[{ zh: '本页公开于', en: 'Published here on' }[lang], publishedHereOn] as const]),
    ...(entry === null
      ? []
      : [[{ zh: '法定平台条目', en: 'Entry' }[lang], plainLine(`${entry.on} ${entry.url}`)] as const]),
    [{ zh: '编号', en: 'Key' }[lang], `${owner.section}["${owner.key}"]`],
  ];
  const notes = duty.isDueCertain ? [] : [CALENDAR_UNKNOWN[lang]];
  return [...rows.map(([name, value]) => `${name}${colon}${value}`), ...notes].join('\n');
}
