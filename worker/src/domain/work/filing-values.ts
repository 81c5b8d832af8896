// Words of a filing as somebody would have typed them: full-width digits as plain ones, 万元 in yuan, days with the year first.
// Never rounded and never guessed: null where the words do not say it exactly.

const MONEY = /^(?:人民币|RMB|CNY|¥)?(\d{1,9})(?:\.(\d{1,6}))?(万|亿)?(?:元|圆)?(?:整|人民币)?$/i;
const DAY = /(\d{4})\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})\s*日?/g;
const ZEROS: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

/** Yuan with at most two decimals; `unit` is what the label said of it. */
export function yuanText(words: string, unit: '' | '万'): string | null {
  const plain = flat(words).replaceAll(/[\s,]/g, '');
  const [, whole = '', fraction = '', written] = MONEY.exec(plain) ?? [];
  if (whole === '') return null;
  // A unit in the words is the one that counts: `目标金额（万元）：50万元` is no 50 million.
  const shift = ZEROS[written ?? (/元|圆/.test(plain) ? '' : unit)] ?? 0;
  const yuan = whole + fraction.padEnd(shift, '0').slice(0, shift);
  const cents = fraction.slice(shift).replace(/0+$/, '');
  const digits = yuan.replace(/^0+(?=\d)/, '');
  if (cents.length > 2 || digits.length > 9) return null;
  return cents === '' ? digits : `${digits}.${cents}`;
}

/** `YYYY-MM-DD` where the words are one day, whatever time stands behind it. */
export function dayText(words: string): string | null {
  const days = daysIn(words);
  return days.length === 1 ? (days[0] ?? null) : null;
}

/** The first and the last day of a period. */
export function periodText(words: string): readonly [string, string] | null {
  const [first, last, more] = daysIn(words);
  return first === undefined || last === undefined || more !== undefined || first > last ? null : [first, last];
}

function daysIn(words: string): readonly string[] {
  const found = [...flat(words).slice(0, 200).matchAll(DAY)].map(([, year = '', month = '', day = '']) => {
    const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
  });
  return found.flatMap((text) => text ?? []).length === found.length ? found.flatMap((text) => text ?? []) : [];
}

/** Hundredths of a percent. */
export function bpsText(words: string): string | null {
  const [, whole, fraction = ''] =
    /^(?:不超过)?(\d{1,3})(?:\.(\d{1,2}))?%$/.exec(flat(words).replaceAll(/\s/g, '')) ?? [];
  return whole === undefined ? null : String(Number(whole + fraction.padEnd(2, '0')));
}

export function countText(words: string): string | null {
  const [, digits] = /^(\d{1,12})(?:人次|人|名|户|位)?$/.exec(flat(words).replaceAll(/[\s,]/g, '')) ?? [];
  return digits ?? null;
}

/** Parts of an enumeration. */
export function partsOf(words: string): readonly string[] {
  return words
    .split(/[、；;\n]|(?<=\D)[,，](?=\D)/)
    .map((part) => part.trim().replace(/[。.]$/, ''))
    .filter((part) => part !== '');
}

/** `扶手采购 12,000元`: what for, and how much. */
export function budgetPart(words: string): readonly [string, string] | null {
  const [, item, amount] = /^(.{1,80}?)[:：\s]*((?:[\d０-９][\d０-９,，.．]*)\s*(?:万元|元))$/.exec(words) ?? [];
  const yuan = amount === undefined ? null : yuanText(amount, '');
  return item === undefined || yuan === null ? null : [item, yuan];
}

/** Full-width characters as the plain ones. */
export function flat(words: string): string {
  return words.normalize('NFKC').trim();
}
