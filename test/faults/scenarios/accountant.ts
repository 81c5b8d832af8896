// Adds the books up from nothing but the units that were written, with none of the ledger's code, and complains at once.

import type { Change, JournalDraft, MovePledge, WriteUnit } from '@happy-homeland/worker/ports';

const RANK = { created: 0, awaiting_payment: 1, failed: 2, expired: 2, needs_review: 3, paid: 4, quarantined: 4 };

interface Gift {
  booked: number;
  refundedMinor: number;
  feeMinor: number;
  /** What of it is still in the project's fund. */
  inFundMinor: number;
  receipts: number;
  state: keyof typeof RANK;
}

export interface ExpectedGift {
  readonly amountMinor: number;
  readonly refundedMinor: number;
  readonly feeMinor: number;
}

export class Accountant {
  readonly #effects = new Set<string>();
  readonly #balances = new Map<string, number>();
  readonly #gifts = new Map<string, Gift>();
  readonly #paymentOf = new Map<string, string>();
  readonly #notices = new Set<string>();

  /** Takes what was written. Throws when it cannot be true. */
  book(unit: WriteUnit): void {
    for (const change of unit) if (change.kind === 'move-pledge') this.#move(change);
    for (const change of unit) this.#bookOther(change);
    for (const [account, minor] of this.#balances) {
      if (/F:Restricted|L:HeldGifts/.test(account) && minor > 0) wrong(`${account} is ${minor} below nothing`);
    }
    for (const [pledgeId, gift] of this.#gifts) {
      if (gift.booked > 1 || gift.receipts > 1) wrong(`${pledgeId} is booked ${gift.booked} times`);
      if ((gift.state === 'paid') !== (gift.booked === 1))
        wrong(`${pledgeId} is ${gift.state} and booked ${gift.booked} times`);
      if (gift.inFundMinor < 0) wrong(`${pledgeId} took ${-gift.inFundMinor} of what neighbours gave`);
      if (gift.booked !== gift.receipts) wrong(`${pledgeId} has ${gift.receipts} receipts`);
    }
  }

  /** What the provider says in the end must be what the books say. */
  expect(pledgeId: string, { refundedMinor, feeMinor }: ExpectedGift): void {
    const gift = this.#gift(pledgeId);
    if (gift.booked !== 1) wrong(`${pledgeId} was paid and is booked ${gift.booked} times`);
    if (gift.refundedMinor !== refundedMinor)
      wrong(`${pledgeId} has refunds of ${gift.refundedMinor}, not ${refundedMinor}`);
    if (gift.feeMinor !== feeMinor) wrong(`${pledgeId} has fees of ${gift.feeMinor}, not ${feeMinor}`);
  }

  #move({ pledgeId, to, set }: MovePledge): void {
    const gift = this.#gift(pledgeId);
    if (RANK[to] < RANK[gift.state]) wrong(`${pledgeId} went back from ${gift.state} to ${to}`);
    gift.state = to;
    if (set.paymentRef) this.#paymentOf.set(set.paymentRef, pledgeId);
  }

  #bookOther(change: Change): void {
    if (change.kind === 'append-journal') this.#journal(change.journal);
    if (change.kind === 'insert-receipt') this.#gift(change.record.pledgeId).receipts += 1;
    if (change.kind !== 'insert-inbox') return;
    if (this.#notices.has(change.record.eventId)) wrong(`notice ${change.record.eventId} was taken twice`);
    this.#notices.add(change.record.eventId);
  }

  #journal({ kind, effectKey, amountMinor, postings }: JournalDraft): void {
    if (this.#effects.has(effectKey)) wrong(`${effectKey} was booked twice`);
    this.#effects.add(effectKey);
    const gift = this.#giftOf(effectKey);
    let sum = 0;
    for (const { account, amountMinor: minor } of postings) {
      sum += minor;
      if (account.code.startsWith('F:Restricted')) gift.inFundMinor -= minor;
      this.#balances.set(account.code, (this.#balances.get(account.code) ?? 0) + minor);
    }
    if (sum !== 0) wrong(`${effectKey} sums to ${sum}`);
    if (kind === 'donation.settled') gift.booked += 1;
    if (kind === 'refund.paid') gift.refundedMinor += amountMinor;
    if (kind === 'fee.charged' || kind === 'fee.covered') gift.feeMinor += amountMinor;
  }

  // Payments are named after their session, and fees too.
  #giftOf(effectKey: string): Gift {
    const [, session = ''] = /(?:pi|txn)_(cs_\d+)/.exec(effectKey) ?? [];
    const pledgeId = this.#paymentOf.get(`pi_${session}`);
    if (pledgeId === undefined) wrong(`${effectKey} is of no gift`);
    return this.#gift(pledgeId);
  }

  #gift(pledgeId: string): Gift {
    const known = this.#gifts.get(pledgeId);
    if (known !== undefined) return known;
    const gift: Gift = {
      booked: 0,
      refundedMinor: 0,
      feeMinor: 0,
      inFundMinor: 0,
      receipts: 0,
      state: 'awaiting_payment',
    };
    this.#gifts.set(pledgeId, gift);
    return gift;
  }
}

function wrong(what: string): never {
  throw new Error(what);
}
