// Everything that is published by idempotent upsert.

import type { z } from 'zod/mini';
import { ofFederationQuery } from './api-key.ts';
import { campaignInput } from './campaign.ts';
import { charityInput } from './charity.ts';
import { federationInput, upsertResult } from './federation.ts';
import { ACTOR_PROBLEMS, MANAGE_PROBLEMS } from './manage-problem.ts';
import type { Operation } from './operation-description.ts';
import { partnerInput, partnerPage } from './partner.ts';
import type { ProblemSlug } from './problem.ts';
import { projectInput } from './project.ts';
import { ROUTES } from './route.ts';
import type { Route } from './route-shape.ts';
import { siteInput } from './site.ts';

function manage(route: Route, body: z.ZodMiniType, problems: readonly ProblemSlug[] = []): Operation {
  const noun = route.path.split('/')[3];
  return {
    ...route,
    tag: 'manage',
    summary: `Create or update one of ${noun}; the same body again changes nothing`,
    security: 'api-key',
    body,
    success: { status: 200, schema: upsertResult },
    problems: [...MANAGE_PROBLEMS, ...problems],
  };
}

export const PUBLISH_OPERATIONS = {
  putFederation: manage(ROUTES.putFederation, federationInput, [
    'mode-mismatch',
    'immutable-field',
    'federation-circle',
  ]),
  putCharity: manage(ROUTES.putCharity, charityInput, ['immutable-field', 'registration-taken']),
  putSite: manage(ROUTES.putSite, siteInput, ['registration-taken']),
  putPartner: manage(ROUTES.putPartner, partnerInput, ['registration-taken']),
  listPartners: {
    ...ROUTES.listPartners,
    tag: 'manage',
    summary: 'Partners of a federation by name, and what else each body is',
    security: 'api-key',
    query: ofFederationQuery,
    success: { status: 200, schema: partnerPage },
    problems: [...ACTOR_PROBLEMS, 'not-found', 'malformed-request', 'invalid-cursor'],
  },
  putCampaign: manage(ROUTES.putCampaign, campaignInput, [
    'immutable-field',
    'registration-taken',
    'goals-exceed-filing',
    'blocked-by-rules',
  ]),
  putProject: manage(ROUTES.putProject, projectInput, [
    'immutable-field',
    'goals-exceed-filing',
    'currency-mismatch',
    'blocked-by-rules',
  ]),
} as const satisfies Readonly<Record<string, Operation>>;
