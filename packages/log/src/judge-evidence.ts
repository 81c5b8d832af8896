import type { Checkpoint } from './checkpoint.ts';
import { parseCheckpoint } from './checkpoint.ts';
import type { EvidenceParts } from './evidence.ts';
import { parseEvidence } from './evidence.ts';
import { equalHashes } from './hash.ts';
import { openNote } from './open-note.ts';
import type { Ed25519 } from './signature-scheme.ts';
import type { LogKey } from './trust.ts';
import { mayKeySign } from './trust.ts';
import type { VerifierKey } from './verifier-key.ts';
import { formatVerifierKey } from './verifier-key.ts';
import { verifyConsistency } from './web-verify.ts';

export type EvidenceVerdict =
  /** Both notes are the log's own, of one size and with two roots: it has forked. */
  | 'fork'
  /** Both notes are the log's own, and the later tree has another beginning than the earlier: it was rewritten. */
  | 'rewritten'
  /** Both notes are the log's own, and what came with them does not show that one continues the other. */
  | 'unproven'
  /** No contradiction, not signed by this log, or no evidence file. */
  | 'nothing';

/** A snapshot in an evidence file, opened. */
export interface SignedState extends Checkpoint {
  readonly signedBy: readonly VerifierKey[];
}

/** What an evidence file holds, verified. */
export interface ExaminedEvidence {
  readonly verdict: Exclude<EvidenceVerdict, 'nothing'>;
  readonly first: SignedState;
  readonly second: SignedState;
  readonly parts: EvidenceParts;
}

/** A key of the log: as text, `name+id+base64`, or with the sizes that it may sign. */
type GivenKey = string | LogKey;

/**
 * What an evidence file is worth to somebody who has the log's public keys and trusts nobody else, whoever made the file
 * included.
 */
export async function judgeEvidence(file: string, logKeys: readonly GivenKey[]): Promise<EvidenceVerdict> {
  return (await examineEvidence(file, logKeys))?.verdict ?? 'nothing';
}

/** The same with both snapshots; undefined where the verdict is `nothing`. What the file calls itself is not believed. */
export async function examineEvidence(
  file: string,
  logKeys: readonly GivenKey[],
  { ed25519 }: { readonly ed25519?: Ed25519 } = {},
): Promise<ExaminedEvidence | undefined> {
  const parts = parseEvidence(file);
  if (parts === undefined) return undefined;
  const by = { logKeys, ...(ed25519 === undefined ? {} : { ed25519 }) };
  const first = await stateOf(parts.first, by);
  const second = await stateOf(parts.second, by);
  if (first === undefined || second === undefined) return undefined;
  const verdict = await verdictOn(first, second, parts);
  return verdict === 'nothing' ? undefined : { verdict, first, second, parts };
}

async function verdictOn(first: SignedState, second: SignedState, parts: EvidenceParts): Promise<EvidenceVerdict> {
  // Neither does another log contradict this one, nor an older checkpoint that comes after a newer: anybody can send that.
  if (first.origin !== second.origin || first.size > second.size) return 'nothing';
  if (first.size === second.size) return equalHashes(first.root, second.root) ? 'nothing' : 'fork';
  const { proof, beginning } = parts;
  const claim = { size1: first.size, root1: beginning ?? first.root, size2: second.size, root2: second.root, proof };
  if (!(await verifyConsistency(claim))) return 'unproven';
  return equalHashes(claim.root1, first.root) ? 'nothing' : 'rewritten';
}

interface By {
  readonly logKeys: readonly GivenKey[];
  readonly ed25519?: Ed25519;
}

async function stateOf(note: string, { logKeys, ...options }: By): Promise<SignedState | undefined> {
  const opened = await openNote(
    note,
    logKeys.map((given) => (typeof given === 'string' ? given : given.key)),
    options,
  );
  const checkpoint = opened.ok ? parseCheckpoint(opened.text) : undefined;
  if (!opened.ok || checkpoint === undefined) return undefined;
  const mayHaveSigned = (key: VerifierKey) => logKeys.some((given) => isGiven(given, key, checkpoint.size));
  const signedBy = opened.signatures.flatMap(({ role, key }) => (role === 'log' && mayHaveSigned(key) ? [key] : []));
  const { origin, size, root } = checkpoint;
  return signedBy.length === 0 ? undefined : { origin, size, root, signedBy };
}

function isGiven(given: GivenKey, key: VerifierKey, size: bigint): boolean {
  return typeof given === 'string' ? given === formatVerifierKey(key) : given.key === key && mayKeySign(given, size);
}
