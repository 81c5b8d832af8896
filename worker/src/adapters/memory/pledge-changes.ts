import { GIFT_MAX_MINOR } from '@happy-homeland/contract';
import type { Change, DonorPrivateRecord, Guard, MovePledge, PaymentState, PledgeRecord } from '../../ports/index.ts';
import { isUnderRefund } from './held-changes.ts';
import { holdsRoom, isOverCap } from './intake.ts';
import { requireRule } from './require-rule.ts';
import type { Tables } from './tables.ts';

/** Payment states only move to an equal or higher rank, and what is paid stays so; a held gift may be accepted. */
const RANK: Readonly<Record<PaymentState, number>> = {
  created: 0,
  awaiting_payment: 1,
  failed: 2,
  expired: 2,
  needs_review: 3,
  paid: 4,
  quarantined: 4,
};

export function insertPledge(tables: Tables, pledge: PledgeRecord, donor: DonorPrivateRecord): Guard | null {
  const { pledges, donors } = tables;
  requireLawful(pledge);
  requireRule(
    donor.pledgeId === pledge.pledgeId && donor.tenantId === pledge.tenantId,
    'a donor belongs to the pledge',
  );
  if (pledges.has(pledge.pledgeId)) return 'pledge-state';
  const taken = takenReference(tables, pledge);
  if (taken !== null) return taken;
  if (!hasParents(tables, pledge)) return 'parent';
  pledges.put(pledge.pledgeId, pledge);
  donors.put(donor.pledgeId, donor);
  return isOverCap(tables, pledge.projectId) ? 'hard-cap' : null;
}

export function movePledge(tables: Tables, move: MovePledge): Guard | null {
  const kept = tables.pledges.get(move.pledgeId);
  if (kept?.tenantId !== move.tenantId || kept.paymentState !== move.from) return 'pledge-state';
  if (!isAsSeen(kept, move.seen)) return 'pledge-state';
  const isFinal = move.from === 'paid' && move.to !== 'paid';
  const isAccepted = move.from === 'quarantined' && move.to === 'paid';
  if (isAccepted && isUnderRefund(tables, move)) return 'refund';
  requireRule(!isFinal && RANK[move.to] >= RANK[move.from], `a payment moves forward, not ${move.from} to ${move.to}`);
  const moved: PledgeRecord = { ...kept, ...move.set, paymentState: move.to, updatedMs: move.atMs };
  requireLawful(moved);
  const taken = takenReference(tables, moved);
  if (taken !== null) return taken;
  tables.pledges.put(moved.pledgeId, moved);
  // What came back after it had gone is a fact, and the cap gives way to it.
  const takesRoom = holdsRoom(moved) && !holdsRoom(kept) && move.from !== move.to;
  return takesRoom && isOverCap(tables, moved.projectId) ? 'hard-cap' : null;
}

function isAsSeen(kept: PledgeRecord, seen: MovePledge['seen']): boolean {
  const { refundedMinor, lostMinor, checkAtMs } = { ...kept, ...seen };
  return kept.refundedMinor === refundedMinor && kept.lostMinor === lostMinor && kept.checkAtMs === checkAtMs;
}

function requireLawful(pledge: PledgeRecord): void {
  const { amountMinor, paymentState, refundedMinor, lostMinor } = pledge;
  const isAmount = Number.isSafeInteger(amountMinor) && amountMinor >= 1 && amountMinor <= GIFT_MAX_MINOR;
  requireRule(isAmount, 'a gift is a whole number of minor units from 1 to 99,999,999');
  const isNoMore = refundedMinor >= 0 && lostMinor >= 0 && refundedMinor + lostMinor <= amountMinor;
  requireRule(isNoMore, 'no more goes back than was given');
  const hasArrived = paymentState === 'paid' || paymentState === 'quarantined';
  requireRule(hasArrived === (pledge.paidMs !== null), 'money that arrived has its instant, and no other');
  requireRule(paymentState !== 'awaiting_payment' || pledge.sessionRef !== null, 'waiting needs a session');
}

function takenReference({ pledges }: Tables, pledge: PledgeRecord): Guard | null {
  const { pledgeId, sessionRef, paymentRef } = pledge;
  const isTaken = (matches: (other: PledgeRecord) => boolean) =>
    pledges.some((other) => other.pledgeId !== pledgeId && matches(other));
  if (sessionRef !== null && isTaken((other) => other.sessionRef === sessionRef)) return 'session';
  return paymentRef !== null && isTaken((other) => other.paymentRef === paymentRef) ? 'payment' : null;
}

function hasParents({ projects, sites }: Tables, pledge: PledgeRecord): boolean {
  const project = projects.get(pledge.projectId);
  if (project?.tenantId !== pledge.tenantId || project.charityId !== pledge.charityId) return false;
  return pledge.siteId === null || sites.get(pledge.siteId)?.tenantId === pledge.tenantId;
}

/** As the database does, whichever of the giver's gifts to the project it was. */
export function endNews(
  { donors, pledges }: Tables,
  { projectId, pledgeId }: Extract<Change, { readonly kind: 'end-news' }>,
): null {
  const address = donors.get(pledgeId)?.newsEmail?.toLowerCase();
  for (const donor of donors.all()) {
    const isSame = donor.newsEmail?.toLowerCase() === address && pledges.get(donor.pledgeId)?.projectId === projectId;
    if (address !== undefined && isSame) donors.put(donor.pledgeId, { ...donor, newsEmail: null });
  }
  return null;
}
