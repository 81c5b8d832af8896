// A work item as those who carry it read it.

import * as z from 'zod/mini';
import { listQuery, pageOf } from '../page.ts';
import { ROLES } from '../role.ts';
import { civilDate, externalId, id, instant, minor } from '../scalars.ts';

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** One thing that was done to an item. Nothing of it ever changes. */
export const workEvent = z
  .strictObject({
    revision: minor,
    step: z.string(),
    from: z.string(),
    to: z.string(),
    /** Who answers for it: the id of a person or of a key; `public` where anybody may, `system` where nobody had to. */
    by: z.string(),
    role: z.nullable(z.enum(ROLES)),
    at: instant,
    /** SHA-256 of the item's content that it was done on. */
    digest,
    input: z.record(z.string(), z.unknown()),
  })
  .register(z.globalRegistry, { id: 'WorkEvent', description: 'Who did which step, when, on which exact version.' });

export const workItem = z
  .strictObject({
    itemId: id,
    kind: z.string(),
    state: z.string(),
    revision: minor,
    projectId: z.nullable(id),
    /** Role that has to act next; empty where the item is at rest. */
    waitsFor: z.array(z.enum(ROLES)),
    dueOn: z.nullable(civilDate),
    content: z.record(z.string(), z.unknown()),
    digest,
    /** What came of it: ids of entries, of a reservation, of what was published. */
    outcome: z.record(z.string(), z.unknown()),
    /** Steps that this reader may take now. */
    next: z.array(z.string()),
    openedBy: z.string(),
    openedAt: instant,
    updatedAt: instant,
  })
  .register(z.globalRegistry, { id: 'WorkItem', description: 'Something that people carry through steps.' });

export const workItemWithEvents = z
  .strictObject({ item: workItem, events: z.array(workEvent) })
  .register(z.globalRegistry, { id: 'WorkItemWithEvents', description: 'An item and all that was done to it.' });

export const workQuery = z.strictObject({
  ...listQuery.shape,
  /** External id; the reader's own where neither it nor a project is named. */
  federation: z.optional(externalId),
  project: z.optional(id),
  state: z.optional(z.string().check(z.maxLength(40))),
});

export const workItemPage = pageOf(workItem);

export type WorkItem = z.infer<typeof workItem>;
export type WorkEvent = z.infer<typeof workEvent>;
export type WorkItemWithEvents = z.infer<typeof workItemWithEvents>;
export type WorkQuery = z.infer<typeof workQuery>;
