// The chart of accounts: money under way at a provider, in the bank, with partners; each project's restricted fund; what is
// owed; the charity's own funds. Accounts belong to the charity; its books are one set. Promises of givers are no money and
// stand in no account (decision 0024).

import type { AccountRecord } from '../ports/index.ts';

/** Whose books, and for which project. */
export interface Owner {
  readonly tenantId: string;
  readonly charityId: string;
  readonly projectId: string;
}

/**
 * Money the provider has taken and not yet paid out 在途; it equals the provider's own balance. Below zero is possible:
 * a refund gives the whole gift back while the provider keeps its fee.
 */
export function clearing(owner: Owner, provider: string, currency: string): AccountRecord {
  return account({ owner, code: `A:Clearing:${provider}`, currency, side: 'either', ofProject: false });
}

/** A project's restricted fund 限定性净资产. A credit balance that never turns negative. */
export function restrictedFund(owner: Owner, currency: string): AccountRecord {
  return account({ owner, code: `F:Restricted:${owner.projectId}`, currency, side: 'credit', ofProject: true });
}

/** Money that arrived but may not be counted: wrong amount, or paid after intake closed. Owed to its givers. */
export function heldGifts(owner: Owner, currency: string): AccountRecord {
  return account({ owner, code: 'L:HeldGifts', currency, side: 'credit', ofProject: false });
}

/** The charity's own unrestricted funds, where it bears a fee itself. */
export function unrestrictedFund(owner: Owner, currency: string): AccountRecord {
  return account({ owner, code: 'F:Unrestricted', currency, side: 'either', ofProject: false });
}

/** The charity's bank account for gifts 银行存款. A debit balance; what is not there cannot be paid. */
export function bank(owner: Owner, currency: string): AccountRecord {
  return account({ owner, code: 'A:Bank', currency, side: 'debit', ofProject: false });
}

/** With a partner and not yet proved to be spent 已拨付未核销: the figure to watch. Never below zero. */
export function advance(owner: Owner, partnerId: string, currency: string): AccountRecord {
  const code = `A:Advance:${partnerId}:${owner.projectId}`;
  return account({ owner, code, currency, side: 'debit', ofProject: true });
}

/** Owed to a partner that paid first 应付合作方. */
export function partnerPayable(owner: Owner, partnerId: string, currency: string): AccountRecord {
  const code = `L:PartnerPayable:${partnerId}:${owner.projectId}`;
  return account({ owner, code, currency, side: 'credit', ofProject: true });
}

/** What the charity may spend on managing a project 管理费用. Filled by accruals under the contract's cap alone. */
export function managementPool(owner: Owner, currency: string): AccountRecord {
  return account({ owner, code: `F:MgmtPool:${owner.projectId}`, currency, side: 'credit', ofProject: true });
}

/** Refunds of a project's gifts that were approved and are not paid 应退捐款. No longer the fund's to spend. */
export function refundPayable(owner: Owner, currency: string): AccountRecord {
  return account({ owner, code: `L:RefundPayable:${owner.projectId}`, currency, side: 'credit', ofProject: true });
}

/** Money in the bank of which nobody can say yet whose it is and what for 待查明款项. In no total. */
export function unidentified(owner: Owner, currency: string): AccountRecord {
  return account({ owner, code: 'L:Unidentified', currency, side: 'credit', ofProject: false });
}

interface AccountShape {
  readonly owner: Owner;
  readonly code: string;
  readonly currency: string;
  readonly side: AccountRecord['side'];
  readonly ofProject: boolean;
}

function account({ owner, code, currency, side, ofProject }: AccountShape): AccountRecord {
  const { tenantId, charityId, projectId } = owner;
  const accountId = `${charityId}/${code}/${currency}`;
  return { accountId, tenantId, charityId, projectId: ofProject ? projectId : null, code, currency, side };
}
