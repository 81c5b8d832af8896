// The hashes of `secrets.ts` on the thread that asks. WebCrypto hands every one of them to another thread and back; a
// pledge needs five, of less than a kilobyte each.

import { createHash, createHmac, createSecretKey } from 'node:crypto';
import type { Hashing } from './secrets.ts';

/** With `node:crypto`; the same bytes as `webHashing`. */
export async function nodeHashing(pledgeKey: string): Promise<Hashing> {
  const key = createSecretKey(pledgeKey, 'utf8');
  return {
    mac: async (text) => createHmac('sha256', key).update(text).digest(),
    digest: async (content) => createHash('sha256').update(content).digest(),
  };
}
