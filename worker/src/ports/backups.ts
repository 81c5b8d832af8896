import type { BackupList } from '@happy-homeland/contract';

/**
 * Copies of the database, made while it is written to. Obligation: `start` answers at once and joins a copy that is under
 * way; a copy is listed only when a fresh process has verified it.
 */
export interface Backups {
  start(): void;
  list(): Promise<BackupList>;
}
