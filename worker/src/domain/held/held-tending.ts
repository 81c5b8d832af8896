// What becomes of a held gift, driven on by whoever comes: the key whose decision was the second, the sweep, or the next
// life of a process that died. Every step is a unit of its own and may be repeated.

import type {
  HeldDecisionRecord,
  HeldVerdict,
  PaidFacts,
  PledgeRecord,
  Ports,
  RefundRecord,
} from '../../ports/index.ts';
import { HELD_KEYS_MIN, isHeld } from '../gift/held-gift.ts';
import { holdPledge } from '../gift/pledge-move.ts';
import type { Settlement } from '../gift/settlement.ts';
import { settle } from '../gift/settlement.ts';
import { nextCheckMs } from '../gift/sweep-schedule.ts';
import { acceptHeld } from './held-acceptance.ts';
import { beginRefund, pursueRefund } from './held-refund.ts';

/** How long the fee of a gift that went back is waited for. */
const FEE_WAIT_MAX_MS = 7 * 24 * 60 * 60_000;

/** Brings a held gift as far as it can go now, and says when it is looked at next. */
export async function tendHeld(ports: Ports, pledgeId: string): Promise<void> {
  const settled = await settle(ports, pledgeId);
  if (settled === null || !isHeld(settled.pledge)) return;
  const { tenantId } = settled.pledge;
  const refund = await ports.store.pledges.heldRefund(tenantId, pledgeId);
  if (refund !== null && refund.state !== 'failed') await pursueRefund(ports, refund);
  else await decide(ports, settled, refund);
  await lookLater(ports, settled);
}

async function decide(ports: Ports, settled: Settlement, last: RefundRecord | null): Promise<void> {
  const { pledge } = settled;
  const facts = factsOf(ports, settled);
  if (facts === null || pledge.refundedMinor > 0) return;
  const { tenantId, pledgeId } = pledge;
  const round = roundAfter(last);
  const agreed = agreedOn(await ports.store.pledges.heldDecisions(tenantId, pledgeId, round));
  if (agreed === 'accept' && (await acceptHeld(ports, { pledgeId, facts, round }))) return;
  const isOver = last === null && pledge.refundAtMs !== null && pledge.refundAtMs <= ports.clock.nowMs();
  if (agreed !== 'refund' && !isOver) return;
  const cause = agreed === 'refund' ? 'decision' : 'term';
  const begun = await beginRefund(ports, { pledge, facts, last, cause });
  if (begun !== null) await pursueRefund(ports, begun);
}

// Settlement has complained already where the word is of another pledge, or of another mode than ours.
function factsOf({ settings }: Ports, { pledge, facts }: Settlement): PaidFacts | null {
  if (facts?.kind !== 'paid' || facts.livemode !== (settings.mode === 'live')) return null;
  return facts.pledgeId === null || facts.pledgeId === pledge.pledgeId ? facts : null;
}

/** The round that people decide in after this refund, which has failed or never was. */
export function roundAfter(last: RefundRecord | null): number {
  return (last?.round ?? 0) + 1;
}

/** What two keys or more say; null while none of them agree. */
export function agreedOn(decisions: readonly Pick<HeldDecisionRecord, 'decision'>[]): HeldVerdict | null {
  const saying = (verdict: HeldVerdict) => decisions.filter(({ decision }) => decision === verdict).length;
  if (saying('refund') >= HELD_KEYS_MIN) return 'refund';
  return saying('accept') >= HELD_KEYS_MIN ? 'accept' : null;
}

// Read again, because the steps above have moved it. Where anybody has moved it since, they have said when to look.
async function lookLater(ports: Ports, { pledge: { pledgeId }, facts }: Settlement): Promise<void> {
  const pledge = await ports.store.pledges.pledge(pledgeId);
  if (pledge === null || !isHeld(pledge)) return;
  const refund = await ports.store.pledges.heldRefund(pledge.tenantId, pledgeId);
  const nowMs = ports.clock.nowMs();
  const lacksFee = facts?.kind === 'paid' && facts.fee === null;
  const checkAtMs = nextLookMs(nowMs, pledge, { refund, lacksFee });
  if (checkAtMs === pledge.checkAtMs) return;
  await ports.store.commit([{ ...holdPledge(pledge, nowMs), set: { checkAtMs } }]);
}

interface Standing {
  readonly refund: RefundRecord | null;
  /** The provider tells its fee later than the payment, and the charity bears it. */
  readonly lacksFee: boolean;
}

function nextLookMs(nowMs: number, pledge: PledgeRecord, { refund, lacksFee }: Standing): number | null {
  const { refundAtMs, refundedMinor } = pledge;
  const sinceMs = refund?.begunMs ?? refundAtMs ?? nowMs;
  const soon = nextCheckMs({ createdMs: sinceMs, sessionExpiresMs: null }, nowMs);
  const isTaken = refund === null || refund.state === 'succeeded';
  if (refundedMinor > 0 && isTaken) return lacksFee && nowMs - sinceMs < FEE_WAIT_MAX_MS ? soon : null;
  if (refund?.state === 'failed') return null;
  if (refund === null && refundAtMs !== null && refundAtMs > nowMs) return refundAtMs;
  return soon;
}
