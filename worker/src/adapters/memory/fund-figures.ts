// What a fund has promised and advanced: folds over the tables, where the database keeps columns.

import type { AccountRecord, PartnerTotal } from '../../ports/index.ts';
import type { Tables } from './tables.ts';

/** Promised to partners, minor units. */
export function pendingOf({ reservations }: Tables, { accountId }: AccountRecord): number {
  return reservations
    .all()
    .filter((row) => row.accountId === accountId && row.state === 'pending')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

/** With partners and not proved to be spent, minor units. 0 for every account that is no fund. */
export function advancedOf({ accounts, balances }: Tables, fund: AccountRecord): number {
  if (fund.code !== `F:Restricted:${fund.projectId}`) return 0;
  return accounts
    .all()
    .filter(({ code, projectId }) => code.startsWith('A:Advance:') && projectId === fund.projectId)
    .filter(({ charityId, currency }) => charityId === fund.charityId && currency === fund.currency)
    .reduce((sum, { accountId }) => sum + (balances.get(accountId) ?? 0), 0);
}

/** Whether more of a fund is promised and advanced than it holds. */
export function isOverdrawn(tables: Tables, fund: AccountRecord): boolean {
  const held = 0 - (tables.balances.get(fund.accountId) ?? 0);
  return fund.side === 'credit' && held < pendingOf(tables, fund) + advancedOf(tables, fund);
}

/** Whether an account is an advance of a partner, or what it is owed. */
export function isOfPartner({ code }: AccountRecord): boolean {
  return code.startsWith('A:Advance:') || code.startsWith('L:PartnerPayable:');
}

/** All that moved between a project and its partners. */
export function partnerTotalsOf({ journals }: Tables, projectId: string): readonly PartnerTotal[] {
  const totals = new Map<string, PartnerTotal>();
  for (const entry of journals.all().filter((one) => one.public)) {
    const reversed = journals.find(({ seq }) => seq === entry.reversesSeq);
    const kind = reversed?.kind ?? entry.kind;
    const { category = null, partnerName: partner = '' } = entry.detail ?? {};
    for (const { account, amountMinor } of entry.postings) {
      if (account.projectId !== projectId || !isOfPartner(account)) continue;
      const { code, currency } = account;
      const key = JSON.stringify([code, currency, kind, category]);
      const before = totals.get(key)?.amountMinor ?? 0;
      totals.set(key, { code, partner, kind, category, currency, amountMinor: before + amountMinor });
    }
  }
  return [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}
