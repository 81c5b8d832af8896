// `@happy-homeland/log/books`: what the leaves of this log say, and the books that they add up to.

export type { Attested } from './attestation.ts';
export { attestationMessage, verifyAttestation } from './attestation.ts';
export type { BookBalance, BookFault, BookTotal, ProjectFigures } from './books.ts';
export { Books } from './books.ts';
export type { PrivateFacts } from './commitment.ts';
export { commitmentOf, SALT_BYTES } from './commitment.ts';
export { isMirrorOf, movesItsAccounts } from './entry-rules.ts';
export { encodeLeaf, LEAF_BYTES_MAX, parseLeaf } from './leaf.ts';
export { FIELDS_OF, FIGURES_MAX } from './leaf-fields.ts';
export type {
  EntryKind,
  EntryLeaf,
  Evidence,
  FactKind,
  FactLeaf,
  Leaf,
  LeafFigure,
  LeafKind,
  LeafPosting,
} from './leaf-kinds.ts';
export { ENTRY_KINDS, FACT_KINDS, isEntry, LEAF_KINDS } from './leaf-kinds.ts';
