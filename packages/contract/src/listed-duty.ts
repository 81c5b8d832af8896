// Duties as a worklist: of every project, campaign and charity of a federation, each once, in the order of their dates.

import * as z from 'zod/mini';
import { duty } from './compliance.ts';
import { LIST_LIMIT_DEFAULT, LIST_LIMIT_MAX, pageOf } from './page.ts';
import { externalId, id } from './scalars.ts';

/** `due-soon`: within 14 days by the day as counted. `overdue`: past its legal date, whether or not anybody said. */
export const DUTY_STATES = ['overdue', 'due-soon', 'upcoming', 'met'] as const;

const dutyState = z.enum(DUTY_STATES);

export const listedDuty = z
  .strictObject({
    dutyId: id,
    state: dutyState,
    /** What it is of. A campaign's duty stands here once, not once for each of its projects. */
    subject: z.enum(['charity', 'campaign', 'project']),
    federation: externalId,
    charity: externalId,
    campaign: z.nullable(externalId),
    project: z.nullable(externalId),
    projectId: z.nullable(id),
    /** Of the project, the campaign as filed, or the charity. */
    name: z.string(),
    duty,
  })
  .register(z.globalRegistry, {
    id: 'ListedDuty',
    description: 'One duty of a project, a campaign or a charity, with its article, its date and what meets it.',
  });

export const listedDutyPage = pageOf(listedDuty);

export const dutyQuery = z.strictObject({
  federation: externalId,
  /** Without it everything that is not met, the longest overdue first; what is met comes newest first. */
  state: z.optional(dutyState),
  /** Duties of this project, of its campaign and of its charity. */
  project: z.optional(id),
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(LIST_LIMIT_MAX)), LIST_LIMIT_DEFAULT),
});

export type DutyState = z.infer<typeof dutyState>;
export type ListedDuty = z.infer<typeof listedDuty>;
export type DutyQuery = z.infer<typeof dutyQuery>;
