// Faults are armed for the next requests or webhooks that match, and then used up. They are not part of the state: a
// sandbox that starts again starts healthy.

import { MAX_ARMED_FAULTS } from '../limits.ts';

/**
 * What may happen to an API request.
 * - `500`: an internal error is the first answer, kept under the idempotency key like any other.
 * - `429`, `409`: refused before anything happens; nothing is kept, the same request may come again.
 * - `reset`: the connection is cut before anything happens.
 * - `timeout-after-commit`: everything happens and is kept, but the answer never comes.
 * - `slow`: the answer comes late; the idempotency key is held meanwhile.
 */
export type RequestFaultKind = '409' | '429' | '500' | 'reset' | 'slow' | 'timeout-after-commit';

/**
 * What may happen to a webhook.
 * - `drop`: it is never sent, and the event stays undelivered.
 * - `duplicate`: it is sent twice.
 * - `delay`: its first attempt waits.
 */
export type WebhookFaultKind = 'delay' | 'drop' | 'duplicate';

export const REQUEST_FAULTS: readonly RequestFaultKind[] = [
  '409',
  '429',
  '500',
  'reset',
  'slow',
  'timeout-after-commit',
];
export const WEBHOOK_FAULTS: readonly WebhookFaultKind[] = ['delay', 'drop', 'duplicate'];

export interface RequestFault {
  readonly kind: RequestFaultKind;
  readonly delayMs: number;
}

export interface WebhookFault {
  readonly kind: WebhookFaultKind;
  readonly delayMs: number;
}

/**
 * A fault waiting for its victim. `match` is `POST /v1/checkout/sessions` or `webhook charge.succeeded`; a `*` stands for
 * any method, any one path segment, or any run of characters in an event type.
 */
export interface ArmedFault {
  readonly match: string;
  readonly fault: RequestFaultKind | WebhookFaultKind;
  readonly delayMs: number;
  readonly timesLeft: number;
}

/** The faults that wait, oldest first. The oldest that matches is used. */
export class Faults {
  #armed: ArmedFault[] = [];

  /** Answers false when too many wait already. */
  arm(fault: ArmedFault): boolean {
    if (this.#armed.length >= MAX_ARMED_FAULTS) return false;
    this.#armed = [...this.#armed, fault];
    return true;
  }

  list(): readonly ArmedFault[] {
    return this.#armed;
  }

  clear(): void {
    this.#armed = [];
  }

  takeForRequest(method: string, path: string): RequestFault | undefined {
    const taken = this.#take(`${method} ${path}`);
    const kind = REQUEST_FAULTS.find((name) => name === taken?.fault);
    return kind === undefined || taken === undefined ? undefined : { kind, delayMs: taken.delayMs };
  }

  takeForWebhook(eventType: string): WebhookFault | undefined {
    const taken = this.#take(`webhook ${eventType}`);
    const kind = WEBHOOK_FAULTS.find((name) => name === taken?.fault);
    return kind === undefined || taken === undefined ? undefined : { kind, delayMs: taken.delayMs };
  }

  #take(subject: string): ArmedFault | undefined {
    const taken = this.#armed.find((fault) => isMatch(fault.match, subject));
    if (taken === undefined) return undefined;
    this.#armed = this.#armed
      .map((fault) => (fault === taken ? { ...fault, timesLeft: fault.timesLeft - 1 } : fault))
      .filter((fault) => fault.timesLeft > 0);
    return taken;
  }
}

/** True when a fault of this kind can be armed for this subject. */
export function isFaultFor(fault: ArmedFault['fault'], match: string): boolean {
  const forWebhook = WEBHOOK_FAULTS.some((name) => name === fault);
  return forWebhook === match.startsWith('webhook ');
}

function isMatch(pattern: string, subject: string): boolean {
  const [patternVerb = '', patternName = ''] = pattern.split(' ', 2);
  const [verb = '', name = ''] = subject.split(' ', 2);
  const isVerbMatched = patternVerb === verb || (patternVerb === '*' && verb !== 'webhook');
  return isVerbMatched && wildcard(patternName).test(name);
}

/** `*` within a path stays within its segment. */
function wildcard(pattern: string): RegExp {
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[^/]+')}$`);
}
