import type { Clock } from '../clock.ts';
import type { WebhookFault } from '../control/faults.ts';
import type { NewId } from '../ids.ts';
import type { DeliveryRow } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import type { WebhookMessage } from './message.ts';
import { messagesFor } from './message.ts';

/** What an attempt knows besides the delivery. */
export interface Attempt {
  readonly fault: WebhookFault | undefined;
  readonly stop: AbortSignal;
}

/** Makes one attempt. Answers the HTTP status of the event itself, or `null` when no answer came in time. */
export type PostWebhook = (delivery: DeliveryRow, attempt: Attempt) => Promise<number | null>;

interface PostParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

/** A sender that signs with the endpoint's secret and follows no redirects, as Stripe does. */
export function createPostWebhook(parts: PostParts): PostWebhook {
  return async (delivery, { fault, stop }) => {
    const messages = messagesFor(parts, delivery, fault);
    if (fault?.kind === 'duplicate') return worstOf(await Promise.all(messages.map((one) => send(parts, one, stop))));
    let status: number | null = null;
    for (const message of messages) status = await send(parts, message, stop);
    return status;
  };
}

async function send(parts: PostParts, message: WebhookMessage, stop: AbortSignal): Promise<number | null> {
  try {
    const response = await parts.fetch(message.url, {
      method: 'POST',
      body: message.body,
      headers: message.headers,
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(parts.timeoutMs)]),
    });
    // The answer's body does not matter, but its connection has to be given back.
    await response.body?.cancel();
    return response.status;
  } catch {
    // Refused, cut off or too slow: all the same to a sender, which tries again later.
    return null;
  }
}

/** Copies that were answered differently count as not taken. */
function worstOf(statuses: readonly (number | null)[]): number | null {
  const refused = statuses.find((status) => status === null || status < 200 || status >= 300);
  return refused === undefined ? (statuses[0] ?? null) : refused;
}
