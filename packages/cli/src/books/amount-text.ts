import { isCurrency, toDecimalText } from '@happy-homeland/contract/money';

/** An amount as decimal text, by the minor units of its currency; whole minor units for one that is not known. */
export function amountText(amountMinor: number, currency: string): string {
  return isCurrency(currency) ? toDecimalText({ amountMinor, currency }) : String(amountMinor);
}
