// What the rules on single gifts share.

import type { CivilDate } from '../dates/civil-date.ts';
import type { Facts } from '../facts/facts.ts';
import type { Point } from '../points.ts';

export type Donation = NonNullable<Facts['donations']>[number];

export const hasDonations = ({ donations }: Facts) => donations !== undefined;

/** One point for every donation. */
export function pointsOf(
  donations: readonly Donation[],
  toPoint: (donation: Donation) => Pick<Point, 'holds' | 'wrong'> & { readonly name: keyof Donation },
) {
  return donations.map((donation, index) => {
    const { name, holds, wrong } = toPoint(donation);
    return { holds, wrong, field: `donations[${index}].${name}` };
  });
}

/** The day the longest waiting of these came in; undefined where none waits, or none says when it came. */
export function earliest(donations: readonly Donation[]): CivilDate | undefined {
  return donations.flatMap(({ receivedOn }) => receivedOn ?? []).toSorted()[0];
}
