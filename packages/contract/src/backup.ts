import * as z from 'zod/mini';
import './english.ts';

/** A verified copy of the database: what it holds, as a fresh process found it. */
export const backup = z
  .strictObject({
    name: z.string(),
    /** Everything acknowledged before this instant is in it. */
    takenAt: z.iso.datetime(),
    bytes: z.int().check(z.gte(0)),
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    mode: z.enum(['test', 'live']),
    schemaVersion: z.int().check(z.gte(1)),
    counts: z.strictObject({ pledges: z.int(), entries: z.int(), postings: z.int(), receipts: z.int() }),
    tookMs: z.int().check(z.gte(0)),
  })
  .register(z.globalRegistry, {
    id: 'Backup',
    description: 'A verified copy of the database, and what a fresh process found in it.',
  });

export type Backup = z.infer<typeof backup>;

/** Newest first. `failure` is about the last attempt, and null once one has ended well. */
export const backupList = z
  .strictObject({
    items: z.array(backup),
    nextCursor: z.null(),
    running: z.boolean(),
    failure: z.nullable(z.strictObject({ at: z.iso.datetime(), reason: z.string() })),
  })
  .register(z.globalRegistry, { id: 'BackupList' });

export type BackupList = z.infer<typeof backupList>;

export const backupStarted = z.strictObject({ running: z.literal(true) }).register(z.globalRegistry, {
  id: 'BackupStarted',
  description: 'A backup is under way; a second request joins the first.',
});
