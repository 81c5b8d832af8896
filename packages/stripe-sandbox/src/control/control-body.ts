import type { PaymentMethod } from '../currencies.ts';
import { isPaymentMethod } from '../currencies.ts';
import type { Outcome } from '../payments/pay.ts';
import { parseJsonObject, unfit } from './control-json.ts';

/** What a person does with a session, as the control plane is told. */
export interface PayCommand {
  readonly method: PaymentMethod;
  readonly outcome: Outcome;
}

export function isOutcome(value: unknown): value is Outcome {
  return value === 'succeed' || value === 'decline' || value === 'abandon';
}

/** Reads `{"method": …, "outcome": …}`. Throws 400 for anything else. `method` may be absent when nothing is paid. */
export function parsePayCommand(text: string): PayCommand {
  const body = parseJsonObject(text, ['method', 'outcome']);
  const { method, outcome } = { method: body['method'], outcome: body['outcome'] };
  if (!isOutcome(outcome)) throw unfit('outcome must be "succeed", "decline" or "abandon"', 'outcome');
  if (method === undefined && outcome === 'abandon') return { method: 'card', outcome };
  if (!isPaymentMethod(method)) throw unfit('method must be "alipay", "wechat_pay" or "card"', 'method');
  return { method, outcome };
}
