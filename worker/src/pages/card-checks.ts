// What is really compared today, and nothing more: declared dates and names against each other, and the books against
// their own sums. `unknown` is never counted as clean, and "no problem found" is never called compliant.

import type { ProjectCard } from '@happy-homeland/contract';
import { civilDateOf } from './date-text.ts';

export type CheckId = 'certificate' | 'dates' | 'listing' | 'account' | 'sources' | 'fundUse';
export type CheckOutcome = 'clean' | 'attention' | 'unknown';

export interface CardCheck {
  readonly id: CheckId;
  readonly outcome: CheckOutcome;
  /** Where the compared facts come from. */
  readonly basis: 'declared' | 'computed';
}

/** The checks of one card on the day it was made. */
export function cardChecks(card: ProjectCard): readonly CardCheck[] {
  const today = civilDateOf(card.asOf);
  const { fundUse, charity, dates } = card;
  const sumOfSources = card.bySource.reduce((sum, { raisedMinor }) => sum + raisedMinor, 0);
  const sumOfUses = fundUse.feesMinor + fundUse.advancesMinor + fundUse.spentMinor + fundUse.heldMinor;
  return [
    { id: 'certificate', outcome: certificateOutcome(charity.certificate.validTo, today), basis: 'declared' },
    { id: 'dates', outcome: holds(card.intake !== 'open' || isWithin(dates, today)), basis: 'declared' },
    { id: 'listing', outcome: holds(card.platforms.length > 0), basis: 'declared' },
    { id: 'account', outcome: holds(charity.accountName === card.conspicuous.organisation), basis: 'declared' },
    { id: 'sources', outcome: holds(sumOfSources === card.raisedMinor), basis: 'computed' },
    {
      id: 'fundUse',
      outcome: holds(sumOfUses === fundUse.raisedMinor && fundUse.raisedMinor === card.raisedMinor),
      basis: 'computed',
    },
  ];
}

// A certificate that prints no end date cannot be judged from the card.
function certificateOutcome(validTo: string | null, today: string): CheckOutcome {
  return validTo === null ? 'unknown' : holds(today <= validTo);
}

// Outside the filed period a project is clean as long as no gift could be made: having ended on time is no fault.
function isWithin({ startsOn, endsOn }: ProjectCard['dates'], today: string): boolean {
  return startsOn <= today && today <= endsOn;
}

function holds(condition: boolean): CheckOutcome {
  return condition ? 'clean' : 'attention';
}
