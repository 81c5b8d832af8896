// Messages of givers: shown to everybody, read by those who look at them, taken back by whoever wrote one.

import { donorMessage, donorMessageWords, messageWithdrawn } from './donor-message.ts';
import { ACTOR_PROBLEMS } from './manage-problem.ts';
import type { Operation } from './operation-description.ts';
import { listQuery, pageOf } from './page.ts';
import { ROUTES } from './route.ts';

export const DONOR_MESSAGE_OPERATIONS = {
  listMessages: {
    ...ROUTES.listMessages,
    tag: 'projects',
    summary: 'Messages of givers that somebody has looked at, newest gift first',
    security: 'none',
    query: listQuery,
    success: { status: 200, schema: pageOf(donorMessage) },
    problems: ['not-found', 'invalid-cursor', 'malformed-request'],
  },
  withdrawMessage: {
    ...ROUTES.withdrawMessage,
    tag: 'pledges',
    summary: 'Take back the message of a gift, for good; asked again it changes nothing',
    security: 'pledge-secret',
    success: { status: 200, schema: messageWithdrawn },
    problems: ['unauthorized', 'not-found', 'too-many-requests', 'origin-not-allowed', 'storage-unavailable'],
  },
  getMessageWords: {
    ...ROUTES.getMessageWords,
    tag: 'manage',
    summary: 'What a message of a giver says, before it shows and after',
    security: 'api-key',
    success: { status: 200, schema: donorMessageWords },
    problems: [...ACTOR_PROBLEMS, 'not-found'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
