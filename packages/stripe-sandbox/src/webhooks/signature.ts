import { createHmac } from 'node:crypto';

/**
 * The `Stripe-Signature` header for a body: HMAC-SHA256 over `{timestamp}.{body}` with the whole `whsec_…` text as key.
 * Several secrets make several signatures, as while one of them is being replaced.
 */
export function signatureHeader(message: {
  readonly body: string;
  readonly secret: string | readonly string[];
  readonly timestampSeconds: number;
}): string {
  const { body, secret, timestampSeconds } = message;
  const signed = `${timestampSeconds}.${body}`;
  const secrets = typeof secret === 'string' ? [secret] : secret;
  const signatures = secrets.map((key) => `v1=${createHmac('sha256', key).update(signed, 'utf8').digest('hex')}`);
  return [`t=${timestampSeconds}`, ...signatures].join(',');
}
