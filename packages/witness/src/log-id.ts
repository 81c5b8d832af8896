import { toHex } from '@happy-homeland/log';

const ID_BYTES = 8;

/** A short name of a log for addresses: origins may have slashes, and anything else. */
export async function logId(origin: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(origin)));
  return toHex(hash.subarray(0, ID_BYTES));
}
