// Which log stood at an address when this browser last verified it, and who had to have seen it. Whoever serves an address
// could put other books there, or drop the checkers, and all of it would verify: only who remembers can tell.

import type { LogKey, Trust, TrustedWitness } from '@happy-homeland/log/verifier';
import { parseTrust } from '@happy-homeland/log/verifier';
import type { KeyStore } from './key-store.ts';

const ADDRESS = 'hh:log-at:';
/** So long it is told that fewer have to check; from then on that is what is remembered. */
const NOTICE_MS = 30 * 24 * 3_600_000;

/**
 * `replaced`: another log, or one of which no key that signed before is left. `weakened`: fewer have to have seen it, or
 * a witness is gone or is said to be somebody else's than before.
 */
export type AddressChange = 'replaced' | 'weakened';

interface Served {
  /** Undefined where the trust came from elsewhere: then the address decides nothing, and nothing is remembered. */
  readonly address: string | undefined;
  /** The text of the trust file. */
  readonly text: string;
  readonly trust: Trust;
}

export interface AddressMemory {
  /** Of the log that was verified here before, or else of the one that is here now. */
  readonly origin: string;
  readonly change: AddressChange | undefined;
  /** Remembers what is served now: to be called when the log itself has been verified. */
  readonly keep: () => Promise<void>;
}

/** What is served at an address, held against what was verified there before. */
export async function recallAddress(
  pins: KeyStore,
  { address, text, trust }: Served,
  nowMs: number,
): Promise<AddressMemory> {
  if (address === undefined) return { origin: trust.origin, change: undefined, keep: async () => undefined };
  const name = ADDRESS + address;
  // The trust file as it was, below one line with the time since when it has been a weaker one, or 0.
  const [line = '', before = ''] = ((await pins.get(name)) ?? '').split('\n');
  const seen = before === '' ? undefined : await parseTrust(before);
  const told = seen && changeOf(seen, trust);
  const sinceMs = told === undefined ? 0 : Number(line) || nowMs;
  const isOver = told === 'weakened' && nowMs - sinceMs > NOTICE_MS;
  const change = isOver ? undefined : told;
  return {
    origin: seen?.origin ?? trust.origin,
    change,
    keep: async () => {
      await pins.set(name, change === undefined ? `0\n${text}` : `${sinceMs}\n${before}`);
    },
  };
}

function changeOf(seen: Trust, now: Trust): AddressChange | undefined {
  // A key that was handed over stays in the file for what it signed.
  const isHandedOver = seen.logKeys.some((key) =>
    now.logKeys.some((other) => other.fromSize === key.fromSize && isSameKey(other, key)),
  );
  if (now.origin !== seen.origin || !isHandedOver) return 'replaced';
  const isThere = (witness: TrustedWitness) =>
    now.witnesses.some((other) => other.operator === witness.operator && isSameKey(other, witness));
  return now.quorum < seen.quorum || !seen.witnesses.every(isThere) ? 'weakened' : undefined;
}

type Keyed = Pick<LogKey | TrustedWitness, 'key'>;

function isSameKey({ key }: Keyed, { key: other }: Keyed): boolean {
  return key.publicKey.join() === other.publicKey.join();
}
