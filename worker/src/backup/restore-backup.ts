// Puts a backup in the place of a database. Everything is verified before anything is touched and again afterwards, the
// old file is never deleted, and a restore that is cut off at any step leaves a mark that no server starts over.

import { chmod, chown, copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Backup } from '@happy-homeland/contract';
import { migrationHash } from '../adapters/libsql/migrate.ts';
import { readMigrations } from '../adapters/libsql/migration-folder.ts';
import type { Clock } from '../ports/index.ts';
import { readManifest, syncFolder } from './backup-folder.ts';
import type { Inspected } from './programs.ts';
import { inspectDatabase, usageOf } from './programs.ts';
import { RestoreError } from './restore-error.ts';

export interface RestoreBackup {
  /** Path of the backup's `.db`; its manifest lies beside it. */
  readonly backup: string;
  /** Path of the database it replaces. */
  readonly database: string;
  readonly migrationFolder: string;
  /** The operator says so: only asked where the present file is beyond reading. */
  readonly isServerStopped: boolean;
  readonly clock: Clock;
}

export interface Restored {
  readonly manifest: Backup;
  /** Folder where the old file lies now; null where there was none. */
  readonly aside: string | null;
}

/** Beside a database while it is being replaced. */
export function restoreMark(database: string): string {
  return `${database}.restoring`;
}

/** Verifies a backup without touching anything. Throws RestoreError. */
export async function checkBackup(path: string, migrationFolder: string): Promise<Backup> {
  if (!(await exists(path))) throw new RestoreError('no-backup');
  const manifest = await readManifest(path.replace(/\.db$/, '.json'));
  if (manifest === null) throw new RestoreError('no-manifest');
  const found = await inspectDatabase(path);
  requireSame(found, manifest);
  await requireKnownSchema(found, migrationFolder);
  return manifest;
}

/** Restores. Throws RestoreError; before the code `not-restored` the present database is as it was. */
export async function restoreBackup(request: RestoreBackup): Promise<Restored> {
  const { backup, database, migrationFolder } = request;
  const manifest = await checkBackup(backup, migrationFolder);
  await requireUnused(request);
  await stage(backup, database, manifest).catch(async (error: unknown) => {
    // Nothing was touched yet, so nothing has to be repaired before a server may start.
    await rm(restoreMark(database), { force: true });
    throw error;
  });
  const aside = await putAside(request);
  await rename(restoreMark(database), database);
  await syncFolder(dirname(database));
  const restored = await inspectDatabase(database);
  if (restored.faults.length > 0 || restored.sha256 !== manifest.sha256) throw new RestoreError('not-restored');
  return { manifest, aside };
}

function requireSame({ sha256, bytes, faults, counts }: Inspected, manifest: Backup): void {
  if (sha256 !== manifest.sha256 || bytes !== manifest.bytes) throw new RestoreError('hash-differs');
  if (faults.length > 0) throw new RestoreError('not-sound', faults[0]);
  const { entries, postings, pledges, receipts } = manifest.counts;
  const isSame =
    counts.entries === entries &&
    counts.postings === postings &&
    counts.pledges === pledges &&
    counts.receipts === receipts;
  if (!isSame) throw new RestoreError('not-sound', 'it does not hold what its manifest counts');
}

async function requireKnownSchema({ migrations }: Inspected, folder: string): Promise<void> {
  const known = await Promise.all((await readMigrations(folder)).map(({ sql }) => migrationHash(sql)));
  const isKnown = migrations.every(({ sha256 }, index) => known[index] === sha256);
  if (!isKnown) throw new RestoreError('other-version');
}

async function requireUnused({ database, isServerStopped }: RestoreBackup): Promise<void> {
  if (!(await exists(database))) return;
  const usage = await usageOf(database);
  if (usage === 'in use') throw new RestoreError('in-use');
  if (usage === 'unreadable' && !isServerStopped) throw new RestoreError('unreadable');
}

// The copy is made beside the database, so that taking its place is one rename on one disk.
async function stage(backup: string, database: string, manifest: Backup): Promise<void> {
  const mark = restoreMark(database);
  await mkdir(dirname(database), { recursive: true, mode: 0o700 });
  await copyFile(backup, mark);
  await chmod(mark, 0o600);
  await giveToOwnerOf(dirname(database), mark);
  const file = await open(mark, 'r+');
  await file.sync();
  await file.close();
  await syncFolder(dirname(database));
  if ((await inspectDatabase(mark)).sha256 !== manifest.sha256) throw new RestoreError('hash-differs');
}

// Restored by root, the file must still be the service's own.
async function giveToOwnerOf(folder: string, path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  await chown(path, uid, gid);
}

// The log goes with its file: left beside another database, it would be replayed into it. So does the name of the last
// life, which the older books do not know.
async function putAside({ database, clock }: RestoreBackup): Promise<string | null> {
  const parts = [`${database}-wal`, `${database}-shm`, `${database}-life`, database];
  const there = (await Promise.all(parts.map(async (part) => ((await exists(part)) ? [part] : [])))).flat();
  if (there.length === 0) return null;
  const stamp = new Date(clock.nowMs()).toISOString().replaceAll(/[:.]/g, '-');
  const aside = `${database}.before-restore-${stamp}`;
  await mkdir(aside, { mode: 0o700 });
  for (const part of there) await rename(part, join(aside, basename(part)));
  await syncFolder(aside);
  return aside;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
