import { createProver } from './prove.ts';
import { hashLater } from './web-hash.ts';

/** Proofs from tiles, by WebCrypto. */
export const { proveInclusion, proveConsistency, rootFromTiles } = createProver(hashLater);
