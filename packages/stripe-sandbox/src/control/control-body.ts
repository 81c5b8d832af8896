import type { PaymentMethod } from '../currencies.ts';
import { PAYMENT_METHODS } from '../currencies.ts';
import type { DeclineReason } from '../payments/decline.ts';
import { DECLINE_REASONS } from '../payments/decline.ts';
import type { Outcome } from '../payments/pay.ts';
import { parseBoolean, parseJsonObject, parseWord } from './control-json.ts';

const OUTCOMES = ['succeed', 'decline', 'abandon'] as const satisfies readonly Outcome[];

/** What a person does with a session, as the control plane is told. */
export interface PayCommand {
  readonly method: PaymentMethod;
  readonly outcome: Outcome;
  readonly reason: DeclineReason;
  readonly late: boolean;
}

export function isOutcome(value: unknown): value is Outcome {
  return OUTCOMES.some((outcome) => outcome === value);
}

/** Reads `{"method": …, "outcome": …, "reason": …, "late": …}`. Throws 400. `method` may be absent when nothing is paid. */
export function parsePayCommand(text: string): PayCommand {
  const body = parseJsonObject(text, ['method', 'outcome', 'reason', 'late']);
  const outcome = parseWord(body['outcome'], 'outcome', OUTCOMES);
  const method = body['method'] ?? (outcome === 'abandon' ? 'card' : undefined);
  return {
    method: parseWord(method, 'method', PAYMENT_METHODS),
    outcome,
    reason: parseWord(body['reason'] ?? 'generic_decline', 'reason', DECLINE_REASONS),
    late: parseBoolean(body['late'] ?? false, 'late'),
  };
}
