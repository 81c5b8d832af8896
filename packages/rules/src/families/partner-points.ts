// Points of each partner: what must hold of all of them is asked of one after the other, and every field is named.

import type { Facts } from '../facts/facts.ts';
import type { Point } from '../points.ts';
import { pointsOfEach } from '../points.ts';

export type Partner = NonNullable<Facts['campaign']['partners']>[number];

/** Points of each partner, with the path to it. */
export function ofEach(
  partners: readonly Partner[],
  points: (partner: Partner, path: string) => readonly Point[],
): Point[] {
  return pointsOfEach(partners, (partner, place) => points(partner, `campaign.partners[${place}]`));
}

/** False for true, and not known where nobody told. */
export function not(flag: boolean | undefined): boolean | undefined {
  return flag === undefined ? undefined : !flag;
}
