// What the rules ask of the demo's organisations beyond the publication's own fields. All of it is synthetic, and all of
// it is in order, so that the demo may take gifts.

/** Facts of the charity. */
export const CHARITY_FACTS = {
  organisation: { listing: 'none', registrarRegion: '510000', hasSupervisingUnit: false },
};

/** Facts of one campaign whose partners have these names. */
export function campaignFacts(partners: readonly { readonly name: string }[]) {
  return {
    campaign: {
      beneficiary: 'class',
      plan: {
        area: '示例县；通过互联网募捐',
        use: '居民议定的社区微项目：改造、设备、物资与服务',
        useSchedule: '募捐期内按项目议定的进度使用',
        responsibleIsFullTimeStaff: true,
        beneficiaryIsNamedPerson: false,
        costBorneByBeneficiaries: false,
        surplusTo: 'similar-projects',
        matchesCharter: true,
        expectedIsWithinAbility: true,
      },
      filing: {
        supplementNoticeOn: null,
        supplementedOn: null,
        hasForm: true,
        hasCommitment: true,
        hasDecision: true,
        legalRepresentativeAgreed: true,
        onlinePacketSubmitted: true,
      },
      partners: partners.map(({ name }) => ({
        name,
        isPerson: false,
        hasInterestWithBeneficiary: false,
        agreementElements: 7,
        solicits: false,
        holdsMoney: false,
        listing: 'none',
      })),
      changes: [],
      events: [],
    },
    use: {
      beneficiaryIsRelatedToDonorOrManager: false,
      ringFenced: true,
      procurementFair: true,
      deliveriesSigned: true,
    },
    asking: { deceives: false, advertisesTobacco: false },
    disclosures: [],
  };
}
