// An amount repeated in words catches a slipped zero before it is paid. Everyday numerals, as a neighbour would
// read them aloud, not the bank's 壹贰叁: this is a check for the giver, not a cheque.

import type { Money } from './money.ts';
import { toDecimalText } from './money.ts';

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const UNITS = ['', '十', '百', '千'] as const;
const SECTIONS = ['', '万', '亿'] as const;

/** `2050` CNY → `二十元五角`; `3500` → `三十五元`; `7` → `七分`. Zero is `零元`. CNY only, 0 … 999,999,999.99 元. */
export function amountInChinese(amountMinor: number): string {
  const [whole = '0', fraction = '00'] = toDecimalText({ amountMinor, currency: 'CNY' }).split('.');
  const yuan = Number(whole) === 0 ? '' : `${integerInChinese(whole)}元`;
  const jiao = fraction[0] ?? '0';
  const fen = fraction[1] ?? '0';
  const jiaoText = jiao === '0' ? '' : `${DIGITS[Number(jiao)]}角`;
  const gap = fen !== '0' && jiao === '0' && yuan !== '' ? '零' : '';
  const fenText = fen === '0' ? '' : `${gap}${DIGITS[Number(fen)]}分`;
  return `${yuan}${jiaoText}${fenText}` || '零元';
}

/** The amount in words for a locale: Chinese words for CNY, otherwise figures with the unit spelled out. */
export function amountInWords(money: Money, locale: 'zh-CN' | 'en'): string {
  if (locale === 'zh-CN' && money.currency === 'CNY') return amountInChinese(money.amountMinor);
  const figure = toDecimalText(money).replace(/\.00$/, '');
  return money.currency === 'CNY' ? `${figure} yuan` : `${figure} ${money.currency}`;
}

function integerInChinese(digits: string): string {
  const sections = splitSections(digits);
  let text = '';
  let zeroPending = false;
  sections.forEach((section, index) => {
    const value = Number(section);
    if (value === 0) {
      zeroPending = text !== '';
      return;
    }
    const needsZero = text !== '' && (zeroPending || value < 1000);
    text += `${needsZero ? '零' : ''}${sectionInChinese(value)}${SECTIONS[sections.length - 1 - index] ?? ''}`;
    zeroPending = false;
  });
  return text.startsWith('一十') ? text.slice(1) : text;
}

function splitSections(digits: string): readonly string[] {
  const padded = digits.padStart(Math.ceil(digits.length / 4) * 4, '0');
  return padded.match(/\d{4}/g) ?? [];
}

function sectionInChinese(value: number): string {
  let text = '';
  let zeroPending = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zeroPending = text !== '';
      continue;
    }
    text += `${zeroPending ? '零' : ''}${DIGITS[digit]}${UNITS[place]}`;
    zeroPending = false;
  }
  return text;
}
