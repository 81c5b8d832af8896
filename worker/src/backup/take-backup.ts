// One backup: copy, verify in a fresh process, and only then give it its name. A copy that is not sound never gets one.

import { mkdir, rm, stat } from 'node:fs/promises';
import type { Backup } from '@happy-homeland/contract';
import { freeBytes } from '../adapters/system/disk-space.ts';
import type { Clock } from '../ports/index.ts';
import { BackupError } from './backup-error.ts';
import { backupName, finishBackup, partsOf, pruneBackups, removePartials } from './backup-folder.ts';
import { copyDatabase, inspectDatabase } from './programs.ts';

/** Left free beside the copy, so that a backup never fills the disk that the books are on. */
const ROOM_BYTES = 64 * 1024 * 1024;

export interface TakeBackup {
  /** Path of the live database. */
  readonly database: string;
  readonly folder: string;
  /** How many finished backups stay. */
  readonly keep: number;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/** Takes one backup and removes old ones. Throws BackupError; the finished backups are untouched then. */
export async function takeBackup({ database, folder, keep, clock, signal }: TakeBackup): Promise<Backup> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removePartials(folder);
  await requireRoom(database, folder);
  const startedMs = performance.now();
  const takenMs = clock.nowMs();
  const name = backupName(takenMs);
  const { partialDatabase } = partsOf(folder, name);
  try {
    await copyDatabase(database, partialDatabase, signal);
    const { faults, bytes, sha256, mode, migrations, counts } = await inspectDatabase(partialDatabase, signal);
    const schemaVersion = migrations.at(-1)?.version;
    if (faults.length > 0 || schemaVersion === undefined || !mode) {
      throw new BackupError({ code: 'not-sound', message: faults[0] ?? 'the copy is not a database of this software' });
    }
    const takenAt = new Date(takenMs).toISOString();
    const tookMs = Math.round(performance.now() - startedMs);
    const manifest = { name, takenAt, bytes, sha256, mode, schemaVersion, counts, tookMs };
    await finishBackup(folder, manifest);
    await pruneBackups(folder, keep);
    return manifest;
  } catch (error) {
    await rm(partialDatabase, { force: true });
    if (error instanceof BackupError) throw error;
    throw notCopied('the database could not be copied', error);
  }
}

// Asked of the file's size only: opening and closing the live file here would let go of the locks that SQLite holds on it.
async function requireRoom(database: string, folder: string): Promise<void> {
  const { size } = await stat(database).catch((cause: unknown) => {
    throw notCopied('the database is not where it should be', cause);
  });
  const free = await freeBytes(folder);
  if (free === null || free > size + ROOM_BYTES) return;
  throw new BackupError({ code: 'no-room', message: 'the backup folder has no room for a copy' });
}

function notCopied(message: string, cause: unknown): BackupError {
  return new BackupError({ code: 'not-copied', message, cause });
}
