// What happened to money, and between donors and the charity.

import { calendarYear, count, date, flag, listOf, oneOf, optionalSection, orNone, section, text } from './shape.ts';

/** A use other than the filed one. */
export const REALLOCATION = optionalSection({
  from: text,
  to: text,
  decidedOn: date,
  decidedByCouncil: flag,
  refiledOn: orNone(date),
  publishedOn: orNone(date),
  supervisingUnitAgreed: flag,
  underAgreement: flag,
  donorsAgreed: flag,
});

export const SURPLUS = optionalSection({
  amountMinor: count,
  to: oneOf('similar-projects', 'donors', 'village', 'other'),
  publishedOn: orNone(date),
});

/** The handling of what was received. */
export const USE = section({
  beneficiaryIsRelatedToDonorOrManager: flag,
  ringFenced: flag,
  procurementFair: flag,
  deliveriesSigned: flag,
});

const DONATION = section({
  receivedOn: date,
  grossMinor: count,
  /** Amount on the receipt; null where none was issued. */
  receiptMinor: orNone(count),
  channelFeeMinor: count,
  receipt: oneOf('issued', 'waived-and-recorded', 'requested', 'none'),
  rewardMinor: count,
  askedForAgreement: flag,
  hasAgreement: flag,
});

/** A public promise to give, before money moves. */
const COMMITMENT = section({
  isPublic: flag,
  hasWrittenAgreement: flag,
  purpose: oneOf('poverty', 'care', 'disaster', 'education', 'environment', 'other'),
  dueOn: date,
  delivered: flag,
  hardshipReportedOn: orNone(date),
  hardshipPublishedOn: orNone(date),
});

export const DONATIONS = listOf(DONATION, 10_000);
export const COMMITMENTS = listOf(COMMITMENT, 10_000);

/** How the giver is asked. */
export const ASKING = section({
  prechecked: flag,
  ranksHouseholds: flag,
  quotaPerHousehold: flag,
  deceives: flag,
  advertisesTobacco: flag,
});

/** What was published, here and where the law asks for it. */
export const DISCLOSURE = section({
  duty: oneOf(
    'campaign-progress',
    'campaign-final',
    'partner-supervision',
    'project-progress',
    'project-final',
    'project-setup',
    'surplus',
    'emergency-progress',
    'annual-report',
    'major-event',
    'related-parties',
    'major-projects',
    'targeted-notice',
    'donor-feedback',
  ),
  /** The due date it answers to, as counted; without it the publication answers the window its date falls in. */
  covers: orNone(date),
  publishedHereOn: orNone(date),
  /** Entry on 慈善中国. */
  entryUrl: orNone(text),
  entryOn: orNone(date),
  /** Changed after it was published. */
  correctedOn: orNone(date),
  correctionExplained: flag,
});

/** What a donor asked about the gift, and when the answer went out. */
export const INQUIRIES = listOf(section({ askedOn: date, answeredOn: orNone(date) }), 1_000);

/** What a charity without the certificate did in a year, minor units. */
export const PROJECTS_OF_YEAR = optionalSection({
  fiscalYear: calendarYear,
  donationIncomeMinor: count,
  spendingMinor: count,
  projects: listOf(
    section({ name: text, donationIncomeMinor: count, spendingMinor: count, startsOn: date, endsOn: date }),
    500,
  ),
});

export const EVENTS_30D = listOf(section({ what: text, happenedOn: date }), 500);
