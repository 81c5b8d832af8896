// Messages of givers as everybody reads them, as those do who look at them first, and taken back by whoever wrote one.

import type { DonorMessage, DonorMessageWords, MessageWithdrawn, Page } from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract/operation-role';
import type { GivenMessage, Ports, WorkItemRecord } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { refuseUnlessMay } from '../access/actor.ts';
import { civilDateOf } from '../civil-date.ts';
import { decideAndCommit } from '../commit.ts';
import { parsePosition } from '../cursor.ts';
import { equalText } from '../pledge/pledge-reading.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import { reachWork } from '../work/work-reach.ts';
import { messageWithdrawn } from '../work-item/giver-message.ts';

/** Messages of a project that are shown, the newest gift first. */
export async function listMessages(
  ports: Ports,
  projectId: string,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<DonorMessage> | Refusal> {
  const beforeSeq = parsePosition(page.cursor);
  if (beforeSeq === 'invalid') return refused('invalid-cursor');
  const file = await ports.store.directory.file(projectId);
  if (!file) return refused('not-found');
  const asked = { kind: 'donor-messages', projectId, states: ['shown'], beforeSeq, limit: page.limit + 1 } as const;
  const found = await ports.store.work.items(asked);
  const shown = found.slice(0, page.limit);
  const given = await givenWith(ports, shown);
  const items = shown.flatMap((item) => {
    const words = wordsOf(item, given);
    const messageNo = item.itemId;
    return words === null ? [] : [{ messageNo, ...words, shownOn: civilDateOf(item.updatedMs) }];
  });
  const last = shown.at(-1);
  return { items, nextCursor: found.length > page.limit && last ? String(last.seq) : null };
}

/** What a message says, for those who look at it. */
export async function readMessageWords(
  ports: Ports,
  actor: Actor,
  itemId: string,
): Promise<DonorMessageWords | Refusal> {
  const reached = await reachWork(ports, actor, { kind: 'donor-messages', itemId });
  const roles = OPERATION_ROLES.getMessageWords;
  if (isRefusal(reached) || roles === 'anyone') return refused('not-found');
  const refusal = refuseUnlessMay(actor, { ...reached.target, roles });
  if (refusal !== null) return refusal;
  const { item } = reached;
  return { messageNo: itemId, words: wordsOf(item, await givenWith(ports, [item])) };
}

/** Takes a message back, for whoever holds the secret of its gift. */
export async function withdrawMessage(
  ports: Ports,
  { pledgeId, secret }: { readonly pledgeId: string; readonly secret: string | null },
): Promise<MessageWithdrawn | Refusal> {
  if (secret === null) return refused('unauthorized');
  const pledge = await ports.store.pledges.pledge(pledgeId);
  const own = await ports.secrets.pledgeSecret(pledgeId);
  if (pledge === null || !equalText(own, secret)) return refused('not-found');
  return withdrawMessageOf(ports, pledgeId);
}

/** For whoever has shown that the gift is theirs. Again it changes nothing. */
export function withdrawMessageOf(ports: Ports, pledgeId: string): Promise<MessageWithdrawn> {
  const answer = { pledgeId, shows: false } as const;
  return decideAndCommit<MessageWithdrawn>(ports, async () => {
    const unit = await messageWithdrawn(ports, pledgeId);
    return unit.length === 0 ? { kind: 'answer', answer } : { kind: 'commit', unit, answer };
  });
}

function givenWith(ports: Ports, items: readonly WorkItemRecord[]): Promise<readonly GivenMessage[]> {
  const [first] = items;
  const gifts = items.flatMap(({ content }) => giftIn(content) ?? []);
  return first === undefined ? Promise.resolve([]) : ports.store.pledges.messages(first.tenantId, gifts);
}

// What a gift of another project says is none of this one's business, whatever an item claims.
function wordsOf(item: WorkItemRecord, given: readonly GivenMessage[]): { text: string; name: string | null } | null {
  const { said } = item.content;
  if (typeof said === 'string') return { text: said, name: null };
  const gift = giftIn(item.content);
  const words = given.find(({ pledgeId, projectId }) => pledgeId === gift && projectId === item.projectId);
  return words === undefined ? null : { text: words.text, name: words.name };
}

function giftIn({ gift }: WorkItemRecord['content']): string | null {
  return typeof gift === 'string' ? gift : null;
}
