// Stripe's SDK checks the signature and refuses old notices, but it accepts any date in the future: a signed notice that
// leaks could then be replayed for ever. So the time stamp is judged here as well, the same distance both ways.

/** Seconds a notice may be away from now, either way. */
export const SIGNATURE_TOLERANCE_S = 300;
const HEADER_MAX_CHARS = 1024;

/** Null when the `Stripe-Signature` header is worth verifying, otherwise why not. */
export function refuseSignatureHeader(header: string | null, nowMs: number): string | null {
  if (header === null || header === '') return 'the Stripe-Signature header is missing';
  if (header.length > HEADER_MAX_CHARS) return 'the Stripe-Signature header is too long';
  const parts = header.split(',').map((part) => part.trim().split('='));
  const stamps = parts.filter(([key]) => key === 't');
  if (stamps.length !== 1) return 'the Stripe-Signature header must have one time stamp';
  const seconds = stamps[0]?.[1] ?? '';
  if (!/^\d{1,12}$/.test(seconds)) return 'the time stamp is not a number';
  const distance = Math.abs(nowMs / 1000 - Number(seconds));
  return distance <= SIGNATURE_TOLERANCE_S ? null : 'the time stamp is too far from now';
}
