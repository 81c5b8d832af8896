// The demo's organisations and projects as a file for `hh publish`. Everything in them is synthetic and marked 示例.

import { parseAmountText } from '@happy-homeland/sdk';
import { addDays } from './civil-date.ts';
import { DemoError } from './demo-error.ts';
import { CHARITY_FACTS, campaignFacts } from './demo-facts.ts';
import source from './micro-projects.json' with { type: 'json' };

export interface DemoDataOptions {
  /** The day the demo was first started, `YYYY-MM-DD`. Kept, so that a second start publishes the same dates. */
  readonly startedOn: string;
  readonly publicUrl: string;
  readonly siteUrl: string;
}

type SourceCampaign = (typeof source.campaigns)[number];
type SourcePartner = SourceCampaign['partners'][number];
type SourceProject = (typeof source.projects)[number];

/** Slugs of the projects, in the order of the file: their external ids. */
export const PROJECT_SLUGS: readonly string[] = source.projects.map(({ slug }) => slug);

/** External id of the federation whose projects they are. */
export const DEMO_FEDERATION = source.federation.slug;

/** What `hh publish` reads, as a value; the command checks it against the contract. */
export function demoPublishFile(options: DemoDataOptions) {
  const { slug: federation, ...federationFacts } = source.federation;
  const { slug: charity, ...charityFacts } = source.charity;
  const publicOrigin = new URL(options.publicUrl).origin;
  return {
    federations: { [federation]: { ...federationFacts, pack: 'cn' } },
    charities: {
      [charity]: {
        federation,
        ...charityFacts,
        ownSites: [publicOrigin],
        website: options.publicUrl,
        facts: CHARITY_FACTS,
      },
    },
    sites: Object.fromEntries(
      source.communitySites.map(({ slug, name }) => [
        slug,
        { federation, name, origin: new URL(options.siteUrl).origin },
      ]),
    ),
    campaigns: Object.fromEntries(
      source.campaigns.map((campaign) => [campaign.slug, { federation, charity, ...toCampaign(campaign, options) }]),
    ),
    projects: Object.fromEntries(
      source.projects.map((project) => [project.slug, { federation, ...toProject(project) }]),
    ),
  };
}

function toCampaign(campaign: SourceCampaign, { startedOn }: DemoDataOptions) {
  const startsOn = addDays(startedOn, campaign.startsInDays);
  const { purpose, beneficiaries, costPlan, surplus, responsible, methods } = campaign;
  return {
    filedTitle: campaign.filedTitle,
    filingNumber: campaign.filingNumber,
    filedOn: addDays(startsOn, -campaign.filedDaysBeforeStart),
    startsOn,
    endsOn: addDays(startedOn, campaign.endsInDays),
    expected: yuan(campaign.expectedAmountYuan),
    plan: {
      purpose,
      beneficiaries,
      costPlan: { fundraising: yuan(costPlan.fundraisingYuan), managementBps: costPlan.managementBps },
      surplus,
      responsible,
      methods,
    },
    designatedPlatforms: campaign.designatedPlatforms,
    partners: campaign.partners.map((partner) => toPartner(partner, startsOn)),
    facts: campaignFacts(campaign.partners),
  };
}

function toPartner(partner: SourcePartner, startsOn: string) {
  const { assessedOnDaysBeforeStart, agreementSignedDaysBeforeStart, ...facts } = partner;
  return {
    ...facts,
    assessedOn: addDays(startsOn, -assessedOnDaysBeforeStart),
    agreementSignedOn: addDays(startsOn, -agreementSignedDaysBeforeStart),
  };
}

function toProject({ slug: _key, goalYuan, budget, ...facts }: SourceProject) {
  const lines = budget.map(([item = '', amount = '']) => ({ item, amount: yuan(amount) }));
  return { ...facts, goal: yuan(goalYuan), budget: lines };
}

/** Exactly, through text: no floating point ever touches an amount. */
function yuan(text: string) {
  const amountMinor = parseAmountText(text, 'CNY');
  if (amountMinor === null) {
    throw new DemoError({
      code: 'demo-data',
      zh: `示例数据中的金额“${text}”不能识别。`,
      en: `The demo data holds an amount that cannot be read: “${text}”.`,
    });
  }
  return { amountMinor, currency: 'CNY' };
}
