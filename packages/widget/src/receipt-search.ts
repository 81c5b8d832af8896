// From what somebody typed to what is asked. Nothing here touches the page; the server checks all of it again.

import type { ReceiptLookup } from '@happy-homeland/sdk';
import { parseAmountText } from '@happy-homeland/sdk';

/** The fields of the search by name. */
export type SearchField = 'code' | 'amount';
export type SearchFault = 'noCode' | 'badCode' | 'badAmount' | 'tooHigh';
export type SearchFaults = Readonly<Partial<Record<SearchField, SearchFault>>>;

export type Search =
  | { readonly kind: 'ready'; readonly lookup: ReceiptLookup }
  | { readonly kind: 'refused'; readonly faults: SearchFaults };

/** Largest gift that a receipt can be for, in fen. */
const AMOUNT_MAX_MINOR = 99_999_999;
const CODE_CHARACTERS = 10;
/** The code, or the rest of the number after it. People read 0, 1, 8 and 9 for letters, and the server reads them back. */
const CODE = /^[a-z0-9]{10}(?:[a-z0-9]{6})?$/;
const RECEIPT_NO = /^hh[a-z2-7]{16}$/;

/** The number of a receipt as it is asked for, or null where it can be none. */
export function readReceiptNo(text: string): string | null {
  const number = plainOf(text);
  return RECEIPT_NO.test(number) ? number : null;
}

export function readSearch(typed: Readonly<Record<SearchField, string>>): Search {
  const code = codeOf(typed.code);
  const amountMinor = parseAmountText(typed.amount, 'CNY');
  const amountFault = faultOfAmount(amountMinor);
  const faults: SearchFaults = {
    ...(code === null && { code: typed.code.trim() ? 'badCode' : 'noCode' }),
    ...(amountFault && { amount: amountFault }),
  };
  if (code === null || amountMinor === null || amountFault) return { kind: 'refused', faults };
  return { kind: 'ready', lookup: { code, amountMinor } };
}

/** The ten characters after `hh`, with or without it, and with whatever people put between. */
function codeOf(typed: string): string | null {
  const plain = plainOf(typed);
  const bare = plain.startsWith('hh') && plain.length > CODE_CHARACTERS ? plain.slice(2) : plain;
  return CODE.test(bare) ? bare.slice(0, CODE_CHARACTERS) : null;
}

function plainOf(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\u2010-\u2015-]/g, '');
}

function faultOfAmount(amountMinor: number | null): SearchFault | undefined {
  if (amountMinor === null || amountMinor < 1) return 'badAmount';
  return amountMinor > AMOUNT_MAX_MINOR ? 'tooHigh' : undefined;
}
