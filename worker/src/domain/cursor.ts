// Cursors are positions, not secrets: a number, or a number and an id. What does not look like one is refused.

import type { NamedGift } from '../ports/index.ts';

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
  if (cursor === undefined) return undefined;
  const match = /^(\d{1,15})-([a-z2-7]{8,52})$/.exec(cursor);
  if (!match?.[1] || !match[2]) return 'invalid';
  return { paidMs: Number(match[1]), pledgeId: match[2] };
}

export function wallCursor(gift: NamedGift): string {
  return `${gift.paidMs}-${gift.pledgeId}`;
}
