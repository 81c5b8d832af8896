import type { Stripe } from 'stripe';
import type { Clock } from '../clock.ts';
import { nowSeconds } from '../clock.ts';
import type { WebhookFault } from '../control/faults.ts';
import type { NewId } from '../ids.ts';
import { SPOILED_STAMP_SECONDS } from '../limits.ts';
import type { DeliveryRow, EndpointRow } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import { renderEvent } from './render-event.ts';
import { signatureHeader } from './signature.ts';

const SECRET_OF_NOBODY = 'whsec_that_no_endpoint_of_this_sandbox_has';

/** One HTTP request to an endpoint. */
export interface WebhookMessage {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface MessageParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
}

/**
 * What one attempt sends, in order; nothing when the endpoint or the event is gone. A fault may spoil the message, put
 * another one before it, or send it several times.
 */
export function messagesFor(
  parts: MessageParts,
  delivery: DeliveryRow,
  fault: WebhookFault | undefined,
): readonly WebhookMessage[] {
  const target = parts.store.get('endpoints', delivery.endpointId);
  const row = parts.store.get('events', delivery.eventId);
  if (target === undefined || row === undefined) return [];
  const event = { ...renderEvent(parts.store, row), api_version: target.endpoint.api_version };
  const write = (told: object): WebhookMessage => messageOf(parts, { target, event: told, fault });
  const stranger = strangerOf(parts, event, fault);
  const copies = fault?.kind === 'duplicate' ? fault.copies : 1;
  return [...(stranger === undefined ? [] : [write(stranger)]), ...Array.from({ length: copies }, () => write(event))];
}

interface Letter {
  readonly target: EndpointRow;
  readonly event: object;
  readonly fault: WebhookFault | undefined;
}

function messageOf(parts: MessageParts, { target, event, fault }: Letter): WebhookMessage {
  const body = JSON.stringify(event, null, 2);
  const secret = fault?.kind === 'wrong-secret' ? SECRET_OF_NOBODY : secretsOf(target, parts.clock.now());
  const signature = signatureHeader({ body, secret, timestampSeconds: nowSeconds(parts.clock) + stampShift(fault) });
  return {
    url: target.endpoint.url,
    body: fault?.kind === 'corrupt-body' ? corrupted(body) : body,
    headers: {
      accept: '*/*',
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': signature,
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks; happy-homeland sandbox)',
    },
  };
}

/** While a secret is being replaced, both sign. */
function secretsOf({ secret, earlierSecret: earlier }: EndpointRow, nowMs: number): readonly string[] {
  return earlier !== undefined && nowMs < earlier.untilMs ? [secret, earlier.secret] : [secret];
}

function stampShift(fault: WebhookFault | undefined): number {
  if (fault?.kind === 'old-timestamp') return -SPOILED_STAMP_SECONDS;
  return fault?.kind === 'future-timestamp' ? SPOILED_STAMP_SECONDS : 0;
}

/** One character in the middle is another one. */
function corrupted(body: string): string {
  const middle = Math.floor(body.length / 2);
  const other = body[middle] === 'x' ? 'y' : 'x';
  return body.slice(0, middle) + other + body.slice(middle + 1);
}

/** A well-signed event that is none of the receiver's business, about the very same object. */
function strangerOf(parts: MessageParts, event: Stripe.EventBase, fault: WebhookFault | undefined): object | undefined {
  const id = (): string => parts.newId('evt_');
  if (fault?.kind === 'unknown-type') return { ...event, id: id(), type: `${event.type}.never_heard_of` };
  if (fault?.kind === 'wrong-livemode') return { ...event, id: id(), livemode: true };
  return fault?.kind === 'wrong-account' ? { ...event, id: id(), account: parts.newId('acct_') } : undefined;
}
