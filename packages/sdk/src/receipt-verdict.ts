// What a receipt proves, as a closed union: a screen has one text for each code, and none is left out unnoticed.

import type { Money } from '@happy-homeland/contract/money';
import type { ReceiptFacts } from '@happy-homeland/log/receipt';
import type { Cosigner } from '@happy-homeland/log/verifier';
import type { LogState } from './log-state.ts';

export type ReceiptRefusal =
  /** Nothing of a receipt: another file, or an empty one. */
  | 'not-a-receipt'
  /** A page came where a file was expected: of a network that asks for a login, or of a proxy. */
  | 'web-page'
  /** It begins like a receipt and does not end like one, or something in it was changed. */
  | 'damaged'
  /** The entry in it is none that this log could hold, or no gift. */
  | 'not-a-gift'
  /** Of a gift to another project than the one asked about. */
  | 'other-project'
  /** Another receipt than the one asked about. */
  | 'other-receipt'
  /** Signed, but for another public log. */
  | 'other-log'
  /** For this log by its name, and signed by nobody whose key is known. */
  | 'unknown-key'
  /** A known key, and a signature that it did not make. */
  | 'wrong-signature'
  /** A key of this log that was no longer, or not yet, in use for a log of that size. */
  | 'key-out-of-use'
  /** Signed by the log, and seen by fewer independent checkers than are asked for. */
  | 'too-few-witnesses'
  /** Everything is signed, and this gift is not in what was signed. */
  | 'not-in-log'
  /** The private part is not that of this gift. */
  | 'opening-wrong'
  /** The keys to verify with cannot be read. */
  | 'trust-unusable'
  /** The verifying part could not be loaded. */
  | 'verifier-missing';

export interface ProvedReceipt {
  readonly kind: 'proved';
  readonly receiptNo: string | undefined;
  readonly projectId: string;
  readonly amount: Money;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Name of the log. */
  readonly origin: string;
  /** Place in the log, from 0, and how many entries it had: decimal text, because either may pass 2^53. */
  readonly index: string;
  readonly size: string;
  readonly signedBy: readonly string[];
  readonly cosignedBy: readonly Cosigner[];
  /** How many of how many have to have cosigned. */
  readonly quorum: number;
  readonly witnesses: number;
  /** The newest of their times, epoch milliseconds. */
  readonly newestTimeMs: number | undefined;
  /** What the giver stated, where the file has the private part and it is this gift's. */
  readonly facts: ReceiptFacts | undefined;
  /** Which implementation verified the signatures. */
  readonly by: 'webcrypto' | 'noble';
  /** The signed note that the receipt holds. */
  readonly note: string;
  /** What the log says now, where it was asked: `seen` means that it has only grown since the receipt was made. */
  readonly now?: LogState;
}

export type ReceiptVerdict =
  | ProvedReceipt
  | { readonly kind: 'refused'; readonly code: ReceiptRefusal; readonly cosignedBy?: readonly Cosigner[] };
