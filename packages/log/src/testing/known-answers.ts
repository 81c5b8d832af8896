// What others published: whoever computes something else here computes something else than they do.
import { fromHex } from './hex.ts';

/** The eight entries of the Certificate Transparency project's own tests. */
export const CT_ENTRIES: readonly Uint8Array[] = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(fromHex);

/** The roots over the first one, two … of them. */
export const CT_ROOTS: readonly Uint8Array[] = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map(fromHex);

/** Hashes of neighbours, as the proofs below name them. */
const LEAF_0 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d';
const LEAF_1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const LEAF_4 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const NODE_0_1 = 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125';
const NODE_2_3 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const NODE_4_5 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const NODE_6_7 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const NODE_0_3 = 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7';
const NODE_4_7 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';

/** Paths of the same project: entry, size of the tree, neighbours from the leaf up. */
export const CT_INCLUSIONS: readonly { readonly at: number; readonly size: number; readonly proof: Uint8Array[] }[] = [
  { at: 0, size: 1, proof: [] },
  { at: 0, size: 8, proof: [LEAF_1, NODE_2_3, NODE_4_7].map(fromHex) },
  { at: 5, size: 8, proof: [LEAF_4, NODE_6_7, NODE_0_3].map(fromHex) },
  { at: 2, size: 3, proof: [NODE_0_1].map(fromHex) },
  { at: 1, size: 5, proof: [LEAF_0, NODE_2_3, LEAF_4].map(fromHex) },
];

/** Proofs of the same project that a tree of `from` leaves grew to one of `size`. */
export const CT_GROWTHS: readonly { readonly from: number; readonly size: number; readonly proof: Uint8Array[] }[] = [
  { from: 1, size: 1, proof: [] },
  { from: 1, size: 8, proof: [LEAF_1, NODE_2_3, NODE_4_7].map(fromHex) },
  { from: 6, size: 8, proof: [NODE_4_5, NODE_6_7, NODE_0_3].map(fromHex) },
  { from: 2, size: 5, proof: [NODE_2_3, LEAF_4].map(fromHex) },
];

/** The first three signatures of RFC 8032 §7.1. */
export const RFC_8032: readonly Readonly<Record<'publicKey' | 'message' | 'signature', Uint8Array>>[] = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
].map(([publicKey = '', message = '', signature = '']) => ({
  publicKey: fromHex(publicKey),
  message: fromHex(message),
  signature: fromHex(signature),
}));

/** The example in the documentation of Go's note package. */
export const GO = {
  vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};

/** A tree head of Go's checksum database, and the key that every Go toolchain has. */
export const SUMDB = {
  vkey: 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
  note: `go.sum database tree
6476701
mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=

— sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=
`,
};

/** The example of C2SP tlog-checkpoint. */
export const C2SP_CHECKPOINT = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
