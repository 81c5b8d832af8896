// The public check of a receipt. It says what was given to which project and when, and nothing about who gave.

import type { Receipt } from '@happy-homeland/contract';
import { assert } from '../../assert.ts';
import { reversalEffect } from '../../ledger/append.ts';
import type { JournalRecord, PledgeRecord, Ports, ReceiptRecord } from '../../ports/index.ts';

const NOTICE = '本回执不是公益事业捐赠统一票据，不能用于税前扣除 / This is not a tax receipt.';

/** The receipt with this number, or null. */
export async function getReceipt(ports: Ports, receiptNo: string): Promise<Receipt | null> {
  const record = await ports.store.pledges.receipt(receiptNo);
  return record ? publicReceipt(ports, record) : null;
}

/** The receipt of a settled pledge, or null while it has none. */
export async function receiptOfPledge(ports: Ports, pledgeId: string): Promise<Receipt | null> {
  const record = await ports.store.pledges.receiptOf(pledgeId);
  return record ? publicReceipt(ports, record) : null;
}

/** What everybody may read of a receipt. */
export async function publicReceipt(ports: Ports, record: ReceiptRecord): Promise<Receipt> {
  const [file, pledge, entry] = await Promise.all([
    ports.store.directory.file(record.projectId),
    ports.store.pledges.pledge(record.pledgeId),
    ports.store.books.byEffect(record.effectKey),
  ]);
  assert(file !== null && pledge !== null && entry !== null, 'a receipt has its project, pledge and entry');
  return {
    receiptNo: record.receiptNo,
    amount: { amountMinor: record.amountMinor, currency: record.currency },
    date: record.issuedOn,
    projectId: record.projectId,
    projectTitle: file.project.title,
    charityName: file.charity.name,
    filingNumber: file.campaign.filingNumber,
    status: await statusOf(ports, pledge, entry),
    test: ports.settings.mode === 'test',
    notice: NOTICE,
  };
}

/** Where the gift is in the published log, from 0; null while it is not there yet. */
export async function placeOfReceipt(ports: Ports, receiptNo: string): Promise<number | null> {
  const record = await ports.store.pledges.receipt(receiptNo);
  const [entry, checkpoint] = await Promise.all([
    record && ports.store.books.byEffect(record.effectKey),
    ports.store.log.quorate(),
  ]);
  const place = entry?.leafIndex ?? null;
  return place !== null && checkpoint !== null && place < checkpoint.size ? place : null;
}

async function statusOf(ports: Ports, pledge: PledgeRecord, entry: JournalRecord): Promise<Receipt['status']> {
  if (await ports.store.books.byEffect(reversalEffect(entry.journalId))) return 'reversed';
  // What a payer's bank took back is back with its giver as well.
  const goneMinor = pledge.refundedMinor + pledge.lostMinor;
  if (goneMinor === 0) return 'valid';
  return goneMinor < pledge.amountMinor ? 'partially_refunded' : 'refunded';
}
