// What has to be said of a campaign on its way to the public.

import * as z from 'zod/mini';
import { campaignInput } from '../campaign.ts';
import { civilDate, externalId, plainText } from '../scalars.ts';
import { plainStep, reasonedStep, signature, stepBody } from './body-parts.ts';

// The registrar gives the number once everything else is settled.
const { federation: _, filingNumber, filedOn: __, ...drafted } = campaignInput.shape;

const campaignPlan = z
  .strictObject({
    federation: externalId,
    /** The publisher's own key that the campaign will be published under. */
    externalId,
    campaign: z.partial(z.strictObject(drafted)),
  })
  .register(z.globalRegistry, {
    id: 'CampaignPlanInput',
    description: 'A fundraising plan before it is filed; what is not known yet may be left out until it is submitted.',
  });

const edited = stepBody({ content: campaignPlan }).register(z.globalRegistry, {
  id: 'CampaignPlanEditInput',
  description: 'The whole plan, changed. Signatures of the version before no longer count.',
});

const filing = stepBody({
  filingNumber,
  filedOn: civilDate,
  /** Where 慈善中国 shows it. */
  lookup: z.optional(plainText(200)),
}).register(z.globalRegistry, {
  id: 'FilingInput',
  description: 'The filing number that 慈善中国 shows, and the day of the filing.',
});

export const CAMPAIGN_BODIES = {
  'campaign-plans': {
    open: campaignPlan,
    steps: {
      edit: edited,
      submit: plainStep,
      recall: plainStep,
      sign: signature,
      return: reasonedStep,
      reject: reasonedStep,
      file: filing,
      publish: plainStep,
      end: reasonedStep,
      withdraw: plainStep,
    },
  },
} as const;
