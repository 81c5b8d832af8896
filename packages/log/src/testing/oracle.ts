// RFC 6962 §2.1 word for word: recursive, slow, and without a line in common with what it judges but for SHA-256 itself.
import { sha256 as digest } from '@noble/hashes/sha2.js';

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = digest.create();
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function oracleLeaf(entry: Uint8Array): Uint8Array {
  return sha256(Uint8Array.of(0), entry);
}

export function oracleNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(Uint8Array.of(1), left, right);
}

/** The largest power of two smaller than `n`. */
function below(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Trees over the same leaves, each subtree hashed once. */
export class Oracle {
  readonly #leaves: readonly Uint8Array[];
  readonly #seen = new Map<string, Uint8Array>();

  constructor(leafHashes: readonly Uint8Array[]) {
    this.#leaves = leafHashes;
  }

  /** MTH(D[from:to]). */
  root(from: number, to: number): Uint8Array {
    if (from === to) return sha256();
    const [leaf] = this.#leaves.slice(from, from + 1);
    if (leaf !== undefined && to - from === 1) return leaf;
    const name = `${from}:${to}`;
    const middle = from + below(to - from);
    const hash = this.#seen.get(name) ?? oracleNode(this.root(from, middle), this.root(middle, to));
    this.#seen.set(name, hash);
    return hash;
  }

  /** PATH(m, D[from:to]). */
  path(m: number, from: number, to: number): Uint8Array[] {
    if (to - from === 1) return [];
    const k = below(to - from);
    return m < k
      ? [...this.path(m, from, from + k), this.root(from + k, to)]
      : [...this.path(m - k, from + k, to), this.root(from, from + k)];
  }

  /** PROOF(m, D[0:to]). */
  proof(m: number, to: number): Uint8Array[] {
    return this.#subproof({ m, from: 0, to, isWhole: true });
  }

  #subproof({ m, from, to, isWhole }: { m: number; from: number; to: number; isWhole: boolean }): Uint8Array[] {
    if (m === to - from) return isWhole ? [] : [this.root(from, to)];
    const k = below(to - from);
    return m <= k
      ? [...this.#subproof({ m, from, to: from + k, isWhole }), this.root(from + k, to)]
      : [...this.#subproof({ m: m - k, from: from + k, to, isWhole: false }), this.root(from, from + k)];
  }
}
