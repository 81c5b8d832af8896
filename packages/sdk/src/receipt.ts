import type { Receipt } from '@happy-homeland/contract';
import type { CallOptions } from './call-options.ts';
import type { ConnectionOptions } from './client-options.ts';
import { send } from './transport.ts';

export interface Receipts {
  /** Public check of a receipt number: amount, project, date. No personal data, not a tax receipt. */
  get(receiptNo: string, options?: CallOptions): Promise<Receipt>;
}

export function createReceipts(transport: ConnectionOptions): Receipts {
  return {
    get: (receiptNo, options) =>
      send(transport, {
        path: `/v1/receipts/${encodeURIComponent(receiptNo)}`,
        telltale: 'receiptNo',
        ...options,
      }),
  };
}
