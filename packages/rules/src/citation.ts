// One article as it is cited: 《慈善法》（2023）第二十四条第二款.

import type { CivilDate } from './dates/civil-date.ts';
import type { InstrumentId } from './instruments.ts';
import { INSTRUMENTS } from './instruments.ts';
import type { Words } from './words.ts';
import { say } from './words.ts';

export interface Citation {
  readonly instrument: InstrumentId;
  /** Number of the article; null where the whole instrument is meant. */
  readonly article: number | null;
  readonly clause: number | null;
  readonly label: Words;
  /** The period of the instrument, both inclusive; `effectiveTo` is null while it is in force. */
  readonly effectiveFrom: CivilDate;
  readonly effectiveTo: CivilDate | null;
}

/** Cites an article, and of it a clause 款, of an instrument. */
export function cite(instrument: InstrumentId, article: number | null = null, clause: number | null = null): Citation {
  const { short, inForceFrom, inForceTo } = INSTRUMENTS[instrument];
  const zh = `${article === null ? '' : `第${chineseNumber(article)}条`}${clause === null ? '' : `第${chineseNumber(clause)}款`}`;
  const en = `${article === null ? '' : `, art. ${article}`}${clause === null ? '' : `(${clause})`}`;
  const label = say(`${short.zh}${zh}`, `${short.en}${en}`);
  return { instrument, article, clause, label, effectiveFrom: inForceFrom, effectiveTo: inForceTo };
}

const DIGITS = '零一二三四五六七八九';

/** 1 to 9,999 as a statute writes it: 十, 二十四, 一百零八, 一百一十一, 一千二百五十九. */
export function chineseNumber(number: number): string {
  const units = ['', '十', '百', '千'];
  const digits = [...String(number)].map(Number);
  let written = '';
  for (const [at, digit] of digits.entries()) {
    const unit = units[digits.length - 1 - at] ?? '';
    if (digit !== 0) written += `${DIGITS[digit]}${unit}`;
    else if (digits.slice(at).some((later) => later !== 0) && !written.endsWith('零')) written += '零';
  }
  return number >= 10 && number < 20 ? written.slice(1) : written;
}
