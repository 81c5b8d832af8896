// One campaign: what was planned, what was filed, who takes part, what has changed since.

import { count, date, flag, listOf, oneOf, optionalSection, orNone, region, section, text } from './shape.ts';

const METHODS = ['internet', 'box', 'performance', 'sale', 'exhibition', 'auction', 'gala', 'media', 'other'] as const;

/** The plan 募捐方案 as submitted (CL23 art. 24, PF24 art. 10). Money in minor units. */
export const PLAN = optionalSection({
  purpose: text,
  startsOn: date,
  endsOn: date,
  area: text,
  responsibleName: text,
  responsibleOffice: text,
  responsibleIsFullTimeStaff: flag,
  donationMethods: listOf(text, 20),
  bankAccountName: text,
  bankAccountNumber: text,
  beneficiaries: text,
  howBeneficiariesAreChosen: text,
  beneficiaryIsNamedPerson: flag,
  use: text,
  useSchedule: text,
  fundraisingCostMinor: count,
  costBorneByBeneficiaries: flag,
  surplus: text,
  /** Where a surplus goes by the plan. */
  surplusTo: oneOf('similar-projects', 'donors', 'village', 'other'),
  expectedMinor: count,
  matchesCharter: flag,
  expectedIsWithinAbility: flag,
  partners: listOf(text, 1_000),
});

/** The filing 备案 of the plan. */
export const FILING = section({
  number: text,
  status: oneOf('none', 'submitted', 'supplement', 'complete', 'withdrawn'),
  submittedOn: date,
  supplementNoticeOn: orNone(date),
  supplementedOn: orNone(date),
  /** The name under which it was filed. */
  title: text,
  /** Campaigns that use this number. */
  campaignsUnderNumber: count,
  /** Purposes that were merged into it, for a filing before 2024-09-05. */
  samePurpose: flag,
  hasForm: flag,
  hasCommitment: flag,
  hasDecision: flag,
  legalRepresentativeAgreed: flag,
  onlinePacketSubmitted: flag,
});

/** A partner 合作方 as it is shown, with the papers that the filing needs. */
export const PARTNER = section({
  name: text,
  isPerson: flag,
  assessedOn: orNone(date),
  hasInterestWithBeneficiary: flag,
  agreementSignedOn: orNone(date),
  /** Of the seven: name and purpose, period, methods, management of money, use, rights and duties, breach and disputes. */
  agreementElements: count,
  hasIdentityProof: flag,
  hasNoCrimeRecord: flag,
  hasCreditReport: flag,
  solicits: flag,
  holdsMoney: flag,
  listing: oneOf('none', 'abnormal', 'dishonest'),
});

const CHANGE = section({
  what: text,
  changedOn: date,
  reason: text,
  filedOn: orNone(date),
  supervisingUnitAgreed: flag,
  changesPartner: flag,
  /** The last day of the campaign before the change, where the change is about it. */
  previousEndsOn: orNone(date),
});

/** Something that happens at a place: a box, a performance, a sale (CL23 art. 23). */
const EVENT = section({
  method: oneOf(...METHODS),
  region,
  startsOn: date,
  filedAtPlaceOn: orNone(date),
  touchesPublicSafety: flag,
  hasPermit: flag,
});

export const CAMPAIGN = section({
  id: text,
  mode: oneOf('public', 'targeted', 'mutual-aid'),
  /** Who can see the appeal. */
  audience: oneOf('public', 'closed'),
  beneficiary: oneOf('class', 'named-person'),
  startsOn: date,
  endsOn: date,
  /** Ended before its day, by decision or because the certificate went. */
  stoppedOn: orNone(date),
  methods: listOf(oneOf(...METHODS), 20),
  plan: PLAN,
  filing: FILING,
  partners: listOf(PARTNER, 500),
  changes: listOf(CHANGE, 500),
  events: listOf(EVENT, 500),
  emergency: optionalSection({
    /** The government's response that it answers to. */
    responseReference: text,
    startedOn: date,
    filedOn: orNone(date),
    phaseEndsOn: orNone(date),
  }),
});

/** The project behind the campaign: its own beginning and its own end. */
export const PROJECT = optionalSection({
  name: text,
  setUpOn: date,
  startsOn: date,
  endsOn: date,
  surplusMinor: count,
  purpose: text,
});
