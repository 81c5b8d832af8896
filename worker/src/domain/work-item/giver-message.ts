// A giver's message comes to the desk of those who look at it, once the gift has come. The item names the gift and never says
// what it says: that goes with everything private about the gift.

import type { Change, PledgeRecord, Ports } from '../../ports/index.ts';
import { canTake, stepTaken } from './beside.ts';
import { openingOf } from './opening.ts';

const KIND = 'donor-messages';
/** Nobody who is known did it. */
const ANYBODY = 'public';

/** The changes that put the message of a gift up to be looked at; none where its giver wants it shown to nobody. */
export async function messageOpened(ports: Ports, pledge: PledgeRecord): Promise<readonly Change[]> {
  const { tenantId, pledgeId, projectId, charityId } = pledge;
  const donor = await ports.store.pledges.donor(tenantId, pledgeId);
  if (donor === null || donor.message === null || !donor.messageShown) return [];
  const itemId = await messageNoOf(ports, pledgeId);
  const item = {
    kind: KIND,
    itemId,
    tenantId,
    projectId,
    charityId,
    partnerId: null,
    content: { gift: pledgeId },
  } as const;
  const by = { actor: ANYBODY, role: null, requestKey: null, requestHash: null };
  return (await openingOf(ports, item, by)).unit;
}

/** The changes by which the message of a gift shows no more, as its giver wants; none where it does not, or there is none. */
export async function messageWithdrawn(ports: Ports, pledgeId: string): Promise<readonly Change[]> {
  const item = await ports.store.work.item(await messageNoOf(ports, pledgeId));
  return item !== null && canTake(item, 'withdraw')
    ? [stepTaken(ports, item, { step: 'withdraw', actor: ANYBODY })]
    : [];
}

/** How the message of a gift stands: out of sight till somebody looked at it, shown, or neither; null where there is none. */
export async function messageState(ports: Ports, pledgeId: string): Promise<'waiting' | 'shown' | 'over' | null> {
  const item = await ports.store.work.item(await messageNoOf(ports, pledgeId));
  if (item === null) return null;
  return item.state === 'waiting' || item.state === 'shown' ? item.state : 'over';
}

/** One gift has one message, whoever asks for it. */
function messageNoOf(ports: Ports, pledgeId: string): Promise<string> {
  return ports.ids.named('donor-message', pledgeId);
}
