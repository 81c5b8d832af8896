import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header for a body: HMAC-SHA256 over `{timestamp}.{body}` with the whole `whsec_…` text as key. */
export function signatureHeader(message: {
  readonly body: string;
  readonly secret: string;
  readonly timestampSeconds: number;
}): string {
  const signed = `${message.timestampSeconds}.${message.body}`;
  const signature = createHmac('sha256', message.secret).update(signed, 'utf8').digest('hex');
  return `t=${message.timestampSeconds},v1=${signature}`;
}
