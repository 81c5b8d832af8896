// The receipt as a file, and finding it again.

import type { Operation } from './operation-description.ts';
import { receipt, receiptLookup } from './receipt.ts';
import { ROUTES } from './route.ts';

const TEXT = 'text/plain; charset=utf-8';

export const RECEIPT_OPERATIONS = {
  getReceiptProof: {
    ...ROUTES.getReceiptProof,
    tag: 'receipts',
    summary: 'The receipt as a .tlog-proof file that anybody verifies offline; no private part',
    security: 'none',
    success: { status: 200, mediaType: TEXT },
    problems: ['not-found', 'receipt-not-ready'],
  },
  lookupReceipt: {
    ...ROUTES.lookupReceipt,
    tag: 'receipts',
    summary: 'Find a receipt again by the short code on it and the amount',
    security: 'none',
    body: receiptLookup,
    success: { status: 200, schema: receipt },
    problems: [
      'malformed-json',
      'duplicate-json-key',
      'unsupported-media-type',
      'payload-too-large',
      'invalid-body',
      'unknown-field',
      'not-found',
      'too-many-requests',
    ],
  },
  getPledgeReceipt: {
    ...ROUTES.getPledgeReceipt,
    tag: 'receipts',
    summary: 'The giver’s own copy of the receipt file, with what opens its private part',
    security: 'pledge-secret',
    success: { status: 200, mediaType: TEXT },
    problems: ['unauthorized', 'not-found', 'receipt-not-ready', 'too-many-requests'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
