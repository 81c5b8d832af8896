// Books of three rows, with the log that makes them public: what an operator has, at its smallest.

import type { SigningKey } from '@happy-homeland/log';
import {
  formatAddCheckpoint,
  formatCheckpoint,
  LogTree,
  leafHash,
  proveConsistency,
  signNote,
  tilePath,
} from '@happy-homeland/log';

export interface Published {
  readonly size: bigint;
  /** The signed note. */
  readonly checkpoint: string;
  /** The body of `add-checkpoint`, saying that the witness has `oldSize`. */
  request(oldSize: bigint): Promise<string>;
}

/** Publishes these rows, whatever was published before: an operator can do that. */
export async function publish(rows: readonly string[], key: SigningKey): Promise<Published> {
  const files = new Map<string, Uint8Array>();
  const { tree, tiles } = LogTree.empty().grow(rows.map((row) => leafHash(new TextEncoder().encode(row))));
  for (const { address, bytes } of tiles) files.set(tilePath(address), bytes);
  const readTile = (address: Parameters<typeof tilePath>[0]): Uint8Array =>
    files.get(tilePath(address)) ?? new Uint8Array(0);
  const { size, root } = tree;
  const checkpoint = await signNote(formatCheckpoint({ origin: key.verifierKey.name, size, root }), [key]);
  return {
    size,
    checkpoint,
    request: async (oldSize) =>
      formatAddCheckpoint({ oldSize, proof: await proveConsistency({ size1: oldSize, size, readTile }), checkpoint }),
  };
}
