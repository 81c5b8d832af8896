// What was signed last, in the storage of the Durable Object that publishes. It is not the database's: one that was restored
// from a backup is told from the one that signed, with or without witnesses.

import { toHex } from '@happy-homeland/log';
import type { HighMark, TreeSize } from '../../ports/index.ts';
import { LogStop } from '../../ports/index.ts';

/** What of a Durable Object's storage is used. */
export interface MarkStorage {
  get(key: string): Promise<unknown>;
  put(key: string, value: string): Promise<void>;
  /** Resolves once everything written is on disk. */
  sync(): Promise<void>;
}

const MARK = /^(0|[1-9]\d{0,15}) ([0-9a-f]{64})$/;
const HEX = 16;

/** The mark of the log of that name. A log that continues it has a name, and so a mark, of its own. */
export function objectMark(storage: MarkStorage, origin: string): HighMark {
  const key = `log-mark:${origin}`;
  const read = async () => parseMark(await storage.get(key), key);
  return {
    read,
    raise: async ({ size, root }) => {
      const known = await read();
      if (known !== null && known.size >= size) return;
      await storage.put(key, `${size} ${toHex(root)}`);
      await storage.sync();
    },
  };
}

function parseMark(value: unknown, key: string): TreeSize | null {
  if (value === undefined) return null;
  const [, size, root] = MARK.exec(String(value)) ?? [];
  if (size === undefined || root === undefined) {
    throw new LogStop({ reason: 'damaged', message: `${key} is not a mark` });
  }
  return { size: Number(size), root: Uint8Array.from(root.match(/../g) ?? [], (pair) => Number.parseInt(pair, HEX)) };
}
