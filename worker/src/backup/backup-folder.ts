// A folder of backups. A backup is a database file and a manifest beside it; the manifest is renamed into place last, so
// a copy without one is a copy that was never finished.

import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup } from '@happy-homeland/contract';
import { backup } from '@happy-homeland/contract';

const NAME = /^happy-homeland-\d{8}T\d{6}Z$/;
const PARTIAL = /^happy-homeland-\d{8}T\d{6}Z\.(?:db|json)\.partial(?:-journal)?$/;
const OWNER_ONLY = 0o600;

/** `happy-homeland-20261122T120000Z`. */
export function backupName(takenMs: number): string {
  const stamp = new Date(takenMs).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  return `happy-homeland-${stamp}`;
}

/** Where the parts of a backup are, finished or not. */
export function partsOf(folder: string, name: string) {
  const database = join(folder, `${name}.db`);
  const manifest = join(folder, `${name}.json`);
  return { database, manifest, partialDatabase: `${database}.partial`, partialManifest: `${manifest}.partial` };
}

/** The finished backups of a folder, newest first. A manifest that cannot be read is no backup. */
export async function listBackups(folder: string): Promise<readonly Backup[]> {
  const names = (await readdir(folder).catch(() => []))
    .filter((file) => file.endsWith('.json') && NAME.test(file.slice(0, -'.json'.length)))
    .toSorted()
    .toReversed();
  const read = await Promise.all(names.map((file) => readManifest(join(folder, file))));
  return read.filter((manifest) => manifest !== null);
}

/** The manifest at `path`, or null where it is missing or not one. */
export async function readManifest(path: string): Promise<Backup | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return backup.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Turns a verified copy into a backup: manifest written, both renamed, folder synced. After this returns it is durable. */
export async function finishBackup(folder: string, manifest: Backup): Promise<void> {
  const parts = partsOf(folder, manifest.name);
  const file = await open(parts.partialManifest, 'w', OWNER_ONLY);
  await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
  await file.sync();
  await file.close();
  await rename(parts.partialDatabase, parts.database);
  await rename(parts.partialManifest, parts.manifest);
  await syncFolder(folder);
}

/** Removes all but the newest `keep`, and what unfinished attempts have left. Only files that are named like ours. */
export async function pruneBackups(folder: string, keep: number): Promise<void> {
  const old = (await listBackups(folder)).slice(keep);
  for (const { name } of old) {
    const { database, manifest } = partsOf(folder, name);
    await rm(manifest, { force: true });
    await rm(database, { force: true });
  }
  await removePartials(folder);
}

/** Removes what an attempt that was cut off has left. */
export async function removePartials(folder: string): Promise<void> {
  const left = (await readdir(folder)).filter((file) => PARTIAL.test(file));
  await Promise.all(left.map((file) => rm(join(folder, file), { force: true })));
}

/** A rename is durable once its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}
