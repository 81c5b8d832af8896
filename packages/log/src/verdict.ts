// Signatures, then quorum, then inclusion: what a donor's file proves, in codes that a screen has words for.
import type { Checkpoint } from './checkpoint.ts';
import { parseCheckpoint } from './checkpoint.ts';
import type { NoteRefusal, VerifiedSignature } from './open-note.ts';
import { openNote } from './open-note.ts';
import { parseProofFile } from './proof-file.ts';
import type { Ed25519 } from './signature-scheme.ts';
import type { Trust, WitnessOperator } from './trust.ts';
import { mayKeySign } from './trust.ts';
import { verifyInclusion } from './web-verify.ts';

export interface Cosigner {
  /** Of the witness's key. */
  readonly name: string;
  readonly operator: WitnessOperator;
  /** When it says it saw the checkpoint, in seconds since 1970: the newest time where it says several. */
  readonly timeS: number;
}

/** What is known of a checkpoint that may be trusted. */
export interface TrustedCheckpoint {
  readonly ok: true;
  readonly checkpoint: Checkpoint;
  /** Names of the keys of the log that signed. */
  readonly signedBy: readonly string[];
  readonly cosignedBy: readonly Cosigner[];
  /** The newest of their times; undefined where nobody cosigned and nobody had to. */
  readonly newestTimeS: number | undefined;
}

export type CheckpointRefusal =
  | NoteRefusal
  /** A signed text, but no checkpoint. */
  | 'checkpoint-malformed'
  /** The checkpoint of another log. */
  | 'origin-other'
  /** Signed by a key of the log outside the sizes that it may sign. */
  | 'key-expired';

/** Signed by the log, and seen by fewer witnesses than the trust file asks for: by these. */
export interface QuorumMissed {
  readonly ok: false;
  readonly reason: 'quorum-missed';
  readonly cosignedBy: readonly Cosigner[];
}

export type CheckpointVerdict =
  | TrustedCheckpoint
  | QuorumMissed
  | { readonly ok: false; readonly reason: CheckpointRefusal };

export type ProofRefusal =
  | CheckpointRefusal
  | 'file-malformed'
  /** The leaf is not where the file says, or not in this tree at all. */
  | 'inclusion-wrong';

export type ProofVerdict =
  | (TrustedCheckpoint & { readonly index: bigint; readonly extra: Uint8Array | undefined })
  | QuorumMissed
  | { readonly ok: false; readonly reason: ProofRefusal };

interface Believing {
  readonly trust: Trust;
  /** Which implementation verifies; by default the browser's own where it has one. */
  readonly ed25519?: Ed25519;
}

/** Whether a signed checkpoint may be trusted. Never rejects, whatever the note is. */
export async function verifyCheckpoint(note: string, { trust, ed25519 }: Believing): Promise<CheckpointVerdict> {
  const keys = [...trust.logKeys, ...trust.witnesses].map(({ key }) => key);
  const opened = await openNote(note, keys, ed25519 === undefined ? {} : { ed25519 });
  if (!opened.ok) return opened;
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint === undefined) return { ok: false, reason: 'checkpoint-malformed' };
  if (checkpoint.origin !== trust.origin) return { ok: false, reason: 'origin-other' };
  const signers = logKeysIn(opened.signatures, trust);
  if (signers.length === 0) return { ok: false, reason: 'signature-missing' };
  const signedBy = signers.filter((key) => mayKeySign(key, checkpoint.size)).map(({ key }) => key.name);
  if (signedBy.length === 0) return { ok: false, reason: 'key-expired' };
  const cosignedBy = cosignersIn(opened.signatures, trust);
  if (cosignedBy.length < trust.quorum) return { ok: false, reason: 'quorum-missed', cosignedBy };
  const newestTimeS = cosignedBy.length === 0 ? undefined : Math.max(...cosignedBy.map(({ timeS }) => timeS));
  return { ok: true, checkpoint, signedBy, cosignedBy, newestTimeS };
}

interface Offered extends Believing {
  /** The text of the file. */
  readonly file: string;
  /** Of the entry that the file is about, which the caller hashed itself. */
  readonly leafHash: Uint8Array;
}

/** What a proof file proves about a leaf. Never rejects, whatever the file is. */
export async function verifyProofFile({ file, leafHash, ...believing }: Offered): Promise<ProofVerdict> {
  const parts = parseProofFile(file);
  if (parts === undefined) return { ok: false, reason: 'file-malformed' };
  const verdict = await verifyCheckpoint(parts.checkpoint, believing);
  if (!verdict.ok) return verdict;
  const { size, root } = verdict.checkpoint;
  const { index, proof, extra } = parts;
  const isIncluded = await verifyInclusion({ leafHash, index, size, proof, root });
  return isIncluded ? { ...verdict, index, extra } : { ok: false, reason: 'inclusion-wrong' };
}

function logKeysIn(signatures: readonly VerifiedSignature[], { logKeys }: Trust): Trust['logKeys'] {
  return logKeys.filter(({ key }) => signatures.some((signature) => signature.key === key));
}

/** Each witness once, by the newest of its times. */
function cosignersIn(signatures: readonly VerifiedSignature[], { witnesses }: Trust): Cosigner[] {
  return witnesses.flatMap(({ key, operator }) => {
    const times = signatures.flatMap((signature) =>
      signature.role === 'witness' && signature.key === key ? [signature.timeS] : [],
    );
    return times.length === 0 ? [] : [{ name: key.name, operator, timeS: Math.max(...times) }];
  });
}
