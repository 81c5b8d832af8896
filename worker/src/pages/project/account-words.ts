// The journal's account names are for machines. People read what kind of money it is; a name nobody has put into words
// yet is shown as it is, never hidden.

import type { AccountKind } from '../messages/account-kind.ts';
import type { Messages } from '../messages/messages-for.ts';

/** The first two parts of an account name, per the chart of accounts. */
const KINDS: ReadonlyMap<string, AccountKind> = new Map([
  ['A:Clearing', 'clearing'],
  ['A:Bank', 'bank'],
  ['A:Advance', 'advance'],
  ['F:Restricted', 'restricted'],
  ['F:MgmtPool', 'management'],
  ['F:Unrestricted', 'unrestricted'],
  ['L:RefundPayable', 'refund'],
  ['L:PartnerPayable', 'partner'],
  ['L:FeePayable', 'fee'],
  ['L:Unidentified', 'unidentified'],
  ['L:HeldGifts', 'held'],
  ['E:Program', 'program'],
  ['E:PaymentFee', 'paymentFee'],
  ['E:Mgmt', 'management'],
]);

/** A provider is there by its name, a platform by an id of ours: its own name may be any text. */
const OF_PLATFORM = /^A:Clearing:[a-z2-7]{16}$/;

/** `A:Clearing:stripe` → `支付机构待结算款`; an unknown account keeps its own name beside the word for "other". */
export function accountWords(account: string, messages: Messages): string {
  if (OF_PLATFORM.test(account)) return messages.account.platform;
  const kind = KINDS.get(account.split(':').slice(0, 2).join(':')) ?? 'other';
  return kind === 'other' ? `${messages.account.other} ${account}` : messages.account[kind];
}
