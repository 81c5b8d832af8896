// The newest state of each log that this browser has verified, and what it keeps of a contradiction. Kept in the same kind
// of store as the keys of pledges; it says which website's log was looked at, and nothing about anybody.

import type { KeyStore } from './key-store.ts';

export interface LogPin {
  readonly origin: string;
  /** The signed note. */
  readonly note: string;
  /** Since when this browser has followed the log, epoch milliseconds. */
  readonly sinceMs: number;
}

const PIN = 'hh:log:';
const EVIDENCE = 'hh:log-evidence:';

/** Undefined where nothing was kept, or nothing that can be read. */
export async function readPin(pins: KeyStore, origin: string): Promise<LogPin | undefined> {
  const text = (await pins.get(PIN + origin)) ?? '';
  // The note in plain text, below one line with the time.
  const end = text.indexOf('\n');
  const sinceMs = Number(text.slice(0, end));
  return end > 0 && Number.isSafeInteger(sinceMs) ? { origin, note: text.slice(end + 1), sinceMs } : undefined;
}

export async function keepPin(pins: KeyStore, { origin, note, sinceMs }: LogPin): Promise<void> {
  await pins.set(PIN + origin, `${sinceMs}\n${note}`);
}

export async function keptEvidence(pins: KeyStore, origin: string): Promise<string | undefined> {
  return (await pins.get(EVIDENCE + origin)) ?? undefined;
}

export async function keepEvidence(pins: KeyStore, origin: string, evidence: string): Promise<void> {
  await pins.set(EVIDENCE + origin, evidence);
}

/** For this page only, where storage throws. */
const page = new Map<string, string>();

/**
 * `localStorage`, or the page's memory. Like the store for the keys of pledges and yet not that one: pages that verify and
 * take no money do not load it, and the others not this.
 */
export function browserPins(): KeyStore {
  return {
    get: (name) => page.get(name) ?? inStorage((storage) => storage.getItem(name)),
    set: (name, value) => {
      if (inStorage((storage) => [storage.setItem(name, value)]) === undefined) page.set(name, value);
    },
    delete: (name) => {
      page.delete(name);
      inStorage((storage) => storage.removeItem(name));
    },
  };
}

function inStorage<Value>(use: (storage: Storage) => Value): Value | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
