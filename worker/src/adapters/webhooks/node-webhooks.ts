// Messages from Node. The address is looked at when the connection is made, by the very lookup that the connection uses, so
// that a name which resolves to something else by then (DNS rebinding) reaches nothing.

import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { WebhookAnswer, WebhookMessage, Webhooks } from '../../ports/index.ts';
import { WEBHOOK_TIMEOUT_MS } from '../../ports/index.ts';
import { isLiteral, isPublicAddress, NOT_PUBLIC, refuseUrl } from './public-address.ts';

/** What a test may replace; a deployment replaces nothing. */
export interface Reach {
  readonly resolve: (hostname: string) => Promise<readonly LookupAddress[]>;
  readonly refuse: (url: string) => string | null;
  readonly isAllowed: (address: string) => boolean;
  readonly request: typeof httpsRequest;
  readonly timeoutMs: number;
}

const PUBLIC_INTERNET: Reach = {
  resolve: (hostname) => lookup(hostname, { all: true }),
  refuse: refuseUrl,
  isAllowed: isPublicAddress,
  request: httpsRequest,
  timeoutMs: WEBHOOK_TIMEOUT_MS,
};

/** Larger headers than any answer needs end the connection. */
const HEADERS_MAX_BYTES = 8_192;

export function nodeWebhooks(over: Partial<Reach> = {}): Webhooks {
  const reach = { ...PUBLIC_INTERNET, ...over };
  return {
    refuse: async (url) => {
      const refusal = reach.refuse(url);
      if (refusal !== null) return refusal;
      const { hostname } = new URL(url);
      if (isLiteral(hostname)) return null;
      try {
        const addresses = await reach.resolve(hostname);
        return addresses.length > 0 && addresses.every(({ address }) => reach.isAllowed(address)) ? null : NOT_PUBLIC;
      } catch {
        return 'its name does not resolve';
      }
    },
    post: (message) => post(reach, message),
  };
}

function post(reach: Reach, { url, headers, body }: WebhookMessage): Promise<WebhookAnswer> {
  const refusal = reach.refuse(url);
  if (refusal !== null) return Promise.resolve({ kind: 'failed', because: refusal });
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(reach.timeoutMs);
    const sent = reach.request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        ...connection(reach, signal),
      },
      (response) => {
        const { statusCode = 0, headers: answered } = response;
        resolve({ kind: 'answered', status: statusCode, retryAfter: answered['retry-after'] ?? null });
        // Nothing of what it says is read, and the connection is not kept.
        response.destroy();
      },
    );
    sent.on('error', (error) => resolve({ kind: 'failed', because: reasonOf(error) }));
    sent.end(body);
  });
}

function connection(reach: Reach, signal: AbortSignal) {
  return { agent: false, maxHeaderSize: HEADERS_MAX_BYTES, signal, lookup: guardedLookup(reach) } as const;
}

class NotPublicError extends Error {}

function guardedLookup({ resolve, isAllowed }: Reach): LookupFunction {
  return (hostname, options, callback) => {
    const answer = async () => {
      const addresses = await resolve(hostname);
      if (!addresses.every(({ address }) => isAllowed(address))) throw new NotPublicError(NOT_PUBLIC);
      const [first] = addresses;
      if (first === undefined) throw new Error('the name has no address');
      return { addresses: [...addresses], first };
    };
    answer().then(
      ({ addresses, first }) => (options.all ? callback(null, addresses) : callback(null, first.address, first.family)),
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}

// Our own words: what went wrong in the receiver's network is not ours to repeat.
function reasonOf(error: Error): string {
  if (error instanceof NotPublicError) return NOT_PUBLIC;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'it did not answer in time';
  return 'it could not be reached';
}
