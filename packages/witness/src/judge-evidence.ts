import { openNote, parseCheckpoint, verifyConsistency } from '@happy-homeland/log';
import { parseEvidence } from './evidence.ts';

export type EvidenceVerdict =
  /** Both notes are the log's own, of one size and with two roots: it has forked. */
  | 'fork'
  /** Both notes are the log's own, and what came with them does not show that one continues the other. */
  | 'unproven'
  /** No contradiction, not signed by this log, or no evidence file. */
  | 'nothing';

/**
 * What an evidence file is worth to somebody who has the log's public keys and trusts nobody else, the witness included.
 *
 * @param logKeys as text, `name+id+base64`
 */
export async function judgeEvidence(file: string, logKeys: readonly string[]): Promise<EvidenceVerdict> {
  const parts = parseEvidence(file);
  if (parts === undefined) return 'nothing';
  const first = await checkpointOf(parts.first, logKeys);
  const second = await checkpointOf(parts.second, logKeys);
  if (first === undefined || second === undefined || first.origin !== second.origin) return 'nothing';
  const claim = { size1: first.size, root1: first.root, size2: second.size, root2: second.root, proof: parts.proof };
  if (first.size === second.size) return (await verifyConsistency({ ...claim, proof: [] })) ? 'nothing' : 'fork';
  // An older checkpoint after a newer one contradicts nothing: anybody can send what was published long ago.
  return first.size > second.size || (await verifyConsistency(claim)) ? 'nothing' : 'unproven';
}

async function checkpointOf(note: string, logKeys: readonly string[]) {
  const opened = await openNote(note, logKeys);
  return opened.ok ? parseCheckpoint(opened.text) : undefined;
}
