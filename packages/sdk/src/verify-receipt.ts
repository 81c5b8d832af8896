// Verifying a receipt: in the browser of whoever doubts it, offline, and with no question to the server that made it.

import type { Trust } from '@happy-homeland/log/verifier';
import { memoryKeyStore } from './key-store.ts';
import { keepPin } from './log-pin.ts';
import { createLogWatch } from './log-watch.ts';
import type { ReceiptVerdict } from './receipt-verdict.ts';
import type { Fetch } from './transport.ts';

export interface VerifyOptions {
  /** The text of a deployment's `/log/trust.json`, or what was parsed of it. */
  readonly trust: string | Trust;
  /** The project and the receipt that the file has to be about. */
  readonly projectId?: string;
  readonly receiptNo?: string;
  /** Where the log is now. Without it nobody is asked. */
  readonly baseUrl?: string;
  readonly fetch?: Fetch;
}

/**
 * What a receipt file proves, and with `baseUrl` whether the log has only grown since. Never rejects, whatever the text is.
 * The verifying part is a chunk of its own that is loaded at the first call: `prepareVerifier` loads it before the network
 * goes.
 *
 * @param receipt the text of the file
 */
export async function verifyReceipt(receipt: string, options: VerifyOptions): Promise<ReceiptVerdict> {
  try {
    const { checkReceipt } = await import('./receipt-check.ts');
    const verdict = await checkReceipt(receipt, options);
    const { trust, baseUrl, fetch } = options;
    if (verdict.kind === 'refused' || baseUrl === undefined) return verdict;
    // The receipt itself is what was seen before.
    const pins = memoryKeyStore();
    await keepPin(pins, { origin: verdict.origin, note: verdict.note, sinceMs: 0 });
    const watch = createLogWatch({ baseUrl, trust, pins, ...(fetch && { fetch }) });
    return { ...verdict, now: await watch.look() };
  } catch (error) {
    console.error(error);
    return { kind: 'refused', code: 'verifier-missing' };
  }
}

/** Loads all that `verifyReceipt` takes in this browser, and says whether it may go offline now. */
export async function prepareVerifier(): Promise<boolean> {
  try {
    const { prepareReceiptCheck } = await import('./receipt-check.ts');
    await prepareReceiptCheck();
    return true;
  } catch {
    return false;
  }
}
