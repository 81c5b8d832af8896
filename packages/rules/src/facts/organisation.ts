// The charity that raises, and what it says of itself once a year.

import {
  calendarYear,
  count,
  date,
  flag,
  listOf,
  oneOf,
  optionalSection,
  orNone,
  region,
  section,
  text,
} from './shape.ts';

const certificate = section({
  number: text,
  /** As printed on the certificate. */
  holderName: text,
  holderUscc: text,
  /** As its registrar keeps it. */
  status: oneOf('valid', 'revoked', 'suspended', 'none'),
  issuedOn: date,
  /** Inclusive last day; null where the certificate prints none. */
  validTo: orNone(date),
  revokedOn: orNone(date),
});

/** What the registrar looks at before it issues a certificate (PF24 art. 5). Shares are basis points of the council. */
const governance = section({
  relatedCouncilBps: count,
  closeRelativesServeTogether: flag,
  nonMainlandCouncilBps: count,
  legalRepresentativeIsMainlandResident: flag,
  secretaryIsFullTime: flag,
  secretaryIsAlsoChair: flag,
  supervisors: count,
  registeredAtProvinceOrAbove: flag,
  /** Of the eight internal rules, how many exist and are followed. */
  internalRules: count,
  lastYearSpendingMet: flag,
  taxAndAccountsInOrder: flag,
  assessmentGrade: orNone(oneOf('1A', '2A', '3A', '4A', '5A')),
  assessmentValidTo: orNone(date),
  lastPenaltyOn: orNone(date),
});

export const ORGANISATION = section({
  name: text,
  uscc: text,
  kind: oneOf('foundation', 'association', 'service', 'statutory', 'other'),
  registration: oneOf('registered', 'filed', 'none'),
  registeredOn: date,
  recognisedAsCharityOn: orNone(date),
  /** Division of the registrar; 000000 for the Ministry. */
  registrarRegion: region,
  hasSupervisingUnit: flag,
  certificate,
  listing: oneOf('none', 'abnormal', 'dishonest'),
  bankAccountName: text,
  governance,
});

/** An application for the certificate, where one is being made. */
export const APPLICATION = optionalSection({
  appliedOn: date,
  acceptedOn: orNone(date),
  anchor: oneOf('registration', 'recognition'),
});

/** Figures of one financial year, minor units, as the audited report has them. */
export const YEAR = optionalSection({
  fiscalYear: calendarYear,
  hasPublicQualification: flag,
  incomePreviousYear: count,
  incomeThreeYearAverage: count,
  netAssetsPreviousYearEnd: count,
  netAssetsThreeYearAverage: count,
  donationIncomeThreeYears: listOf(count, 3),
  charitableSpending: count,
  totalSpending: count,
  managementCost: count,
  fundraisingCost: count,
  /** Counted as spending although it has not reached a beneficiary. */
  spendingNotReached: count,
  specialCaseReported: flag,
});
