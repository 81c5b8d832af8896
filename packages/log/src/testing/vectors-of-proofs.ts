import { parseEntryBundle } from '../entry-bundle.ts';
import { LogError } from '../error.ts';
import { EMPTY_ROOT, SIZE_MAX } from '../hash.ts';
import { CT_ENTRIES, CT_GROWTHS, CT_INCLUSIONS, CT_ROOTS, GO, RFC_8032, SUMDB } from './known-answers.ts';
import { oracleLeaf, oracleNode } from './oracle.ts';
import {
  FILE,
  GROWTH_FROM_100,
  LEAF,
  NEXT_LEAF,
  NOTE,
  NOTE_OF_LARGEST,
  ROOT_OF_100,
  ROOT_OF_300,
} from './recorded-log.ts';
import type { Vector } from './vector.ts';
import { each, grown, HTML, included, opened, PROOF, receipt, yesOrNo } from './vector.ts';

const without = <Item>(list: readonly Item[], at: number) => list.filter((_, place) => place !== at);
const swapped = (proof: readonly Uint8Array[], at: number) => [
  ...proof.slice(0, at),
  ...proof.slice(at, at + 2).reverse(),
  ...proof.slice(at + 2),
];
/** Each byte of each hash with one of its bits turned over. */
function flips(proof: readonly Uint8Array[]): Uint8Array[][] {
  return proof.flatMap((hash, at) =>
    Array.from(hash, (byte, place) => {
      const flipped = Uint8Array.from(hash);
      flipped[place] = byte ^ (1 << (place % 8));
      return proof.map((other, position) => (position === at ? flipped : other));
    }),
  );
}

export const PUBLISHED: readonly Vector[] = [
  {
    name: 'an entry and its place in the trees of Certificate Transparency',
    ask: async ({ leafHash, verifyInclusion }) => {
      const all = CT_INCLUSIONS.map(async ({ at, size, proof }) => {
        const hash = await leafHash(CT_ENTRIES[at] ?? EMPTY_ROOT);
        const root = CT_ROOTS[size - 1] ?? EMPTY_ROOT;
        return verifyInclusion({ leafHash: hash, index: BigInt(at), size: BigInt(size), proof, root });
      });
      return yesOrNo((await Promise.all(all)).every(Boolean));
    },
    answer: 'yes',
  },
  {
    name: 'how those trees grew',
    ask: async ({ verifyConsistency }) => {
      const all = CT_GROWTHS.map(({ from, size, proof }) => {
        const [root1 = EMPTY_ROOT, root2 = EMPTY_ROOT] = [CT_ROOTS[from - 1], CT_ROOTS[size - 1]];
        return verifyConsistency({ size1: BigInt(from), size2: BigInt(size), root1, root2, proof });
      });
      return yesOrNo((await Promise.all(all)).every(Boolean));
    },
    answer: 'yes',
  },
  {
    name: 'the root of two of their leaves',
    ask: async ({ leafHash, nodeHash }) => {
      const [first = EMPTY_ROOT, second = EMPTY_ROOT] = CT_ENTRIES;
      const root = await nodeHash(await leafHash(first), await leafHash(second));
      return yesOrNo(root.join() === CT_ROOTS[1]?.join());
    },
    answer: 'yes',
  },
  {
    name: 'the signatures of RFC 8032, and none of them for another message',
    ask: async ({ ed25519 }) => {
      const own = await Promise.all(RFC_8032.map((signed) => ed25519.verify(signed)));
      const others = RFC_8032.map((signed) =>
        ed25519.verify({ ...signed, message: Uint8Array.of(...signed.message, 0) }),
      );
      return [...own, ...(await Promise.all(others))].map(yesOrNo).join(' ');
    },
    answer: 'yes yes yes no no no',
  },
  { name: 'the note in the documentation of Go', ask: opened(`${GO.text}\n${GO.line}`, [GO.vkey]), answer: '1' },
  { name: 'a tree head of the checksum database of Go', ask: opened(SUMDB.note, [SUMDB.vkey]), answer: '1' },
  {
    name: 'another size of that tree head',
    ask: opened(SUMDB.note.replace('6476701', '6476702'), [SUMDB.vkey]),
    answer: 'signature-wrong',
  },
];

