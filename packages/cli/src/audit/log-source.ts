// Where an audit takes the public log from: a deployment, or a file that somebody exported. Nothing that comes from it is
// believed.

import type { TileAddress } from '@happy-homeland/log';
import type { Text } from '../language.ts';
import type { PublishedFigures } from './published-figures.ts';
import type { PublishedEntry } from './published-journal.ts';

/**
 * Obligation: every answer has the right shape (a tile its length, a bundle its number of entries), or the promise rejects
 * with SourceError. Whether it is true is the audit's to find out.
 */
export interface LogSource {
  /** For people. */
  readonly name: string;
  /** A file does not change while it is read, and needs no copy. */
  readonly isFile: boolean;
  checkpoint(): Promise<string>;
  /** The newest that enough witnesses have seen. */
  cosigned(): Promise<string>;
  trust(): Promise<string>;
  tile(address: TileAddress): Promise<Uint8Array>;
  /** What is published of every project. */
  figures(): AsyncIterable<PublishedFigures>;
  /** The published journal of a project, oldest first; null where the source has none. */
  journal(projectId: string): AsyncIterable<PublishedEntry> | null;
}

/** Something of the log could not be had, or was not what it had to be. The audit says so and ends. */
export class SourceError extends Error {
  readonly text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(text.en, options);
    this.name = 'SourceError';
    this.text = text;
  }
}
