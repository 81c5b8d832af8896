/** How a message was taken. `failed` says why in our own words, never in the receiver's. */
export type WebhookAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'failed'; readonly because: string };

export interface WebhookMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends messages to addresses that federations named, who may name anything. Obligations: only https; only an address of
 * the public Internet, whatever the name resolves to at the moment of connecting; no redirect is followed; at most
 * `WEBHOOK_TIMEOUT_MS` for all of it; no body is read. Never throws for what a receiver does.
 */
export interface Webhooks {
  /** Why the address may not be registered; null where it may. */
  refuse(url: string): Promise<string | null>;
  post(message: WebhookMessage): Promise<WebhookAnswer>;
}

/** Standard Webhooks asks for 15 to 30 seconds. */
export const WEBHOOK_TIMEOUT_MS = 20_000;
export const WEBHOOK_URL_MAX_CHARS = 2_000;
