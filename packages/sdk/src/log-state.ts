// What is known of a public log after a look at it, as a closed union.

import type { CheckpointVerdict, Cosigner } from '@happy-homeland/log/verifier';

/** The log as it was seen now: signed, and only added to since this browser saw it last. */
export interface SeenLog {
  readonly kind: 'seen';
  readonly origin: string;
  /** Decimal text: it may pass 2^53. */
  readonly size: string;
  readonly cosignedBy: readonly Cosigner[];
  readonly quorum: number;
  /** The newest time at which somebody cosigned, epoch milliseconds. */
  readonly newestTimeMs: number | undefined;
  /** When this browser saw the log for the first time, epoch milliseconds; undefined if that is now. */
  readonly sinceMs: number | undefined;
  /** Fewer have to have seen it, or others than this browser remembers of this address. Told for thirty days. */
  readonly isWeakened: boolean;
  /** The signed note. */
  readonly note: string;
}

/** Two signed states of one log of which one cannot have grown from the other. */
export interface ContradictedLog {
  readonly kind: 'contradiction';
  readonly origin: string;
  /** Text for whoever is shown it: both notes, and how to see for oneself. */
  readonly evidence: string;
}

export type LogRefusal =
  | Extract<CheckpointVerdict, { readonly ok: false }>['reason']
  /** The file of keys cannot be read. */
  | 'trust-unusable'
  /** Another log than this browser has verified at this address, or one whose keys are all others. */
  | 'replaced'
  /** What the log is made of does not fit what was signed. */
  | 'tiles-wrong'
  /** An older state than this browser has seen before. */
  | 'older';

export type LogState =
  | SeenLog
  | ContradictedLog
  | { readonly kind: 'refused'; readonly reason: LogRefusal; readonly cosignedBy?: readonly Cosigner[] }
  /** No answer, or an answer of somebody else. Nothing is known. */
  | { readonly kind: 'unreachable' };
