// RFC 6962 §2.1 as ranges of leaves: which subtrees a proof is made of, before any of them is hashed.

/** Leaves `from` up to, not including, `to`. */
export interface LeafRange {
  readonly from: bigint;
  readonly to: bigint;
}

/** A complete subtree: leaves `index · 2^height` up to `(index + 1) · 2^height`. */
export interface Subtree {
  readonly height: number;
  readonly index: bigint;
}

/** The subtrees whose roots are PATH(index, D[size]), from the leaf up. */
export function inclusionRanges(index: bigint, size: bigint): LeafRange[] {
  const ranges: LeafRange[] = [];
  let whole: LeafRange = { from: 0n, to: size };
  while (whole.to - whole.from > 1n) {
    const [left, right] = split(whole);
    const isLeft = index < left.to;
    ranges.push(isLeft ? right : left);
    whole = isLeft ? left : right;
  }
  return ranges.reverse();
}

/** The subtrees whose roots are PROOF(size1, D[size2]); `size1` is at least 1. */
export function consistencyRanges(size1: bigint, size2: bigint): LeafRange[] {
  const ranges: LeafRange[] = [];
  let whole: LeafRange = { from: 0n, to: size2 };
  while (whole.to !== size1) {
    const [left, right] = split(whole);
    const isLeft = size1 <= left.to;
    ranges.push(isLeft ? right : left);
    whole = isLeft ? left : right;
  }
  // Whoever has the old root already knows this subtree where it is the whole old tree.
  if (whole.from !== 0n) ranges.push(whole);
  return ranges.reverse();
}

/** A range that begins where subtrees of its size do, as complete subtrees from left to right, each smaller than the last. */
export function subtreesOf({ from, to }: LeafRange): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = from; at < to; ) {
    const height = log2(to - at);
    subtrees.push({ height, index: at >> BigInt(height) });
    at += 1n << BigInt(height);
  }
  return subtrees;
}

/** At the largest power of two below the number of leaves; of two leaves or more. */
function split({ from, to }: LeafRange): [LeafRange, LeafRange] {
  const middle = from + (1n << BigInt(log2(to - from - 1n)));
  return [
    { from, to: middle },
    { from: middle, to },
  ];
}

/** The largest k with 2^k ≤ n. */
function log2(n: bigint): number {
  return n.toString(2).length - 1;
}
