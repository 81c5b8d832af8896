// The file `hh publish` takes: everything of one federation, keyed by the publisher's own external ids, in the order in
// which it must be created. Dates are civil dates, amounts minor units.

import * as z from 'zod/mini';
import { campaignInput } from './campaign.ts';
import { charityInput } from './charity.ts';
import { federationInput } from './federation.ts';
import { partnerInput } from './partner.ts';
import { projectInput } from './project.ts';
import { externalId } from './scalars.ts';
import { siteInput } from './site.ts';

export const PUBLISH_FILE_ITEMS_MAX = 2000;

function keyed<Input extends z.ZodMiniType>(input: Input) {
  return z.record(externalId, input).check(
    z.refine((items) => Object.keys(items).length <= PUBLISH_FILE_ITEMS_MAX, {
      error: `at most ${PUBLISH_FILE_ITEMS_MAX} entries`,
    }),
  );
}

export const publishFile = z
  .strictObject({
    federations: z._default(keyed(federationInput), {}),
    charities: z._default(keyed(charityInput), {}),
    partners: z._default(keyed(partnerInput), {}),
    sites: z._default(keyed(siteInput), {}),
    campaigns: z._default(keyed(campaignInput), {}),
    projects: z._default(keyed(projectInput), {}),
  })
  .register(z.globalRegistry, {
    id: 'PublishFile',
    description: 'Input of hh publish: resources keyed by external id.',
  });

export type PublishFile = z.infer<typeof publishFile>;
