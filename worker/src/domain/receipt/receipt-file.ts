// The receipt file: the public one for whoever knows the number, and the giver's own with what opens its private part.

import { assert } from '../../assert.ts';
import type { DonorPrivateRecord, PledgeRecord, Ports, ReceiptRecord } from '../../ports/index.ts';
import { receiptFileOf } from '../../publication/receipt-file.ts';
import { allowsReading } from '../pledge/pledge-reading.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

/** A gift is in a published checkpoint some seconds after it was booked. */
const READY_IN_MS = 10_000;

export interface ReceiptFile {
  readonly kind: 'file';
  readonly name: string;
  readonly text: string;
}

/** The public file of a receipt: it proves the gift, and says nothing about the giver. */
export async function publicReceiptFile(ports: Ports, receiptNo: string): Promise<ReceiptFile | Refusal> {
  const record = await ports.store.pledges.receipt(receiptNo);
  return record ? fileOf(ports, record, null) : refused('not-found');
}

/** The giver's own copy, for whoever holds the pledge's secret or an unused read token. */
export async function ownReceiptFile(
  ports: Ports,
  pledgeId: string,
  bearer: string | null,
): Promise<ReceiptFile | Refusal> {
  if (bearer === null) return refused('unauthorized');
  const [pledge, record] = await Promise.all([
    ports.store.pledges.pledge(pledgeId),
    ports.store.pledges.receiptOf(pledgeId),
  ]);
  // A token opens once: it is not spent on an answer that there is nothing yet.
  const ready =
    record === null ? refused('receipt-not-ready', { retryAfterMs: READY_IN_MS }) : await fileOf(ports, record, null);
  if (pledge === null || !(await allowsReading(ports, pledge, { bearer, spends: ready.kind === 'file' }))) {
    return refused('not-found');
  }
  if (ready.kind === 'refused' || record === null) return ready;
  return fileOf(ports, record, await donorOf(ports, pledge));
}

function donorOf(ports: Ports, { tenantId, pledgeId }: PledgeRecord): Promise<DonorPrivateRecord | null> {
  return ports.store.pledges.donor(tenantId, pledgeId);
}

async function fileOf(
  ports: Ports,
  { effectKey, receiptNo }: ReceiptRecord,
  donor: DonorPrivateRecord | null,
): Promise<ReceiptFile | Refusal> {
  const entry = await ports.store.books.byEffect(effectKey);
  assert(entry !== null, 'a receipt has its entry');
  const text = await receiptFileOf(ports, entry.journalId, donor);
  if (text === null) return refused('receipt-not-ready', { retryAfterMs: READY_IN_MS });
  return { kind: 'file', name: `receipt-${receiptNo}.tlog-proof`, text };
}
