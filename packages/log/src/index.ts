export { equalBytes } from './bytes.ts';
export type { CanonicalValue } from './canonical-json.ts';
export { formatCanonicalJson, isCanonicalObject, parseCanonicalJson } from './canonical-json.ts';
export type { Checkpoint, ReadCheckpoint } from './checkpoint.ts';
export { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
export type { ConsistencyClaim } from './consistency.ts';
export { loadEd25519, loadNobleEd25519 } from './ed25519.ts';
export { ENTRY_BYTES_MAX, formatEntryBundle, parseEntryBundle } from './entry-bundle.ts';
export type { LogErrorCode } from './error.ts';
export { LogError } from './error.ts';
export { EMPTY_ROOT, HASH_BYTES, SIZE_MAX } from './hash.ts';
export { toHex } from './hex.ts';
export type { InclusionClaim } from './inclusion.ts';
export type { Growth, WrittenTile } from './log-tree.ts';
export { LogTree } from './log-tree.ts';
export type { Note, NoteSignature } from './note.ts';
export { NOTE_SIGNATURES_MAX, parseNote, parseSignatureLine } from './note.ts';
export type { NoteRefusal, OpenedNote, VerifiedSignature } from './open-note.ts';
export { openNote } from './open-note.ts';
export type { ProofFile } from './proof-file.ts';
export { formatProofFile, parseProofFile } from './proof-file.ts';
export { proveConsistency, proveInclusion, rootFromTiles } from './proofs.ts';
export { RightEdge } from './right-edge.ts';
export { cosign, signNote } from './sign-note.ts';
export type { Ed25519 } from './signature-scheme.ts';
export { openTrust } from './signed-trust.ts';
export type { SigningKey } from './signing-key.ts';
export { createSigningKey, formatSigningKey, parseSigningKey } from './signing-key.ts';
export type { ReadTile, TileAddress } from './tile.ts';
export { parseTilePath, partialTiles, TILE_WIDTH, tilePath, tileWidth } from './tile.ts';
export { leafHash, nodeHash } from './tree-hash.ts';
export type { LogKey, Trust, TrustedWitness, WitnessOperator } from './trust.ts';
export { formatTrust, parseTrust } from './trust.ts';
export type {
  CheckpointRefusal,
  CheckpointVerdict,
  Cosigner,
  ProofRefusal,
  ProofVerdict,
  QuorumMissed,
  TrustedCheckpoint,
} from './verdict.ts';
export { verifyCheckpoint, verifyProofFile } from './verdict.ts';
export type { KeyRole, VerifierKey } from './verifier-key.ts';
export { formatVerifierKey, parseVerifierKey } from './verifier-key.ts';
export { verifyConsistency, verifyInclusion } from './verify.ts';
export type { AddCheckpoint, WitnessDecision, WitnessedLog } from './witness-protocol.ts';
export {
  ADD_CHECKPOINT_CHARACTERS_MAX,
  decideAddCheckpoint,
  formatAddCheckpoint,
  parseAddCheckpoint,
} from './witness-protocol.ts';
