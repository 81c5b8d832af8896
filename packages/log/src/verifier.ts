// What a browser verifies with: the same formats and the same answers as the main entry, on WebCrypto alone, so that a page
// loads no hash. Each name means what it means there, but answers a promise wherever something is hashed.
export type { CanonicalValue } from './canonical-json.ts';
export { isCanonicalObject, parseCanonicalJson } from './canonical-json.ts';
export type { Checkpoint, ReadCheckpoint } from './checkpoint.ts';
export { parseCheckpoint } from './checkpoint.ts';
export type { ConsistencyClaim } from './consistency.ts';
export { loadEd25519, loadNobleEd25519 } from './ed25519.ts';
export { parseEntryBundle } from './entry-bundle.ts';
export type { LogErrorCode } from './error.ts';
export { LogError } from './error.ts';
export { EMPTY_ROOT } from './hash.ts';
export type { InclusionClaim } from './inclusion.ts';
export type { NoteRefusal, OpenedNote, VerifiedSignature } from './open-note.ts';
export { openNote } from './open-note.ts';
export type { ProofFile } from './proof-file.ts';
export { formatProofFile, parseProofFile } from './proof-file.ts';
export type { Ed25519 } from './signature-scheme.ts';
export { openTrust } from './signed-trust.ts';
export type { ReadTile, TileAddress } from './tile.ts';
export { tilePath, tileWidth } from './tile.ts';
export type { LogKey, Trust, TrustedWitness, WitnessOperator } from './trust.ts';
export { parseTrust } from './trust.ts';
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
export { parseVerifierKey } from './verifier-key.ts';
export { leafHash } from './web-hash.ts';
export { proveConsistency, proveInclusion, rootFromTiles } from './web-proofs.ts';
export { verifyConsistency, verifyInclusion } from './web-verify.ts';
