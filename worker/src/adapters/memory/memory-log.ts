// The log's surroundings without a disk or a network.

import type { Blobs, HighMark, LogSession, TreeSize } from '../../ports/index.ts';
import { LogStop } from '../../ports/index.ts';

/** Files that last as long as the process. */
export function memoryBlobs(files: Map<string, Uint8Array> = new Map()): Blobs {
  return {
    put: async ({ path, bytes }) => {
      const known = files.get(path);
      const isSame = known?.length === bytes.length && known.every((byte, at) => byte === bytes[at]);
      if (known !== undefined && !isSame)
        throw new LogStop({ reason: 'file-differs', message: `${path} is published with other bytes` });
      files.set(path, bytes.slice());
    },
    get: async (path) => files.get(path)?.slice() ?? null,
    drop: async (paths) => {
      for (const path of paths) if (path.includes('.p/')) files.delete(path);
    },
  };
}

/** A mark that lasts as long as the process; `null` where there is none to keep, as on Workers. */
export function memoryMark(): HighMark {
  let kept: TreeSize | null = null;
  return {
    read: async () => kept,
    raise: async (mark) => {
      if (kept === null || mark.size > kept.size) kept = mark;
    },
  };
}

/** Where nothing beside the database can keep a mark: the witnesses are all there is. */
export const NO_MARK: HighMark = { read: async () => null, raise: async () => undefined };

export function newSession(holder: string): LogSession {
  return { holder, stop: null, provedEpoch: null, isRunning: false };
}