/** A tree in which every leaf, and so every complete subtree of a height, is the same. */
function sameAtHeight(height: number): Uint8Array {
  let hash = oracleLeaf(new Uint8Array());
  for (let level = 0; level < height; level += 1) hash = oracleNode(hash, hash);
  return hash;
}

const FAR = 2n ** 40n;
const FAR_LEAF = {
  leafHash: sameAtHeight(0),
  index: FAR + 5n,
  size: 2n * FAR,
  proof: Array.from({ length: 41 }, (_, height) => sameAtHeight(height)),
  root: sameAtHeight(41),
};
const FAR_EXTRA = oracleLeaf(Uint8Array.of(1));
const FAR_GROWTH = {
  size1: FAR,
  size2: FAR + 1n,
  root1: sameAtHeight(40),
  root2: oracleNode(sameAtHeight(40), FAR_EXTRA),
  proof: [FAR_EXTRA],
};
const FAR_LAST = {
  leafHash: FAR_EXTRA,
  index: FAR,
  size: FAR + 1n,
  proof: [FAR_GROWTH.root1],
  root: FAR_GROWTH.root2,
};

export const SIZES: readonly Vector[] = [
  { name: 'a leaf beyond 2^40', ask: included(FAR_LEAF), answer: 'yes' },
  { name: 'the same in a tree of one leaf more', ask: included({ ...FAR_LEAF, size: 2n * FAR + 1n }), answer: 'no' },
  { name: 'the leaf after 2^40 others, at its place', ask: included(FAR_LAST), answer: 'yes' },
  { name: 'the same at its place modulo 2^32', ask: included({ ...FAR_LAST, index: 0n }), answer: 'no' },
  { name: 'a tree beyond 2^40 that grew by one leaf', ask: grown(FAR_GROWTH), answer: 'yes' },
  {
    name: 'the same to a size that is its own modulo 2^32',
    ask: grown({ ...FAR_GROWTH, size2: 2n ** 41n + 1n }),
    answer: 'no',
  },
  {
    name: 'the largest size there is, one more, none and one below nothing',
    ask: each([SIZE_MAX, SIZE_MAX + 1n, 0n, -1n].flatMap((size) => [included({ size }), grown({ size2: size })])),
    answer: 'no',
  },
  {
    name: 'the largest places there are',
    ask: each([SIZE_MAX, SIZE_MAX - 1n].map((index) => included({ index, size: SIZE_MAX }))),
    answer: 'no',
  },
  {
    name: 'the last step before the largest size, with the longest proof',
    ask: grown({ size1: SIZE_MAX - 1n, size2: SIZE_MAX, proof: Array.from({ length: 63 }, () => EMPTY_ROOT) }),
    answer: 'no',
  },
  {
    name: 'a receipt under the largest size',
    ask: receipt(FILE.replace(NOTE, NOTE_OF_LARGEST)),
    answer: 'inclusion-wrong',
  },
  {
    name: 'a receipt of the largest place under the largest size',
    ask: receipt(FILE.replace(NOTE, NOTE_OF_LARGEST).replace('index 123', `index ${SIZE_MAX - 1n}`)),
    answer: 'inclusion-wrong',
  },
  {
    name: 'a receipt of place 2^64 − 1',
    ask: receipt(FILE.replace('index 123', `index ${SIZE_MAX}`)),
    answer: 'inclusion-wrong',
  },
  {
    name: 'a receipt of place 2^64',
    ask: receipt(FILE.replace('index 123', `index ${SIZE_MAX + 1n}`)),
    answer: 'file-malformed',
  },
];

const FIRST_OF_TWO = { size: 2n, proof: [NEXT_LEAF], root: oracleNode(LEAF, NEXT_LEAF) };

