// The right edge of a tree: the roots of its complete subtrees, at most one of each height, like the ones of a binary
// counter. It is all that has to be known to add leaves and to tell the root.
import { EMPTY_ROOT } from './hash.ts';
import { nodeHash } from './tree-hash.ts';

/** Told of each node that a leaf completes, from the leaf up. */
type OnNode = (height: number, hash: Uint8Array) => void;

export class RightEdge {
  /** By height; undefined where the tree has no complete subtree of that height on its edge. */
  readonly #roots: (Uint8Array | undefined)[];
  #size: bigint;

  constructor() {
    this.#roots = [];
    this.#size = 0n;
  }

  get size(): bigint {
    return this.#size;
  }

  /** One node is hashed per leaf, on average. */
  add(leafHash: Uint8Array, onNode?: OnNode): void {
    let hash = leafHash;
    let height = 0;
    onNode?.(height, hash);
    for (let left = this.#roots[height]; left !== undefined; left = this.#roots[height]) {
      hash = nodeHash(left, hash);
      this.#roots[height] = undefined;
      height += 1;
      onNode?.(height, hash);
    }
    this.#roots[height] = hash;
    this.#size += 1n;
  }

  /** Puts a complete subtree to the right, smaller than any that is there. */
  addSubtree(height: number, root: Uint8Array): void {
    this.#roots[height] = root;
    this.#size += 1n << BigInt(height);
  }

  root(): Uint8Array {
    let hash: Uint8Array | undefined;
    for (const left of this.#roots) {
      if (left !== undefined) hash = hash === undefined ? left : nodeHash(left, hash);
    }
    return hash ?? EMPTY_ROOT;
  }

  copy(): RightEdge {
    const edge = new RightEdge();
    this.#roots.forEach((root, height) => {
      if (root !== undefined) edge.addSubtree(height, root);
    });
    return edge;
  }
}
