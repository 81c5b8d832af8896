// Faults are armed for requests or webhooks that match, and used up. They are not part of the state: a sandbox that
// starts again starts healthy.

import { MAX_ARMED_FAULTS } from '../limits.ts';
import { seededRandom } from '../seeded-random.ts';

/**
 * What may happen to an API request.
 * - `500`, `402`: a failure is the first answer, kept under the idempotency key like any other; nothing has happened.
 * - `500-after-commit`: everything happens, but the answer, kept too, is an internal error.
 * - `429`, `409`, `lock-timeout`, `503`: refused before anything happens; nothing is kept, the request may come again.
 * - `reset`: the connection is cut before anything happens.
 * - `hang`: nothing happens and nobody answers, until the connection is cut after `delayMs`.
 * - `timeout-after-commit`: everything happens and is kept, but the answer never comes.
 * - `slow`: the answer comes late; the idempotency key is held meanwhile.
 */
export const REQUEST_FAULTS = [
  '402',
  '409',
  '429',
  '500',
  '500-after-commit',
  '503',
  'hang',
  'lock-timeout',
  'reset',
  'slow',
  'timeout-after-commit',
] as const;

export type RequestFaultKind = (typeof REQUEST_FAULTS)[number];

/**
 * What may happen to a webhook.
 * - `drop`: it is never sent, and the event stays undelivered.
 * - `duplicate`: its first attempt is sent `copies` times at once.
 * - `delay`: its first attempt waits `delayMs`; `reorder`: it waits a random part of it, so that events overtake another.
 * - `wrong-secret`, `old-timestamp`, `future-timestamp`, `corrupt-body`: its first attempt is spoiled, the next is not.
 * - `unknown-type`, `wrong-livemode`, `wrong-account`: an event of its own, signed well, is sent before it.
 */
export const WEBHOOK_FAULTS = [
  'corrupt-body',
  'delay',
  'drop',
  'duplicate',
  'future-timestamp',
  'old-timestamp',
  'reorder',
  'unknown-type',
  'wrong-account',
  'wrong-livemode',
  'wrong-secret',
] as const;

export type WebhookFaultKind = (typeof WEBHOOK_FAULTS)[number];

export interface RequestFault {
  readonly kind: RequestFaultKind;
  readonly delayMs: number;
}

export interface WebhookFault {
  readonly kind: WebhookFaultKind;
  readonly delayMs: number;
  readonly copies: number;
}

/**
 * A fault waiting for its victims. `match` is `POST /v1/checkout/sessions` or `webhook charge.succeeded`; a `*` stands for
 * any method, any one path segment, or any run of characters in an event type.
 */
export interface ArmedFault {
  readonly match: string;
  readonly fault: RequestFaultKind | WebhookFaultKind;
  readonly delayMs: number;
  /** Strikes that are left. */
  readonly timesLeft: number;
  /** Matches that still pass unharmed. */
  readonly skipLeft: number;
  /** Of the matches after those, how many are struck: 0 to 1. Chosen by a generator that starts from `seed`. */
  readonly probability: number;
  readonly seed: number;
  readonly copies: number;
}

interface Waiting {
  armed: ArmedFault;
  readonly random: () => number;
}

/** The faults that wait, oldest first. The oldest that matches and strikes is used. */
export class Faults {
  #waiting: Waiting[] = [];

  /** Answers false when too many wait already. */
  arm(armed: ArmedFault): boolean {
    if (this.#waiting.length >= MAX_ARMED_FAULTS) return false;
    this.#waiting = [...this.#waiting, { armed, random: seededRandom(armed.seed) }];
    return true;
  }

  list(): readonly ArmedFault[] {
    return this.#waiting.map(({ armed }) => armed);
  }

  clear(): void {
    this.#waiting = [];
  }

  takeForRequest(method: string, path: string): RequestFault | undefined {
    const taken = this.#take(`${method} ${path}`);
    const kind = REQUEST_FAULTS.find((name) => name === taken?.armed.fault);
    return kind === undefined || taken === undefined ? undefined : { kind, delayMs: taken.armed.delayMs };
  }

  takeForWebhook(eventType: string): WebhookFault | undefined {
    const taken = this.#take(`webhook ${eventType}`);
    const kind = WEBHOOK_FAULTS.find((name) => name === taken?.armed.fault);
    if (kind === undefined || taken === undefined) return undefined;
    const { delayMs, copies } = taken.armed;
    return { kind, copies, delayMs: kind === 'reorder' ? Math.floor(taken.random() * delayMs) : delayMs };
  }

  #take(subject: string): Waiting | undefined {
    const taken = this.#waiting.find((waiting) => isMatch(waiting.armed.match, subject) && strikes(waiting));
    if (taken === undefined) return undefined;
    taken.armed = { ...taken.armed, timesLeft: taken.armed.timesLeft - 1 };
    this.#waiting = this.#waiting.filter(({ armed }) => armed.timesLeft > 0);
    return taken;
  }
}

/** Decides about one match, which uses up a skip or a number of the generator. */
function strikes(waiting: Waiting): boolean {
  const { armed } = waiting;
  if (armed.skipLeft > 0) {
    waiting.armed = { ...armed, skipLeft: armed.skipLeft - 1 };
    return false;
  }
  return armed.probability >= 1 || waiting.random() < armed.probability;
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
