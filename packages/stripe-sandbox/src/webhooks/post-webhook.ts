import type { Clock } from '../clock.ts';
import { nowSeconds } from '../clock.ts';
import type { DeliveryRow } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import { renderEvent } from './render-event.ts';
import { signatureHeader } from './signature.ts';

/** Sends one event once. Answers the HTTP status, or `null` when no answer came in time. */
export type PostWebhook = (delivery: DeliveryRow, stop: AbortSignal) => Promise<number | null>;

interface PostParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

/** A sender that signs with the endpoint's secret and follows no redirects, as Stripe does. */
export function createPostWebhook(parts: PostParts): PostWebhook {
  return async (delivery, stop) => {
    const message = messageFor(parts, delivery);
    if (message === undefined) return null;
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
  };
}

function messageFor(parts: PostParts, delivery: DeliveryRow) {
  const target = parts.store.get('endpoints', delivery.endpointId);
  const row = parts.store.get('events', delivery.eventId);
  if (target === undefined || row === undefined) return undefined;
  const event = { ...renderEvent(parts.store, row), api_version: target.endpoint.api_version };
  const body = JSON.stringify(event, null, 2);
  const timestampSeconds = nowSeconds(parts.clock);
  return {
    url: target.endpoint.url,
    body,
    headers: {
      accept: '*/*',
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': signatureHeader({ body, secret: target.secret, timestampSeconds }),
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks; happy-homeland sandbox)',
    },
  };
}
