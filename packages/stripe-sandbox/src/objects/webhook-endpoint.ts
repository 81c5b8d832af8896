import type { Stripe } from 'stripe';
import { API_VERSION } from '../api-version.ts';
import type { Metadata } from '../params/metadata.ts';

interface EndpointFacts {
  readonly id: string;
  readonly created: number;
  readonly url: string;
  readonly enabledEvents: readonly string[];
  readonly apiVersion?: string | null;
  readonly description?: string | null;
  readonly metadata?: Metadata;
}

/** A listening endpoint, without its secret. */
export function webhookEndpointOf(facts: EndpointFacts): Stripe.WebhookEndpoint {
  return {
    id: facts.id,
    object: 'webhook_endpoint',
    api_version: facts.apiVersion ?? API_VERSION,
    application: null,
    created: facts.created,
    description: facts.description ?? null,
    enabled_events: [...facts.enabledEvents],
    livemode: false,
    metadata: facts.metadata ?? {},
    status: 'enabled',
    url: facts.url,
  } satisfies Stripe.WebhookEndpoint;
}
