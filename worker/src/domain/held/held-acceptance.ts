// A held gift may be counted only where the law allowed it when it was paid. What is judged is the file as it stands now:
// a certificate that had been renewed in time and was entered late makes the gift lawful after all; no vote does.

import { donationAccepted, feeEffect } from '../../ledger/append-gift.ts';
import type { Change, PaidFacts, PledgeRecord, Ports, ProjectFile } from '../../ports/index.ts';
import { decideAndCommit } from '../commit.ts';
import { revisionsOf } from '../compliance/verdict.ts';
import { isOpen } from '../gift/held-gift.ts';
import { bookGift, mismatchOf } from '../gift/settlement-effects.ts';
import { INTAKE_ARTICLES, lawfulAt } from '../project/intake.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

const MISMATCHES: readonly (string | null)[] = ['amount-mismatch', 'currency-mismatch'];

/** Why a held gift may not be counted, by law or by its project; null where it may. */
export async function refuseAcceptance(ports: Ports, pledge: PledgeRecord, file: ProjectFile): Promise<Refusal | null> {
  if (pledge.paidMs === null || MISMATCHES.includes(pledge.reviewReason)) return refused('gift-differs');
  const lawful = lawfulAt(file, pledge.paidMs);
  if (lawful !== 'open') {
    const detail = `paid when the appeal could not lawfully take it (${lawful}); correct the records if they are wrong`;
    return refused('not-lawful', { detail, articles: INTAKE_ARTICLES[lawful] });
  }
  const room = await ports.store.directory.roomLeft(pledge.projectId);
  return room !== null && room < pledge.amountMinor ? refused('goal-reached') : null;
}

/** Counts a held gift that two keys accept. False where it may not be, or is not theirs to decide any more. */
export async function acceptHeld(
  ports: Ports,
  { pledgeId, facts, round }: { readonly pledgeId: string; readonly facts: PaidFacts; readonly round: number },
): Promise<boolean> {
  return decideAndCommit(
    ports,
    async () => {
      const pledge = await ports.store.pledges.pledge(pledgeId);
      const file = pledge && (await ports.store.directory.file(pledge.projectId));
      if (!pledge || !file || !isOpen(pledge) || mismatchOf({ pledge, facts }) !== null) return NOT_ACCEPTED;
      const refusal = await refuseAcceptance(ports, pledge, file);
      if (refusal !== null) {
        ports.reporter.report('warn', 'held-gift-not-accepted', { pledgeId, reason: refusal.reason });
        return NOT_ACCEPTED;
      }
      const known = await withoutBookedFee(ports, pledge, facts);
      const { changes } = await bookGift(ports, { pledge, file, facts: known }, donationAccepted);
      const { tenantId, projectId } = pledge;
      const judged: Change = { kind: 'hold-facts', projectId, revisions: revisionsOf(file) };
      const agreed: Change = { kind: 'hold-held-decision', tenantId, pledgeId, round, decision: 'accept' };
      return { kind: 'commit', unit: [judged, agreed, ...changes], answer: true };
    },
    (guard) => (guard === 'decision' || guard === 'refund' || guard === 'hard-cap' ? false : null),
  );
}

const NOT_ACCEPTED = { kind: 'answer', answer: false } as const;

// A refund that failed has left its fee with the charity; the gift does not bear it again.
async function withoutBookedFee(ports: Ports, { provider }: PledgeRecord, facts: PaidFacts): Promise<PaidFacts> {
  if (facts.fee === null) return facts;
  const booked = await ports.store.books.byEffect(feeEffect(provider, facts.fee.feeRef));
  return booked === null ? facts : { ...facts, fee: null };
}
