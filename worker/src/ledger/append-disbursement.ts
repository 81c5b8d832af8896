// Entries of money that goes to a partner and comes back. Disbursed is not spent: the fund is charged only once evidence
// shows what the money became.

import type { Change } from '../ports/index.ts';
import type { Amount, EntryContext } from './append.ts';
import { entry, pair } from './append.ts';
import { advance, bank } from './chart.ts';

/** Money between the charity and one partner. */
export interface PartnerAmount extends Amount {
  readonly partnerId: string;
  /** As the filed plan names it. */
  readonly partner: string;
  readonly effectKey: string;
}

/** disbursement.paid: an advance. Dr advance, Cr bank; its reservation is resolved in the same unit, before. */
export function disbursementPaid(context: EntryContext, paid: PartnerAmount): Change {
  const { owner } = context;
  const { partnerId, effectKey, currency } = paid;
  const postings = pair(advance(owner, partnerId, currency), bank(owner, currency), paid);
  return entry(context, { kind: 'disbursement.paid', effectKey, detail: nameOf(paid), ...postings });
}

/** advance.returned: what a partner did not need. Dr bank, Cr advance. */
export function advanceReturned(context: EntryContext, returned: PartnerAmount): Change {
  const { owner } = context;
  const { partnerId, effectKey, currency } = returned;
  const postings = pair(bank(owner, currency), advance(owner, partnerId, currency), returned);
  return entry(context, { kind: 'advance.returned', effectKey, detail: nameOf(returned), ...postings });
}

/** A partner by its id, as in its accounts, and by its name, as people know it. */
export function nameOf({ partnerId, partner }: Pick<PartnerAmount, 'partner' | 'partnerId'>) {
  return { partner: partnerId, partnerName: partner };
}
