// What the rules ask beyond the fields of a publication, all of it in order: what an organisation declares beside them.

export const PLAN_IN_ORDER = {
  responsibleIsFullTimeStaff: true,
  beneficiaryIsNamedPerson: false,
  costBorneByBeneficiaries: false,
  surplusTo: 'similar-projects',
  matchesCharter: true,
  expectedIsWithinAbility: true,
};

export const FILING_IN_ORDER = {
  supplementNoticeOn: null,
  supplementedOn: null,
  hasForm: true,
  hasCommitment: true,
  hasDecision: true,
  legalRepresentativeAgreed: true,
  onlinePacketSubmitted: true,
};

export const PARTNER_IN_ORDER = {
  isPerson: false,
  hasInterestWithBeneficiary: false,
  agreementElements: 7,
  solicits: false,
  holdsMoney: false,
  listing: 'none',
};

export const USE_IN_ORDER = {
  beneficiaryIsRelatedToDonorOrManager: false,
  ringFenced: true,
  procurementFair: true,
  deliveriesSigned: true,
};

/** Facts of a campaign as they are published with it. Every call makes new ones. */
export function campaignInOrder(use: string, partners: readonly string[] = []) {
  return {
    campaign: {
      beneficiary: 'class',
      plan: { area: '互联网', use, useSchedule: '2026 年 12 月至 2027 年 6 月', ...PLAN_IN_ORDER },
      filing: { ...FILING_IN_ORDER },
      ...(partners.length > 0 && { partners: partners.map((name) => ({ name, ...PARTNER_IN_ORDER })) }),
      changes: [],
      events: [],
    },
    use: { ...USE_IN_ORDER },
    asking: { deceives: false, advertisesTobacco: false },
  };
}
