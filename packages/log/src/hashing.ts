/** Two neighbours of the tree. */
export type Pair = readonly [left: Uint8Array, right: Uint8Array];

/**
 * A computation that asks for the hash of one pair of nodes after the other. Written once, it runs on a hash that answers
 * at once (servers, audits) and on one that answers later (WebCrypto in a browser).
 */
export type Hashing<Result> = Generator<Pair, Result, Uint8Array>;

/** How to run one. */
export type RunHashing = <Result>(hashing: Hashing<Result>) => Result | Promise<Result>;
