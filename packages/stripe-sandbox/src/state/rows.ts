import type { Stripe } from 'stripe';
import type { WireLineItem } from '../objects/line-item.ts';

// Rows are never changed in place: a change puts a new row. An event can therefore keep the object as it was.

/** What a payment intent of a session will carry once a person tries to pay. */
export interface IntentTemplate {
  readonly description: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly receiptEmail: string | null;
  readonly statementDescriptor: string | null;
  readonly statementDescriptorSuffix: string | null;
  readonly transferGroup: string | null;
}

export interface SessionRow {
  readonly session: Stripe.Checkout.Session;
  readonly lineItems: readonly WireLineItem[];
  readonly intentTemplate: IntentTemplate;
}

export interface EventRow {
  readonly event: SandboxEvent;
  /** Endpoints that were listening when the event happened. */
  readonly endpointIds: readonly string[];
}

/** An event without `pending_webhooks`, which is counted from the deliveries when it is shown. */
export type SandboxEvent = Omit<Stripe.EventBase, 'pending_webhooks'>;

export interface EndpointRow {
  /** Without `secret`: that is shown once, when the endpoint is created. */
  readonly endpoint: Stripe.WebhookEndpoint;
  readonly secret: string;
  /** A secret that was replaced and still signs beside the new one until then. */
  readonly earlierSecret?: { readonly secret: string; readonly untilMs: number };
  /** True when it comes from the options of the sandbox and not from the API. */
  readonly configured: boolean;
}

export interface DeliveryRow {
  readonly eventId: string;
  readonly endpointId: string;
  /** `dropped` never left; `failed` has used up its attempts or its endpoint is gone. */
  readonly state: 'waiting' | 'delivered' | 'failed' | 'dropped';
  readonly attempts: number;
  readonly nextAttemptMs: number;
  /** The last HTTP status, or `null` when no answer came. */
  readonly lastStatus: number | null;
}

/** The first answer to a request with an idempotency key. */
export interface StoredAnswer {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
  readonly atMs: number;
}

/** How the clock of the sandbox differs from the machine's. */
export interface ClockRow {
  readonly offsetMs: number;
  /** Where it stands still; `null` while it runs. */
  readonly frozenAtMs: number | null;
}

export interface Rows {
  sessions: SessionRow;
  paymentIntents: Stripe.PaymentIntent;
  charges: Stripe.Charge;
  balanceTransactions: Stripe.BalanceTransaction;
  events: EventRow;
  endpoints: EndpointRow;
  deliveries: DeliveryRow;
  answers: StoredAnswer;
  clock: ClockRow;
  refunds: Stripe.Refund;
  disputes: Stripe.Dispute;
}

export type TableName = keyof Rows;

export const TABLE_NAMES = [
  'sessions',
  'paymentIntents',
  'charges',
  'balanceTransactions',
  'events',
  'endpoints',
  'deliveries',
  'answers',
  'clock',
  'refunds',
  'disputes',
] as const satisfies readonly TableName[];

/** One row put, or removed when `row` is `null`. */
export interface Change<Name extends TableName = TableName> {
  readonly table: Name;
  readonly id: string;
  readonly row: Rows[Name] | null;
}
