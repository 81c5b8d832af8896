import type { Receipt, ReceiptLookup } from '@happy-homeland/contract';
import { ApiError } from './api-error.ts';
import type { CallOptions } from './call-options.ts';
import type { ConnectionOptions } from './client-options.ts';
import { send } from './transport.ts';

export interface Receipts {
  /** Public check of a receipt number: amount, project, date. No personal data, not a tax receipt. */
  get(receiptNo: string, options?: CallOptions): Promise<Receipt>;
  /**
   * Finds a receipt again by the short code on it and the amount in minor units. From a page it takes an origin that is
   * registered. @throws ApiError `not-found` for either being wrong, `too-many-requests` after ten wrong tries a minute
   */
  find(lookup: ReceiptLookup, options?: CallOptions): Promise<Receipt>;
  /** Whether the public log holds it yet; seconds after a gift it may not. */
  isPublished(receiptNo: string, options?: CallOptions): Promise<boolean>;
}

export function createReceipts(transport: ConnectionOptions): Receipts {
  const telltale = 'receiptNo';
  const pathOf = (receiptNo: string) => `/v1/receipts/${encodeURIComponent(receiptNo)}`;
  return {
    get: (receiptNo, options) => send(transport, { path: pathOf(receiptNo), telltale, ...options }),
    find: (lookup, options) =>
      send(transport, {
        method: 'POST',
        path: '/v1/receipts/lookup',
        body: JSON.stringify(lookup),
        telltale,
        ...options,
      }),
    isPublished: async (receiptNo, options) => {
      try {
        return await send(transport, {
          path: `${pathOf(receiptNo)}/proof`,
          headers: { Accept: 'text/plain' },
          read: async () => true,
          ...options,
        });
      } catch (error) {
        if (error instanceof ApiError && error.code === 'receipt-not-ready') return false;
        throw error;
      }
    },
  };
}
