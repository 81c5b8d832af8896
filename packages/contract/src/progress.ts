// How a project goes on (进展): what was published, what was visited and found, and what the residents say of it at the end.

import * as z from 'zod/mini';
import { FINANCING_SOURCES } from './financing.ts';
import { pageOf } from './page.ts';
import { budgetLine } from './project.ts';
import { civilDate, costMoney, id, minor } from './scalars.ts';
import { SPOT_CHECK_RESULTS } from './work/supervision-machines.ts';

/** A picture that is public now, because there is a consent for it. */
const photograph = z.strictObject({ href: z.string(), width: z.nullable(minor), height: z.nullable(minor) });
const photographs = z.array(photograph).check(z.maxLength(9));

const outcomes = z.strictObject({ sessions: minor, people: minor, households: minor });

export const progressUpdate = z
  .strictObject({
    updateNo: id,
    happenedOn: civilDate,
    publishedOn: civilDate,
    title: z.string(),
    text: z.string(),
    milestone: z.nullable(z.string()),
    outcomes: z.nullable(outcomes),
    photographs,
    /** What it said before each correction, oldest first, and why it was corrected. */
    corrections: z.array(
      z.strictObject({ on: civilDate, explanation: z.string(), title: z.string(), text: z.string() }),
    ),
  })
  .register(z.globalRegistry, {
    id: 'ProgressUpdate',
    description: 'What happened in a project, as it was published.',
  });

export const progressUpdatePage = pageOf(progressUpdate);

const visit = z.strictObject({
  visitedOn: civilDate,
  found: z.string(),
  mend: z.nullable(z.strictObject({ what: z.string(), by: civilDate })),
  photographs,
});

const spotCheck = z.strictObject({
  checkNo: id,
  checkedOn: civilDate,
  looked: z.string(),
  result: z.enum(SPOT_CHECK_RESULTS),
  found: z.string(),
  /** Of the record; the attestation in the log names it. */
  digest: z.string(),
  attestedBy: z.nullable(z.string()),
});

const acceptance = z.strictObject({
  acceptedOn: civilDate,
  asked: minor,
  satisfied: minor,
  neutral: minor,
  dissatisfied: minor,
  said: z.nullable(z.string()),
});

/** Another use of what was raised, with what it was before. */
const changeOfUse = z.strictObject({
  effectiveOn: civilDate,
  givenFor: z.string(),
  usedFor: z.string(),
  why: z.string(),
  decidedOn: civilDate,
  decision: z.string(),
  filingNumber: z.string(),
  filedOn: civilDate,
  before: z.array(budgetLine),
  after: z.array(budgetLine),
  /** Digest of the disclosure that told it. */
  disclosure: z.string(),
});

const financed = {
  source: z.enum(FINANCING_SOURCES),
  amount: costMoney,
  on: civilDate,
  reference: z.string(),
  note: z.nullable(z.string()),
};

/** As it was confirmed last, and what it said before each correction, oldest first. */
const financing = z.strictObject({
  ...financed,
  recordedOn: civilDate,
  corrections: z.array(z.strictObject({ ...financed, correctedOn: civilDate, explanation: z.string() })),
});

export const projectProgress = z
  .strictObject({
    projectId: id,
    milestones: z.array(z.strictObject({ name: z.string(), reachedOn: z.nullable(civilDate) })),
    /** As the acceptance says, or else the newest update that names any. */
    outcomes: z.nullable(outcomes),
    /** As the published plan has them. */
    plannedOutcomes: z.nullable(outcomes),
    lastUpdateOn: z.nullable(civilDate),
    /** Three months after the last update, or the beginning; null while nothing is expected. */
    nextUpdateDueOn: z.nullable(civilDate),
    isOverdue: z.boolean(),
    visits: z.array(visit).check(z.maxLength(20)),
    /** What auditors looked at unasked, newest first. */
    spotChecks: z.array(spotCheck).check(z.maxLength(20)),
    acceptance: z.nullable(acceptance),
    /** Changes of use that took effect, the newest first. */
    changesOfUse: z.array(changeOfUse).check(z.maxLength(20)),
    /** Money from outside public gifts; in no total of gifts. */
    financing: z.array(financing).check(z.maxLength(100)),
  })
  .register(z.globalRegistry, {
    id: 'ProjectProgress',
    description: 'Where a project stands: its milestones, what it reached, visits to it, and its acceptance.',
  });

export type ProgressUpdate = z.infer<typeof progressUpdate>;
export type ProjectProgress = z.infer<typeof projectProgress>;
