// The page on which somebody is asked, and whoever keeps it.

import { count, date, flag, listOf, oneOf, optionalSection, orNone, section, text } from './shape.ts';

/** What stands beside the donate control, without a tap or a scroll inside it; null for what does not. */
const shown = section({
  title: text,
  organisationName: orNone(text),
  uscc: orNone(text),
  certificateNumber: orNone(text),
  plan: flag,
  filingNumber: orNone(text),
  contact: orNone(text),
  enquiry: orNone(text),
  payeeName: text,
  partners: listOf(text, 1_000),
});

/** A page or host that shows the appeal. */
export const SURFACE = optionalSection({
  host: text,
  kind: oneOf('designated-platform', 'own-name', 'third-party'),
  takesPayment: flag,
  shown,
  advertisements: count,
  linksPersonalHelp: flag,
  showsPersonalHelpNotice: flag,
  mixesCommerce: flag,
});

/** Where the money goes, as the page and the bank say. */
export const PAYEE = section({
  name: text,
  uscc: text,
  accountNumber: text,
  isForeign: flag,
});

export const PLATFORM = section({ name: text, listingUrl: text, isDesignated: flag });

/** A platform or site that serves the appeal of somebody else. */
export const SERVICE = optionalSection({
  verifiedCertificateOn: orNone(date),
  verifiedFilingOn: orNone(date),
  holdsDonations: flag,
  hasAgreement: flag,
  hasReportButton: flag,
  reportAnswerWorkingDays: count,
  ranksByPayment: flag,
  securityGrade: count,
  recordsKeptMonths: count,
  lastOperationReportOn: orNone(date),
});

/** Data about people that would be published or passed on. */
export const PERSONAL_DATA = listOf(
  section({
    about: oneOf('donor', 'volunteer', 'beneficiary', 'settlor'),
    what: oneOf('name', 'contact', 'address', 'image', 'health', 'finance', 'identity-number', 'other'),
    isPublic: flag,
    isUnder14: flag,
    consent: oneOf('none', 'general', 'separate', 'guardian-separate'),
    passedOn: flag,
    impactAssessed: flag,
  }),
  1_000,
);
