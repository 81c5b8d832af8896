// The verifying itself: loaded when somebody verifies, so that nobody else pays for it.

import type { EntryLeaf } from '@happy-homeland/log/books';
import { parseLeaf } from '@happy-homeland/log/books';
import type { ReceiptFile } from '@happy-homeland/log/receipt';
import { opensCommitment, parseReceiptFile } from '@happy-homeland/log/receipt';
import type { Ed25519, ProofVerdict, Trust } from '@happy-homeland/log/verifier';
import { leafHash, loadEd25519, parseCheckpoint, parseTrust, verifyProofFile } from '@happy-homeland/log/verifier';
import type { ReceiptRefusal, ReceiptVerdict } from './receipt-verdict.ts';

export interface ReceiptExpectation {
  readonly trust: string | Trust;
  /** The project and the receipt that the file has to be about. */
  readonly projectId?: string | undefined;
  readonly receiptNo?: string | undefined;
  readonly ed25519?: Ed25519 | undefined;
}

const GIFTS: readonly string[] = ['donation.settled'];
const PROOF_HEAD = 'c2sp.org/tlog-proof';

type ProofRefusal = Extract<ProofVerdict, { readonly ok: false }>['reason'];

const CODES: Readonly<Record<Exclude<ProofRefusal, 'signature-missing'>, ReceiptRefusal>> = {
  'keys-unusable': 'trust-unusable',
  'note-malformed': 'damaged',
  'checkpoint-malformed': 'damaged',
  'file-malformed': 'damaged',
  'signature-wrong': 'wrong-signature',
  'origin-other': 'other-log',
  'key-expired': 'key-out-of-use',
  'quorum-missed': 'too-few-witnesses',
  'inclusion-wrong': 'not-in-log',
};

/** Has everything loaded that this browser lacks. */
export async function prepareReceiptCheck(): Promise<void> {
  await Promise.all([loadEd25519(), leafHash(new Uint8Array())]);
}

/** Parts, signatures, place, then what the gift is. Never rejects, whatever the text is. */
export async function checkReceipt(text: string, expected: ReceiptExpectation): Promise<ReceiptVerdict> {
  const file = parseReceiptFile(text);
  if (file === undefined) return refused(shapeOf(text));
  const trust = typeof expected.trust === 'string' ? await parseTrust(expected.trust.trim()) : expected.trust;
  if (trust === undefined) return refused('trust-unusable');
  const ed25519 = expected.ed25519 ?? (await loadEd25519());
  const hash = await leafHash(Uint8Array.from(file.leaf));
  const proof = await verifyProofFile({ file: file.publicPart, leafHash: hash, trust, ed25519 });
  if (!proof.ok) {
    if (proof.reason === 'signature-missing') return refused(strangerOf(file, trust));
    return { ...refused(CODES[proof.reason]), ...('cosignedBy' in proof ? { cosignedBy: proof.cosignedBy } : {}) };
  }
  const leaf = giftOf(file);
  if (leaf === undefined) return refused('not-a-gift');
  if (expected.projectId !== undefined && leaf.project !== expected.projectId) return refused('other-project');
  if (expected.receiptNo !== undefined && leaf.receiptNo !== expected.receiptNo) return refused('other-receipt');
  if (file.opening !== undefined && !(await opensCommitment(leaf.commitment ?? '', file.opening))) {
    return refused('opening-wrong');
  }
  return {
    kind: 'proved',
    receiptNo: leaf.receiptNo,
    projectId: leaf.project,
    amount: parseAmount(leaf),
    date: leaf.date,
    origin: proof.checkpoint.origin,
    index: String(proof.index),
    size: String(proof.checkpoint.size),
    signedBy: proof.signedBy,
    cosignedBy: proof.cosignedBy,
    quorum: trust.quorum,
    witnesses: trust.witnesses.length,
    newestTimeMs: proof.newestTimeS === undefined ? undefined : proof.newestTimeS * 1000,
    facts: file.opening?.facts,
    by: ed25519.name,
    note: file.checkpoint,
  };
}

function refused(code: ReceiptRefusal): { readonly kind: 'refused'; readonly code: ReceiptRefusal } {
  return { kind: 'refused', code };
}

/** Why a text is no receipt, for whoever has to be told what to do about it. */
function shapeOf(text: unknown): ReceiptRefusal {
  if (typeof text !== 'string') return 'not-a-receipt';
  if (/^\s*<(?:!doctype|html|head|body|\?xml)/i.test(text.slice(0, 200).replace(/^\uFEFF/, ''))) return 'web-page';
  return text
    .trimStart()
    .replace(/^\uFEFF/, '')
    .startsWith(PROOF_HEAD)
    ? 'damaged'
    : 'not-a-receipt';
}

/** Signed by nobody that we know: for another log, or by somebody else in the name of this one. */
function strangerOf({ checkpoint }: ReceiptFile, { origin }: Trust): ReceiptRefusal {
  const read = parseCheckpoint(checkpoint);
  if (read === undefined) return 'damaged';
  return read.origin === origin ? 'unknown-key' : 'other-log';
}

function giftOf({ leaf: bytes }: ReceiptFile): EntryLeaf | undefined {
  const leaf = parseLeaf(bytes);
  return leaf !== null && 'entry' in leaf && GIFTS.includes(leaf.kind) ? leaf : undefined;
}

function parseAmount({ amountMinor, currency }: EntryLeaf) {
  return { amountMinor, currency: currency as 'CNY' };
}
