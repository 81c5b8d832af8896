// What was published, as facts that the rules can judge: the same for the command line, which checks a file before it is
// sent, and for the deployment, which judges it at every publication, page and payment. Nothing here knows a schema.

import type { CampaignInput, Partner } from './campaign.ts';
import type { CharityInput } from './charity.ts';
import type { FederationInput } from './federation.ts';
import type { ProjectInput } from './project.ts';

/** Everything that one campaign, or one project of it, hangs on. */
export interface Published {
  readonly federation: Pick<FederationInput, 'pack'>;
  readonly charity: CharityInput;
  readonly campaign: CampaignInput;
  /** The publisher's own name for the campaign. */
  readonly campaignId: string;
  readonly project?: ProjectInput | undefined;
}

type Part = Readonly<Record<string, unknown>>;

/**
 * What a publication implies until something else is declared: a payee with a Chinese credit code and a day of
 * registration, an appeal that everybody can see, a filing number that was given to one campaign. The form is ours: it
 * ticks nothing beforehand, ranks no households and asks none of them for a share.
 */
const IMPLIED: Part = {
  organisation: { registration: 'registered' },
  payee: { isForeign: false },
  campaign: {
    mode: 'public',
    audience: 'public',
    methods: ['internet'],
    stoppedOn: null,
    filing: { status: 'complete', campaignsUnderNumber: 1 },
  },
  asking: { prechecked: false, ranksHouseholds: false, quotaPerHousehold: false },
  sources: [{ path: 'asking', by: 'software' }],
};

/**
 * The facts behind a publication, in the shape `evaluate` of `@happy-homeland/rules` takes. What has a field of its own in
 * the publication wins over what was declared beside it under `facts`.
 */
export function declaredFacts(published: Published): Record<string, unknown> {
  const { federation, charity, campaign, project } = published;
  const declared: readonly Part[] = [charity.facts ?? {}, campaign.facts ?? {}, project?.facts ?? {}];
  const told = merged(IMPLIED, declared.reduce<Part>(gathered, {}));
  const sources = [IMPLIED, ...declared].flatMap(({ sources: own }) => (Array.isArray(own) ? own : []));
  return {
    ...merged(told, {
      organisation: organisationFacts(charity),
      campaign: campaignFacts(published),
      payee: { name: charity.bankAccount.name, uscc: charity.uscc },
      platforms: campaign.designatedPlatforms.map((platform) => ({ ...platform, isDesignated: true })),
      ...(project?.facts?.['project'] === undefined ? {} : { project: { name: project.title } }),
    }),
    pack: federation.pack,
    sources,
  };
}

/** The facts of a charity by itself, without any campaign: what it owes each year, and of events that weigh much. */
export function charityFacts({
  federation,
  charity,
}: Pick<Published, 'federation' | 'charity'>): Record<string, unknown> {
  const own = {
    organisation: organisationFacts(charity),
    payee: { name: charity.bankAccount.name, uscc: charity.uscc },
  };
  return { ...merged(merged(IMPLIED, charity.facts ?? {}), own), pack: federation.pack };
}

function organisationFacts({ name, uscc, kind, registeredOn, certificate, bankAccount }: CharityInput): Part {
  // Who names a certificate claims that it is valid, until the registrar's word stands beside it.
  const claimed = { status: 'valid', holderName: name, holderUscc: uscc, revokedOn: null, ...certificate };
  return { name, uscc, kind, registeredOn, certificate: claimed, bankAccountName: bankAccount.name };
}

function campaignFacts({ campaign, campaignId, charity }: Published): Part {
  const { startsOn, endsOn, filedOn, filingNumber, filedTitle, partners } = campaign;
  return {
    id: campaignId,
    startsOn,
    endsOn,
    plan: planFacts(campaign, charity),
    filing: { number: filingNumber, submittedOn: filedOn, title: filedTitle },
    partners: partnerFacts(partners, campaign.facts),
  };
}

function planFacts({ plan, startsOn, endsOn, expected, partners }: CampaignInput, { bankAccount }: CharityInput): Part {
  const { purpose, beneficiaries, costPlan, surplus, responsible, methods } = plan;
  return {
    purpose,
    startsOn,
    endsOn,
    responsibleName: responsible.name,
    responsibleOffice: responsible.office,
    donationMethods: methods,
    bankAccountName: bankAccount.name,
    bankAccountNumber: `${bankAccount.bank} ${bankAccount.numberMasked}`,
    beneficiaries: beneficiaries.scope,
    howBeneficiariesAreChosen: beneficiaries.howChosen,
    ...(costPlan.fundraising && { fundraisingCostMinor: costPlan.fundraising.amountMinor }),
    surplus,
    expectedMinor: expected.amountMinor,
    partners: partners.map(({ name }) => name),
  };
}

// A partner may be declared more fully beside the publication, under the same name.
function partnerFacts(partners: readonly Partner[], facts: Part | undefined): unknown[] {
  const { partners: beside } = asPart(asPart(facts)['campaign']);
  const declared = Array.isArray(beside) ? beside.map(asPart) : [];
  return partners.map(({ name, assessedOn, agreementSignedOn }) => {
    const more = declared.find((one) => one['name'] === name) ?? {};
    return { ...more, name, ...(assessedOn && { assessedOn }), ...(agreementSignedOn && { agreementSignedOn }) };
  });
}

/** What charity, campaign and project declare, together: their lists one after the other, such as what each has published. */
function gathered(all: Part, more: Part): Part {
  const entries = Object.entries(more).map(([name, value]) => {
    const before = all[name];
    if (Array.isArray(before) && Array.isArray(value)) return [name, [...before, ...value]] as const;
    return [name, isPart(before) && isPart(value) ? gathered(before, value) : value] as const;
  });
  return { ...all, ...Object.fromEntries(entries) };
}

/** `over` on top of `under`, section by section. What is no section where one belongs stays, so that it is found. */
function merged(under: Part, over: Part): Part {
  const entries = Object.entries(over).map(([name, value]) => {
    const below = under[name];
    if (!isPart(value) || below === undefined) return [name, value] as const;
    return [name, isPart(below) ? merged(below, value) : below] as const;
  });
  return { ...under, ...Object.fromEntries(entries) };
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asPart(value: unknown): Part {
  return isPart(value) ? value : {};
}
