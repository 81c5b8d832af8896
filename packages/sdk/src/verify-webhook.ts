// Checking that a message comes from the deployment (Standard Webhooks 1.0.0): for the server that is told, on Node or an
// edge runtime. What it says is looked up afterwards where it matters: a message is a hint, the public books are the truth.

import { nowMs as deviceNowMs } from './clock.ts';

export interface WebhookRequest {
  /** The body as it was sent, to the byte: not parsed and written anew. */
  readonly body: string;
  readonly headers: Headers | Readonly<Record<string, string | string[] | undefined>>;
}

export interface VerifyWebhookOptions {
  /** `whsec_…`; the new one and the old one while a secret is rotated. */
  readonly secrets: readonly string[];
  /** Epoch milliseconds; the system's clock if absent. */
  readonly nowMs?: number;
  /** How far the clocks may be apart in either direction, 1 to 3,600; 300 if absent. */
  readonly toleranceSeconds?: number;
}

/** `damaged`: headers or body are not of this kind. `stale`: signed too long ago, or in the future. */
export type WebhookRefusal = 'damaged' | 'stale' | 'wrong-signature';

export type WebhookVerdict =
  | {
      readonly kind: 'verified';
      /** The same at every attempt: take a message once. */
      readonly webhookId: string;
      /** `donation.settled` and others; new ones may come. */
      readonly type: string;
      readonly timestamp: string;
      readonly data: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'refused'; readonly code: WebhookRefusal };

const TOLERANCE_SECONDS = 300;
const TOLERANCE_MAX_SECONDS = 3_600;
const SIGNATURES_MAX = 10;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Throws RangeError for options that would let everything in; whatever was sent is a verdict. */
export async function verifyWebhook(request: WebhookRequest, options: VerifyWebhookOptions): Promise<WebhookVerdict> {
  const { secrets, nowMs = deviceNowMs(), toleranceSeconds = TOLERANCE_SECONDS } = options;
  const keys = secrets.map(parseSecret);
  if (keys.length === 0) throw new RangeError('a message can only be verified with a secret');
  const isTolerance = toleranceSeconds >= 1 && toleranceSeconds <= TOLERANCE_MAX_SECONDS;
  if (!isTolerance) throw new RangeError(`toleranceSeconds is 1 to ${TOLERANCE_MAX_SECONDS}, got ${toleranceSeconds}`);
  const [webhookId, sentAt, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headerOf(request.headers, name),
  );
  if (!webhookId || !signatures || !sentAt || !/^\d{1,12}$/.test(sentAt)) return refused('damaged');
  if (Math.abs(nowMs / 1000 - Number(sentAt)) > toleranceSeconds) return refused('stale');
  const content = new TextEncoder().encode(`${webhookId}.${sentAt}.${request.body}`);
  if (!(await isSigned(content, { keys, signatures }))) return refused('wrong-signature');
  return read(webhookId, request.body);
}

function refused(code: WebhookRefusal): WebhookVerdict {
  return { kind: 'refused', code };
}

function headerOf(headers: WebhookRequest['headers'], name: string): string | null {
  if (headers instanceof Headers) return headers.get(name);
  const value = headers[name];
  return typeof value === 'string' ? value : null;
}

function parseSecret(secret: string): Uint8Array<ArrayBuffer> {
  const text = secret.replace(/^whsec_/, '');
  const bytes = BASE64.test(text) ? bytesOf(text) : null;
  if (bytes === null || bytes.length < 24) throw new RangeError('a secret is whsec_ and 24 bytes or more in base64');
  return bytes;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

interface Signed {
  readonly keys: readonly Uint8Array<ArrayBuffer>[];
  readonly signatures: string;
}

// The comparison is the runtime's own, which takes as long for a wrong signature as for a right one.
async function isSigned(content: Uint8Array<ArrayBuffer>, { keys, signatures }: Signed): Promise<boolean> {
  const given = signatures.split(' ').slice(0, SIGNATURES_MAX);
  const bytes = given.flatMap((one) => (one.startsWith('v1,') ? (bytesOf(one.slice(3)) ?? []) : []));
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  for (const raw of keys) {
    const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['verify']);
    for (const signature of bytes) if (await crypto.subtle.verify('HMAC', key, signature, content)) return true;
  }
  return false;
}

function read(webhookId: string, body: string): WebhookVerdict {
  try {
    const { type, timestamp, data } = JSON.parse(body);
    if (typeof type !== 'string' || typeof timestamp !== 'string') return refused('damaged');
    return { kind: 'verified', webhookId, type, timestamp, data: Object(data) };
  } catch {
    return refused('damaged');
  }
}