export const PROOFS: readonly Vector[] = [
  { name: 'the recorded leaf', ask: included(), answer: 'yes' },
  { name: 'its neighbour in its place', ask: included({ leafHash: NEXT_LEAF }), answer: 'no' },
  {
    name: 'a proof without one of its hashes',
    ask: each(PROOF.map((_, at) => included({ proof: without(PROOF, at) }))),
    answer: 'no',
  },
  {
    name: 'a proof with a hash more',
    ask: each([included({ proof: [...PROOF, LEAF] }), included({ proof: [LEAF, ...PROOF] })]),
    answer: 'no',
  },
  { name: 'no proof at all', ask: each([included({ proof: [] }), grown({ proof: [] })]), answer: 'no' },
  {
    name: 'the only leaf of a tree, at the place after it',
    ask: included({ index: 1n, size: 1n, proof: [], root: LEAF }),
    answer: 'no',
  },
  { name: 'the first of two leaves', ask: included({ ...FIRST_OF_TWO, index: 0n }), answer: 'yes' },
  { name: 'the same at the place after the second', ask: included({ ...FIRST_OF_TWO, index: 2n }), answer: 'no' },
  {
    name: 'claims that are none',
    ask: async ({ verifyInclusion, verifyConsistency }) => {
      const nothing = [null, undefined, 7, 'claim', [], {}] as const;
      const all = nothing.flatMap((claim) => [verifyInclusion(claim as never), verifyConsistency(claim as never)]);
      return yesOrNo((await Promise.all(all)).some(Boolean));
    },
    answer: 'no',
  },
  { name: 'a proof of 65 hashes', ask: included({ proof: Array.from({ length: 65 }, () => LEAF) }), answer: 'no' },
  {
    name: 'a proof with two hashes in each other’s place',
    ask: each(PROOF.slice(1).map((_, at) => included({ proof: swapped(PROOF, at) }))),
    answer: 'no',
  },
  { name: 'a proof with a bit turned over', ask: each(flips(PROOF).map((proof) => included({ proof }))), answer: 'no' },
  { name: 'a proof of the other tree', ask: included({ proof: GROWTH_FROM_100 }), answer: 'no' },
  { name: 'a proof of short hashes', ask: included({ proof: PROOF.map((hash) => hash.slice(1)) }), answer: 'no' },
  {
    name: 'a root that was cut short',
    ask: each([0, 1, 31].map((end) => included({ root: ROOT_OF_300.slice(0, end) }))),
    answer: 'no',
  },
  {
    name: 'one short leaf that is the short root of its tree',
    ask: each(
      [0, 31].map((end) =>
        included({ leafHash: LEAF.slice(0, end), root: LEAF.slice(0, end), index: 0n, size: 1n, proof: [] }),
      ),
    ),
    answer: 'no',
  },
  { name: 'the recorded growth', ask: grown(), answer: 'yes' },
  {
    name: 'a growth without one of its hashes',
    ask: each(GROWTH_FROM_100.map((_, at) => grown({ proof: without(GROWTH_FROM_100, at) }))),
    answer: 'no',
  },
  {
    name: 'a growth with a bit turned over',
    ask: each(flips(GROWTH_FROM_100).map((proof) => grown({ proof }))),
    answer: 'no',
  },
  {
    name: 'a growth from a root that was cut short',
    ask: each([0, 31].map((end) => grown({ root1: ROOT_OF_100.slice(0, end) }))),
    answer: 'no',
  },
  {
    name: 'a tree with itself, by two short roots',
    ask: each(
      [0, 31].map((end) =>
        grown({ size2: 100n, root1: ROOT_OF_100.slice(0, end), root2: ROOT_OF_100.slice(0, end), proof: [] }),
      ),
    ),
    answer: 'no',
  },
  {
    name: 'a growth from nothing, by another root than that of nothing',
    ask: grown({ size1: 0n, proof: [] }),
    answer: 'no',
  },
  {
    name: 'the two roots of a growth in each other’s place',
    ask: grown({ root1: ROOT_OF_300, root2: ROOT_OF_100 }),
    answer: 'no',
  },
  {
    name: 'a proof out of tiles that are a web page',
    ask: async ({ proveInclusion }) => {
      const readTile = () => new TextEncoder().encode(HTML);
      return proveInclusion({ index: 3n, size: 10n, readTile }).then(
        () => 'proved',
        (error: unknown) => (error instanceof LogError ? error.code : 'another error'),
      );
    },
    answer: 'tile-malformed',
  },
  {
    name: 'entries that are a web page',
    ask: async () => (parseEntryBundle(new TextEncoder().encode(HTML), 2) === undefined ? 'none' : 'some'),
    answer: 'none',
  },
];
