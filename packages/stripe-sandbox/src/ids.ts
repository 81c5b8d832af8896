import { randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Bytes at or above this would favour the first letters of the alphabet, so they are thrown away. */
const UNBIASED_BELOW = 256 - (256 % ALPHABET.length);

/** Length of the random tail behind each prefix, as seen on real ids. */
const TAIL_LENGTHS = {
  acct_: 16,
  cs_test_: 58,
  pi_: 24,
  ch_: 24,
  py_: 24,
  pm_: 24,
  txn_: 24,
  re_: 24,
  pyr_: 24,
  dp_: 24,
  evt_: 24,
  we_: 24,
  li_: 24,
  price_: 24,
  prod_: 14,
  req_: 14,
  whsec_: 32,
  sk_test_: 32,
} as const;

/** What stands before the random tail of an id. */
export type IdPrefix = keyof typeof TAIL_LENGTHS;

/** Makes an id that has never been used before. */
export type NewId = (prefix: IdPrefix) => string;

/** Ids from the operating system's randomness, with Stripe's prefixes and lengths. */
export const newRandomId: NewId = (prefix) => prefix + randomLetters(TAIL_LENGTHS[prefix]);

/** `length` letters and digits, each equally likely. */
export function randomLetters(length: number): string {
  let letters = '';
  while (letters.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < UNBIASED_BELOW && letters.length < length) letters += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return letters;
}
