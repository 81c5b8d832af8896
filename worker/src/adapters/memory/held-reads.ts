import type { HeldPlace, HeldReads, PledgeRecord } from '../../ports/index.ts';
import type { Tables } from './tables.ts';

export function heldReads(now: () => Tables): HeldReads {
  return {
    held: async (tenantId, { after, limit }) =>
      heldGifts(now())
        .filter((pledge) => tenantId === null || pledge.tenantId === tenantId)
        .filter((pledge) => after === undefined || soonestFirst(placeOf(pledge), after) > 0)
        .slice(0, limit),
    heldRefund: async (tenantId, pledgeId) =>
      now()
        .refunds.all()
        .filter((row) => row.tenantId === tenantId && row.pledgeId === pledgeId)
        .sort((a, b) => b.round - a.round)[0] ?? null,
    heldDecisions: async (tenantId, pledgeId, round) =>
      now()
        .heldDecisions.all()
        .filter((row) => row.tenantId === tenantId && row.pledgeId === pledgeId && row.round === round)
        .sort((a, b) => a.atMs - b.atMs || (a.keyId < b.keyId ? -1 : 1)),
  };
}

function heldGifts({ pledges }: Tables): PledgeRecord[] {
  return pledges
    .all()
    .filter(({ refundAtMs, refundedMinor }) => refundAtMs !== null && refundedMinor === 0)
    .sort((a, b) => soonestFirst(placeOf(a), placeOf(b)));
}

function placeOf({ refundAtMs, pledgeId }: PledgeRecord): HeldPlace {
  return { refundAtMs: refundAtMs ?? 0, pledgeId };
}

function soonestFirst(a: HeldPlace, b: HeldPlace): number {
  if (a.refundAtMs !== b.refundAtMs) return a.refundAtMs - b.refundAtMs;
  if (a.pledgeId === b.pledgeId) return 0;
  return a.pledgeId < b.pledgeId ? -1 : 1;
}
