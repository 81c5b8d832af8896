// What every implementation in every engine has to answer alike: what others published, what this log recorded, and what a
// broken or lying server makes of it. Each vector is a question with one word for an answer, and no question raises.
import type { Vector } from './vector.ts';
import { NOTES, RECEIPTS } from './vectors-of-notes.ts';
import { PROOFS, PUBLISHED, SIZES } from './vectors-of-proofs.ts';

export const VECTORS: readonly Vector[] = [...PUBLISHED, ...SIZES, ...PROOFS, ...RECEIPTS, ...NOTES];
