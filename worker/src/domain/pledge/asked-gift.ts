import type { ErasureInput, GiverCopyInput } from '@happy-homeland/contract';
import type { PledgeRecord, Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';

/** The gift that a request of a giver is about, by its pledge or its receipt; null where the actor has no such gift. */
export async function askedGift(
  { store }: Pick<Ports, 'store'>,
  { tenantId }: Actor,
  { pledgeId, receiptNo }: ErasureInput | GiverCopyInput,
): Promise<PledgeRecord | null> {
  const receipt = receiptNo === undefined ? null : await store.pledges.receipt(receiptNo);
  const wanted = pledgeId ?? receipt?.pledgeId;
  const pledge = wanted === undefined ? null : await store.pledges.pledge(wanted);
  return tenantId === null || tenantId === pledge?.tenantId ? pledge : null;
}
