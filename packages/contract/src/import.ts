// Money that came in elsewhere, row by row: a designated platform's statement, a bank's, or what cash boxes held. Whoever sends
// it has read the file; no name of a giver is sent.

import * as z from 'zod/mini';
import { civilDate, id, plainText, sha256 } from './scalars.ts';

/** Rows of one request. */
export const IMPORT_ROWS_MAX = 800;

const amountMinor = z.int().check(z.gte(1), z.lte(Number.MAX_SAFE_INTEGER));

export const importRow = z
  .strictObject({
    ref: plainText(120),
    on: civilDate,
    amountMinor,
    count: z.int().check(z.gte(1)),
    projectId: z.nullable(id),
    code: z.nullable(z.string().check(z.maxLength(20))),
  })
  .register(z.globalRegistry, {
    id: 'ImportRow',
    description:
      '`ref` names the row for good: a bank’s own serial number, or the file and its row. `projectId` or `code` (a payment code) says what for; with neither it waits to be decided. `count` gifts on the day `on`, their sum in minor units.',
  });

export const importInput = z
  .strictObject({
    projectId: id,
    source: z.enum(['platform', 'bank', 'cash']),
    platform: z.nullable(plainText(100)),
    document: sha256,
    dryRun: z.boolean(),
    rows: z.array(importRow).check(z.minLength(1), z.maxLength(IMPORT_ROWS_MAX)),
  })
  .register(z.globalRegistry, {
    id: 'ImportInput',
    description:
      'Rows of one document, SHA-256 `document`. `projectId` is any of the charity’s and says whose books these are. Of a platform or of cash, all rows of one project of the document are in one request. Sent again, nothing is booked twice.',
  });

export const importOutcome = z.enum(['counted', 'waiting', 'already', 'refused']);

export const importedRow = z
  .strictObject({
    ref: z.string(),
    outcome: importOutcome,
    reason: z.nullable(z.string()),
    /** The work item that the line stays with, where its reason is `return-approved`. */
    item: z.optional(z.string()),
  })
  .register(z.globalRegistry, {
    id: 'ImportedRow',
    description:
      '`counted` as gifts of its project; `waiting` to be decided, with the reason; `already` there from before; `refused` and not booked, with the reason.',
  });

export const importResult = z
  .strictObject({ dryRun: z.boolean(), rows: z.array(importedRow) })
  .register(z.globalRegistry, { id: 'ImportResult', description: 'What became of each row, in the order sent.' });

export type ImportRow = z.infer<typeof importRow>;
export type ImportInput = z.infer<typeof importInput>;
export type ImportOutcome = z.infer<typeof importOutcome>;
export type ImportedRow = z.infer<typeof importedRow>;
export type ImportResult = z.infer<typeof importResult>;
