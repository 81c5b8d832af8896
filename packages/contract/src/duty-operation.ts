// What has to be published or done, and by when.

import { dutyQuery, listedDutyPage } from './listed-duty.ts';
import { ACTOR_PROBLEMS } from './manage-problem.ts';
import type { Operation } from './operation-description.ts';
import { ROUTES } from './route.ts';

export const DUTY_OPERATIONS = {
  listDuties: {
    ...ROUTES.listDuties,
    tag: 'manage',
    summary: 'Duties of a federation by date; for reviewers and auditors those of the federations below it, too',
    security: 'api-key',
    query: dutyQuery,
    success: { status: 200, schema: listedDutyPage },
    problems: [...ACTOR_PROBLEMS, 'not-found', 'malformed-request', 'invalid-cursor'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
