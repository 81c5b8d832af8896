// A process may end between storing a file and making it known. Once an hour every file that no upload names, and that is
// older than any attempt lasts, is removed.

import type { Files, Ports, StoredFile } from '../../ports/index.ts';
import { StoreError } from '../../ports/index.ts';

/** Longer than any upload takes. */
const ORPHAN_AFTER_MS = 60 * 60_000;
const KEYS_PER_READ = 100;

/** Removes what nobody knows, unless somebody has looked in this hour: one of all processes does. */
export async function sweepOrphans(ports: Ports, mayGoOn: () => boolean): Promise<void> {
  const { files } = ports;
  if (files === undefined || !mayGoOn() || !(await claimHour(ports))) return;
  const report = { looked: 0, removed: 0 };
  try {
    let after: string | null = null;
    do {
      const page = await files.list(after);
      report.looked += page.files.length;
      report.removed += await removeUnknown(ports, files, page.files);
      after = page.next;
    } while (after !== null && mayGoOn());
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    ports.reporter.report('error', 'orphan-sweep-failed', { ...report, code: error.code });
    return;
  }
  if (report.removed > 0) ports.reporter.report('info', 'orphans-removed', report);
}

async function removeUnknown(ports: Ports, files: Files, listed: readonly StoredFile[]): Promise<number> {
  const beforeMs = ports.clock.nowMs() - ORPHAN_AFTER_MS;
  const old = listed.filter(({ storedMs }) => storedMs < beforeMs).map(({ key }) => key);
  let removed = 0;
  for (let from = 0; from < old.length; from += KEYS_PER_READ) {
    const keys = old.slice(from, from + KEYS_PER_READ);
    const known = new Set(await ports.store.uploads.knownKeys(keys));
    for (const key of keys.filter((one) => !known.has(one))) {
      await files.remove(key);
      removed += 1;
    }
  }
  return removed;
}

// One mark for all processes; no provider has this name.
async function claimHour(ports: Ports): Promise<boolean> {
  const receivedMs = ports.clock.nowMs();
  const hour = new Date(receivedMs).toISOString().slice(0, 'YYYY-MM-DDTHH'.length);
  const [provider, eventId] = ['clock', `uploads-${hour}`] as const;
  if (await ports.store.books.seen(provider, eventId)) return false;
  const record = { provider, eventId, eventType: 'hour', outcome: 'orphan-sweep', receivedMs };
  return (await ports.store.commit([{ kind: 'insert-inbox', record }])).kind === 'committed';
}
