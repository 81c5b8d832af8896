/**
 * Currencies that the sandbox takes, with the number of decimals, the smallest charge and the wallets that can pay it.
 *
 * Smallest charges are those that Stripe documents for settlement in the same currency. CNY, TWD and MOP are not in that
 * table: for them Stripe asks for about 0.50 USD after conversion, so a real account refuses about 4 yuan and less. The
 * sandbox starts CNY at 1 yuan, because the demo's smallest gift is 1 yuan; `minimumMinor` changes any of them.
 */
const CURRENCIES = {
  cny: { decimals: 2, minimumMinor: 100, alipay: true, wechatPay: true },
  hkd: { decimals: 2, minimumMinor: 400, alipay: true, wechatPay: true },
  usd: { decimals: 2, minimumMinor: 50, alipay: true, wechatPay: true },
  eur: { decimals: 2, minimumMinor: 50, alipay: true, wechatPay: true },
  gbp: { decimals: 2, minimumMinor: 30, alipay: true, wechatPay: true },
  aud: { decimals: 2, minimumMinor: 50, alipay: true, wechatPay: true },
  cad: { decimals: 2, minimumMinor: 50, alipay: true, wechatPay: true },
  sgd: { decimals: 2, minimumMinor: 50, alipay: true, wechatPay: true },
  jpy: { decimals: 0, minimumMinor: 50, alipay: true, wechatPay: true },
  myr: { decimals: 2, minimumMinor: 200, alipay: true, wechatPay: false },
  nzd: { decimals: 2, minimumMinor: 50, alipay: true, wechatPay: false },
  chf: { decimals: 2, minimumMinor: 50, alipay: false, wechatPay: true },
  dkk: { decimals: 2, minimumMinor: 250, alipay: false, wechatPay: true },
  nok: { decimals: 2, minimumMinor: 300, alipay: false, wechatPay: true },
  sek: { decimals: 2, minimumMinor: 300, alipay: false, wechatPay: true },
  twd: { decimals: 2, minimumMinor: 1_600, alipay: false, wechatPay: false },
  mop: { decimals: 2, minimumMinor: 400, alipay: false, wechatPay: false },
} as const satisfies Record<string, CurrencyFacts>;

interface CurrencyFacts {
  readonly decimals: number;
  readonly minimumMinor: number;
  readonly alipay: boolean;
  readonly wechatPay: boolean;
}

/** A lower-case ISO 4217 code that the sandbox takes. */
export type Currency = keyof typeof CURRENCIES;

/** How a person can pay on the pay page. */
export type PaymentMethod = 'card' | 'alipay' | 'wechat_pay';

export const PAYMENT_METHODS: readonly PaymentMethod[] = ['card', 'alipay', 'wechat_pay'];

/** The largest charge in the smallest unit, of any currency. */
export const MAX_AMOUNT_MINOR = 99_999_999;

/** True for a code in the table above; the comparison is exact, so lower the case first. */
export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(CURRENCIES, code);
}

/** The codes in the table, for messages. */
export function currencyCodes(): readonly string[] {
  return Object.keys(CURRENCIES);
}

/** True for one of the three methods of the pay page. */
export function isPaymentMethod(value: unknown): value is PaymentMethod {
  return value === 'card' || value === 'alipay' || value === 'wechat_pay';
}

/** Number of decimals between the smallest and the customary unit: 2 for CNY, 0 for JPY. */
export function currencyDecimals(currency: Currency): number {
  return CURRENCIES[currency].decimals;
}

/** The smallest charge in the smallest unit when no option says otherwise. */
export function defaultMinimumMinor(currency: Currency): number {
  return CURRENCIES[currency].minimumMinor;
}

/** The methods that can pay in a currency, in the order in which they are offered. */
export function methodsFor(currency: Currency): readonly PaymentMethod[] {
  const facts = CURRENCIES[currency];
  return PAYMENT_METHODS.filter((method) => {
    if (method === 'alipay') return facts.alipay;
    if (method === 'wechat_pay') return facts.wechatPay;
    return true;
  });
}

/** The fee on a charge: `amountMinor × feeBps ÷ 10,000`, half a unit rounded up. Both are non-negative integers. */
export function feeRoundedHalfUp(charge: { readonly amountMinor: number; readonly feeBps: number }): number {
  return Math.floor((charge.amountMinor * charge.feeBps + 5_000) / 10_000);
}
