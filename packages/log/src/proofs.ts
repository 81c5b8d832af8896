import { createProver } from './prove.ts';
import { hashNow } from './tree-hash.ts';

/** Proofs from tiles, at full speed. */
export const { proveInclusion, proveConsistency, rootFromTiles } = createProver(hashNow);
