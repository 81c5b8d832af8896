// 查询我的捐赠: months later, on another phone, without an account. The short code is the beginning of the receipt number,
// which anybody may see in the public log; it is a way to find the receipt again, not a secret, and what it finds is what
// everybody may read. The amount keeps a slip of the finger from finding somebody else's.

import type { Receipt, ReceiptLookup } from '@happy-homeland/contract';
import type { Ports } from '../../ports/index.ts';
import type { Caller } from '../access/caller.ts';
import { limitFailures } from '../access/failed-access.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import { publicReceipt } from './receipt.ts';

/** 50 bits: among a million receipts two that begin alike are one chance in two thousand, and the amount tells those apart. */
const CODE_CHARACTERS = 10;
const CODE = new RegExp(`^[a-z2-7]{${CODE_CHARACTERS}}$`);
const PREFIX = 'hh';
/** The alphabet has no 0, 1, 8 and 9: people read them for letters. */
const READ_AS: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '8': 'b', '9': 'g' };

/** The code of a receipt as it is printed: `abcde-fghij`. */
export function receiptCode(receiptNo: string): string {
  const code = receiptNo.slice(PREFIX.length, PREFIX.length + CODE_CHARACTERS).toUpperCase();
  return `${code.slice(0, CODE_CHARACTERS / 2)}-${code.slice(CODE_CHARACTERS / 2)}`;
}

/** One answer for a wrong code and for a wrong amount, from one and the same read. */
export function findReceipt(ports: Ports, wanted: ReceiptLookup, caller: Caller): Promise<Receipt | Refusal> {
  return limitFailures(ports, caller, {
    access: () => find(ports, wanted),
    isFailure: (answer) => isRefusal(answer),
  });
}

async function find(ports: Ports, { code, amountMinor }: ReceiptLookup): Promise<Receipt | Refusal> {
  const prefix = parseCode(code);
  const record = prefix === null ? null : await ports.store.pledges.receiptLike({ prefix, amountMinor });
  return record === null ? refused('not-found') : publicReceipt(ports, record);
}

/** The first characters of a receipt number out of what somebody typed; a whole number is taken too. */
function parseCode(typed: string): string | null {
  const plain = typed.toLowerCase().replaceAll(/[\s-‐-―]/g, '');
  const bare = plain.startsWith(PREFIX) && plain.length > CODE_CHARACTERS ? plain.slice(PREFIX.length) : plain;
  const code = bare.slice(0, CODE_CHARACTERS).replaceAll(/[0189]/g, (digit) => READ_AS[digit] ?? digit);
  return CODE.test(code) ? `${PREFIX}${code}` : null;
}
