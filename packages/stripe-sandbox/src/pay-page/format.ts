import { currencyDecimals, isCurrency } from '../currencies.ts';
import type { Language } from './copy.ts';

/** An amount with its unit: `20.00 元`, `CNY 20.00`, `HK$20.00`. */
export function formatAmount(
  money: { readonly amountMinor: number; readonly currency: string },
  language: Language,
): string {
  // The number of decimals comes from our own table: runtimes disagree about some currencies.
  const decimals = isCurrency(money.currency) ? currencyDecimals(money.currency) : 2;
  const value = money.amountMinor / 10 ** decimals;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  if (money.currency === 'cny') {
    const figure = new Intl.NumberFormat(language, digits).format(value);
    return language === 'en' ? `CNY ${figure}` : `${figure} 元`;
  }
  const currency = money.currency.toUpperCase();
  return new Intl.NumberFormat(language, { ...digits, style: 'currency', currency }).format(value);
}

/** An instant in Beijing time, with the zone said. */
export function formatInstant(seconds: number, language: Language): string {
  const text = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(new Date(seconds * 1_000));
  return language === 'en' ? `${text} (Beijing)` : `${text}（北京时间）`;
}
