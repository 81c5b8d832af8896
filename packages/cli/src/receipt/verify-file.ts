// A receipt file, verified with nothing but a trust file.

import type { CheckpointRefusal, Cosigner, Trust } from '@happy-homeland/log';
import { leafHash, verifyProofFile } from '@happy-homeland/log';
import type { EntryLeaf } from '@happy-homeland/log/books';
import { isEntry, parseLeaf } from '@happy-homeland/log/books';
import { opensCommitment, parseReceiptFile } from '@happy-homeland/log/receipt';

export type ReceiptRefusal =
  | CheckpointRefusal
  | 'quorum-missed'
  | 'file-malformed'
  | 'inclusion-wrong'
  /** The entry is none of a gift. */
  | 'not-a-gift'
  /** What stands in the private part is not what the entry is bound to. */
  | 'opening-wrong';

export type ReceiptVerdict =
  | { readonly ok: false; readonly reason: ReceiptRefusal }
  | {
      readonly ok: true;
      readonly index: string;
      readonly size: string;
      readonly origin: string;
      readonly leaf: EntryLeaf;
      readonly cosignedBy: readonly Cosigner[];
      readonly quorum: number;
      /** What the giver stated, opened; null where the file does not say it. */
      readonly facts: Readonly<Record<string, string | undefined>> | null;
    };

const GIFTS: readonly string[] = ['donation.settled', 'donation.batch'];

/** Never rejects, whatever the text is. */
export async function verifyReceiptFile(text: string, trust: Trust): Promise<ReceiptVerdict> {
  const file = parseReceiptFile(text);
  if (file === undefined) return { ok: false, reason: 'file-malformed' };
  const verdict = await verifyProofFile({ file: file.publicPart, leafHash: leafHash(file.leaf), trust });
  if (!verdict.ok) return { ok: false, reason: verdict.reason };
  const leaf = parseLeaf(file.leaf);
  if (leaf === null || !isEntry(leaf) || !GIFTS.includes(leaf.kind)) return { ok: false, reason: 'not-a-gift' };
  const { opening } = file;
  if (opening !== undefined && !(await opensCommitment(leaf.commitment ?? '', opening))) {
    return { ok: false, reason: 'opening-wrong' };
  }
  const { checkpoint, cosignedBy } = verdict;
  return {
    ok: true,
    index: String(verdict.index),
    size: String(checkpoint.size),
    origin: checkpoint.origin,
    leaf,
    cosignedBy,
    quorum: trust.quorum,
    facts: opening === undefined ? null : { ...opening.facts },
  };
}
