// A refusal is an answer, not an error: the request was understood and the rules or the state say no.

import type { Challenge, FieldError, ProblemSlug, RuleFinding } from '@happy-homeland/contract';

export interface Refusal {
  readonly kind: 'refused';
  readonly reason: ProblemSlug;
  readonly detail?: string;
  /** Articles of law the refusal rests on. */
  readonly articles?: readonly string[];
  /** Where the person can go instead. */
  readonly href?: string;
  /** Findings of the rules that closed it. */
  readonly rules?: readonly RuleFinding[];
  readonly errors?: readonly FieldError[];
  /** Milliseconds after which trying again makes sense. */
  readonly retryAfterMs?: number;
  /** With `challenge-required`: what to solve before the same request is sent again. */
  readonly challenge?: Challenge;
}

export function refused(reason: ProblemSlug, more: Omit<Refusal, 'kind' | 'reason'> = {}): Refusal {
  return { kind: 'refused', reason, ...more };
}

/** A refusal that points at one field of the body by JSON Pointer (RFC 6901). */
export function refusedField(reason: ProblemSlug, pointer: string, message: string): Refusal {
  return refused(reason, { detail: message, errors: [{ pointer, message }] });
}

/** Whether a result of a use case is a refusal. */
export function isRefusal(result: object): result is Refusal {
  return 'kind' in result && result.kind === 'refused';
}
