// People: who there is, inviting, giving a role and withdrawing it.

import { ofFederationQuery } from './api-key.ts';
import { ACTOR_PROBLEMS, MANAGE_PROBLEMS } from './manage-problem.ts';
import type { Operation } from './operation-description.ts';
import { grantInput, invitation, invitationInput, personGrant, personPage } from './people.ts';
import { ROUTES } from './route.ts';

export const PEOPLE_OPERATIONS = {
  listPeople: {
    ...ROUTES.listPeople,
    tag: 'manage',
    summary: 'People with a role in a federation, and their roles there',
    security: 'api-key',
    query: ofFederationQuery,
    success: { status: 200, schema: personPage },
    problems: [...ACTOR_PROBLEMS, 'not-found', 'malformed-request', 'invalid-cursor'],
  },
  invitePerson: {
    ...ROUTES.invitePerson,
    tag: 'manage',
    summary: 'Invite a person in one role: a link goes to the address and holds for seven days',
    security: 'api-key',
    body: invitationInput,
    success: { status: 201, schema: invitation },
    problems: [...MANAGE_PROBLEMS, 'mail-not-configured', 'mail-unavailable'],
  },
  giveGrant: {
    ...ROUTES.giveGrant,
    tag: 'manage',
    summary: 'Give a person of the federation one more role',
    security: 'api-key',
    body: grantInput,
    success: { status: 201, schema: personGrant },
    problems: [...MANAGE_PROBLEMS, 'already-given'],
  },
  withdrawGrant: {
    ...ROUTES.withdrawGrant,
    tag: 'manage',
    summary: 'Withdraw a role: from the next request on it counts no more',
    security: 'api-key',
    success: { status: 200, schema: personGrant },
    problems: [...ACTOR_PROBLEMS, 'not-found', 'stale-state'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
