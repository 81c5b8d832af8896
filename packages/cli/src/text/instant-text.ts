import type { Text } from '../language.ts';

const SHAPE = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'long',
} as const;

/**
 * A moment as the clock on the reader's wall shows it, with the name of that clock.
 *
 * @param timeZone IANA name; the machine's own unless given
 */
export function instantText(ms: number, timeZone?: string): Text {
  const zone = timeZone === undefined ? {} : { timeZone };
  const inLanguage = (locale: string) => new Intl.DateTimeFormat(locale, { ...SHAPE, ...zone }).format(ms);
  return { zh: inLanguage('zh-CN'), en: inLanguage('en-GB') };
}
