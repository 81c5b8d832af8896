// Cursors are positions, not secrets: a number, or a number and an id. What does not look like one is refused.

import type { DutyPlace, HeldPlace, NamedGift, PledgeRecord } from '../ports/index.ts';

/** A position cursor; undefined when there is none. */
export function parsePosition(cursor: string | undefined): number | undefined | 'invalid' {
  if (cursor === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(cursor)) return 'invalid';
  return Number(cursor);
}

/** A place on the donor wall: the instant and the pledge, because two gifts may share an instant. */
export function parseWallPlace(
  cursor: string | undefined,
): { readonly paidMs: number; readonly pledgeId: string } | undefined | 'invalid' {
  const place = parsePlace(cursor);
  return typeof place === 'object' ? { paidMs: place.atMs, pledgeId: place.id } : place;
}

/** A place among held gifts: when the term ends, and the pledge. */
export function parseHeldPlace(cursor: string | undefined): HeldPlace | undefined | 'invalid' {
  const place = parsePlace(cursor);
  return typeof place === 'object' ? { refundAtMs: place.atMs, pledgeId: place.id } : place;
}

/** A place among kept verdicts. */
export function parseVerdictPlace(
  cursor: string | undefined,
): { readonly firstMs: number; readonly verdictId: string } | undefined | 'invalid' {
  const place = parsePlace(cursor);
  return typeof place === 'object' ? { firstMs: place.atMs, verdictId: place.id } : place;
}

/** A place among keys. */
export function parseKeyPlace(
  cursor: string | undefined,
): { readonly createdMs: number; readonly keyId: string } | undefined | 'invalid' {
  const place = parsePlace(cursor);
  return typeof place === 'object' ? { createdMs: place.atMs, keyId: place.id } : place;
}

/** A place among files. */
export function parseUploadPlace(
  cursor: string | undefined,
): { readonly uploadedMs: number; readonly uploadId: string } | undefined | 'invalid' {
  const place = parsePlace(cursor);
  return typeof place === 'object' ? { uploadedMs: place.atMs, uploadId: place.id } : place;
}

/** A place among deliveries. */
export function parseDeliveryPlace(
  cursor: string | undefined,
): { readonly madeMs: number; readonly deliveryId: string } | undefined | 'invalid' {
  const place = parsePlace(cursor);
  return typeof place === 'object' ? { madeMs: place.atMs, deliveryId: place.id } : place;
}

/** A place among duties. */
export function parseDutyPlace(cursor: string | undefined): DutyPlace | undefined | 'invalid' {
  if (cursor === undefined) return undefined;
  const [, dueLegal, dutyId] = /^(\d{4}-\d{2}-\d{2})-([a-z2-7]{8,52})$/.exec(cursor) ?? [];
  return dueLegal === undefined || dutyId === undefined ? 'invalid' : { dueLegal, dutyId };
}

/** An external id, where a list is ordered by it. */
export function parseNamePlace(cursor: string | undefined): string | undefined | 'invalid' {
  if (cursor === undefined || NAME.test(cursor)) return cursor;
  return 'invalid';
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

function parsePlace(
  cursor: string | undefined,
): { readonly atMs: number; readonly id: string } | undefined | 'invalid' {
  if (cursor === undefined) return undefined;
  const match = /^(\d{1,15})-([a-z2-7]{8,52})$/.exec(cursor);
  if (!match?.[1] || !match[2]) return 'invalid';
  return { atMs: Number(match[1]), id: match[2] };
}

export function wallCursor(gift: NamedGift): string {
  return `${gift.paidMs}-${gift.pledgeId}`;
}

export function heldCursor({ refundAtMs, pledgeId }: PledgeRecord): string {
  return `${refundAtMs ?? 0}-${pledgeId}`;
}
