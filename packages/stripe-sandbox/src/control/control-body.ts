import { ApiError } from '../api/api-error.ts';
import type { PaymentMethod } from '../currencies.ts';
import { isPaymentMethod } from '../currencies.ts';
import { DEFAULT_HOLD_MS, MAX_FAULT_DELAY_MS, MAX_FAULT_TIMES } from '../limits.ts';
import type { Outcome } from '../payments/pay.ts';
import type { ArmedFault } from './faults.ts';
import { isFaultFor, REQUEST_FAULTS, WEBHOOK_FAULTS } from './faults.ts';

type Json = Readonly<Record<string, unknown>>;

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

/** Reads `{"match": …, "fault": …, "times": 1, "delayMs": …}`. Throws 400 for anything else. */
export function parseFaultCommand(text: string): ArmedFault {
  const body = parseJsonObject(text, ['match', 'fault', 'times', 'delayMs']);
  const match = body['match'];
  if (typeof match !== 'string' || !/^(\*|[A-Z]+|webhook) \S+$/.test(match)) {
    throw unfit('match must read like "POST /v1/checkout/sessions" or "webhook charge.succeeded"', 'match');
  }
  const fault = [...REQUEST_FAULTS, ...WEBHOOK_FAULTS].find((name) => name === body['fault']);
  if (fault === undefined || !isFaultFor(fault, match)) {
    const names = match.startsWith('webhook ') ? WEBHOOK_FAULTS : REQUEST_FAULTS;
    throw unfit(`fault must be one of ${names.join(', ')} here`, 'fault');
  }
  const timesLeft = parseCount(body['times'] ?? 1, { name: 'times', min: 1, max: MAX_FAULT_TIMES });
  const delayDefault = fault === 'timeout-after-commit' ? DEFAULT_HOLD_MS : 1_000;
  const delayMs = parseCount(body['delayMs'] ?? delayDefault, { name: 'delayMs', min: 0, max: MAX_FAULT_DELAY_MS });
  return { match, fault, delayMs, timesLeft };
}

function parseCount(value: unknown, bounds: { name: string; min: number; max: number }): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= bounds.min && value <= bounds.max) return value;
  throw unfit(`${bounds.name} must be a whole number from ${bounds.min} to ${bounds.max}`, bounds.name);
}

function parseJsonObject(text: string, names: readonly string[]): Json {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw unfit(`the body is not JSON (${cause instanceof Error ? cause.message : 'unreadable'})`, 'body', cause);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw unfit('the body is not an object', 'body');
  const unknown = Object.keys(body).find((name) => !names.includes(name));
  if (unknown !== undefined) throw unfit(`unknown field; expected ${names.join(', ')}`, unknown);
  return { ...body };
}

function unfit(message: string, param: string, cause?: unknown): ApiError {
  return new ApiError({ status: 400, type: 'invalid_request_error', code: 'control_invalid', param, message, cause });
}
