// The keys of the log, out of the environment: LOG_KEY in the text form of Go's note package, the newest first while one is
// rotated out.

import type { SigningKey } from '@happy-homeland/log';
import { formatVerifierKey, parseSigningKey, signNote } from '@happy-homeland/log';
import type { LogKeys } from '../../ports/index.ts';

export interface LogKeyOptions {
  readonly origin: string;
  /** Secret texts, `PRIVATE+KEY+…`. */
  readonly keys: readonly string[];
}

/** Throws RangeError where a key is none, or is not a log's. */
export async function createLogKeys({ origin, keys }: LogKeyOptions): Promise<LogKeys> {
  const parsed = await Promise.all(keys.map(parseLogKey));
  const verifierKeys = parsed.map(({ verifierKey }) => formatVerifierKey(verifierKey));
  return {
    origin,
    verifierKeys,
    sign: (text) => signNote(text, parsed),
    signWith: async (wanted, message) => {
      const key = parsed[verifierKeys.indexOf(wanted)];
      if (key === undefined) throw new RangeError('no such key');
      return key.sign(message);
    },
  };
}

async function parseLogKey(text: string): Promise<SigningKey> {
  const key = await parseSigningKey(text);
  if (key?.verifierKey.role !== 'log') throw new RangeError('LOG_KEY is not a key of a log');
  return key;
}
