import type { LogKey } from '@happy-homeland/log';

/** A log that this witness looks after, and what it takes for the log's own signature. */
export interface WatchedLog {
  readonly origin: string;
  /** A key that was replaced signs only trees of the sizes it was good for. */
  readonly keys: readonly LogKey[];
}
