// Backups of a running server: on request, and by themselves when the last one is old enough. One at a time.

import type { Backup } from '@happy-homeland/contract';
import type { Backups, Clock, Reporter } from '../ports/index.ts';
import { BackupError } from './backup-error.ts';
import { listBackups } from './backup-folder.ts';
import { takeBackup } from './take-backup.ts';

const LOOK_MS = 60_000;
/** After a failure the next attempt waits, so that a full disk is not filled again every minute. */
const RETRY_MS = 3_600_000;

export interface KeepBackupsOptions {
  readonly database: string;
  readonly folder: string;
  readonly keep: number;
  /** How old the newest may become before another is taken; 0 takes them on request only. */
  readonly everyMs: number;
  readonly clock: Clock;
  readonly reporter: Reporter;
}

export interface KeptBackups extends Backups {
  /** Since the newest verified backup, or since the start where there is none. */
  ageMs(): number;
  /** Twice as old as it may become. */
  isOverdue(): boolean;
  /** Gives up what is under way and takes no more. */
  stop(): Promise<void>;
}

export async function keepBackups(options: KeepBackupsOptions): Promise<KeptBackups> {
  const { folder, everyMs, clock, reporter } = options;
  const stopping = new AbortController();
  const [newest] = await listBackups(folder);
  let lastMs = newest === undefined ? clock.nowMs() : Date.parse(newest.takenAt);
  let hasAny = newest !== undefined;
  let failure: { readonly at: string; readonly reason: string } | null = null;
  let running: Promise<void> | null = null;
  const take = async () => {
    try {
      const taken = await takeBackup({ ...options, signal: stopping.signal });
      lastMs = Date.parse(taken.takenAt);
      hasAny = true;
      failure = null;
      reporter.report('info', 'backup-taken', entryOf(taken));
    } catch (error) {
      if (stopping.signal.aborted) return;
      const reason = error instanceof BackupError ? error.code : 'internal';
      failure = { at: new Date(clock.nowMs()).toISOString(), reason };
      reporter.report('error', 'backup-failed', { reason });
    } finally {
      running = null;
    }
  };
  const start = () => {
    if (!stopping.signal.aborted) running ??= take();
  };
  const isDue = () => {
    if (failure !== null && clock.nowMs() - Date.parse(failure.at) < RETRY_MS) return false;
    return !hasAny || clock.nowMs() - lastMs >= everyMs;
  };
  const timer = everyMs === 0 ? null : setInterval(() => isDue() && start(), LOOK_MS).unref();
  const ageMs = () => clock.nowMs() - lastMs;
  return {
    start,
    list: async () => {
      const items = await listBackups(folder);
      return { items: [...items], nextCursor: null, running: running !== null, failure };
    },
    ageMs,
    isOverdue: () => everyMs > 0 && ageMs() > 2 * everyMs,
    stop: async () => {
      stopping.abort();
      if (timer !== null) clearInterval(timer);
      await running;
    },
  };
}

function entryOf({ name, bytes, tookMs }: Backup) {
  return { name, bytes, tookMs };
}
