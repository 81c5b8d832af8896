// Whom this deployment has forgotten, in a small file beside the database. A restore lays the database aside and leaves this
// one: that is how an older database is told whom to forget again.

import { open, readFile, truncate } from 'node:fs/promises';
import type { Erasures, Tombstone } from '../../ports/index.ts';
import { isNews, StoreError } from '../../ports/index.ts';

const LINE = /^(\d{4}-\d{2}-\d{2}) ([a-z2-7]{8,52})(?: until (\d{4}-\d{2}-\d{2}))?$/;
const OWNER_ONLY = 0o600;
/** A read of another process is over within this time, unless it is a backup's. */
const WIPE_ATTEMPTS = 5;
const WIPE_PAUSE_MS = 100;

/** The part of a store whose files may be wiped. */
export interface Wipeable {
  wipe(): Promise<boolean>;
}

/** The list beside the database at `path`, read once. Throws StoreError `damaged` where it is not one. */
export async function openErasures(path: string, store: Wipeable): Promise<Erasures> {
  const listPath = `${path}-erased`;
  const known = await readList(listPath);
  let isOwed = false;
  return {
    kept: async () => [...known.values()],
    keep: async (tombstone) => {
      if (!isNews(known.get(tombstone.pledgeId), tombstone)) return;
      await append(listPath, tombstone);
      known.set(tombstone.pledgeId, tombstone);
    },
    wipe: async () => {
      isOwed = !(await wiped(store));
      return !isOwed;
    },
    isOwed: () => isOwed,
  };
}

async function readList(listPath: string): Promise<Map<string, Tombstone>> {
  const text = await readFile(listPath, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const end = text.lastIndexOf('\n') + 1;
  const lines = text.slice(0, end).split('\n').slice(0, -1);
  // A line without its end was cut off while it was written, so nobody was told that it was kept.
  if (end < text.length) await truncate(listPath, Buffer.byteLength(text.slice(0, end)));
  return new Map(
    lines.map((line) => {
      const [, erasedOn, pledgeId, keptUntil] = LINE.exec(line) ?? [];
      if (erasedOn === undefined || pledgeId === undefined) throw damaged(listPath);
      // A later line of the same gift says more than the one before.
      return [pledgeId, { pledgeId, erasedOn, ...(keptUntil !== undefined && { keptUntil }) }];
    }),
  );
}

async function append(listPath: string, { pledgeId, erasedOn, keptUntil }: Tombstone): Promise<void> {
  const file = await open(listPath, 'a', OWNER_ONLY);
  try {
    await file.writeFile(`${erasedOn} ${pledgeId}${keptUntil === undefined ? '' : ` until ${keptUntil}`}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function wiped(store: Wipeable): Promise<boolean> {
  for (let attempt = 1; attempt <= WIPE_ATTEMPTS; attempt += 1) {
    if (await store.wipe()) return true;
    await new Promise((later) => setTimeout(later, WIPE_PAUSE_MS));
  }
  return false;
}

function damaged(listPath: string): StoreError {
  const message = `${listPath} is not a list of erasures: it says who must stay forgotten after a restore; put it right by hand`;
  return new StoreError({ code: 'damaged', message });
}
