// Money that waits to be explained, read from the books: what came, was not decided, and nobody has proposed anything for.

import type { Money } from '@happy-homeland/contract';
import type { Ports } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { parseCurrency } from '../project/narrow.ts';
import { deskTenants } from './desk-projects.ts';

const DESKS_MAX = 10;
const CAMPAIGNS_READ = 50;
const MATTERS_READ = 60;
const PROPOSALS_READ = 200;

export interface MoneyToMatch {
  /** The entry of its arrival. */
  readonly seq: number;
  readonly amount: Money;
  readonly on: string;
  readonly charityId: string;
}

/** What whoever keeps the money of a federation has to look into, the oldest first. */
export async function moneyToMatch(ports: Ports, actor: Actor): Promise<readonly MoneyToMatch[]> {
  const desks = await deskTenants(ports, actor, ['finance']);
  const found = await Promise.all(desks.slice(0, DESKS_MAX).map((tenantId) => ofFederation(ports, actor, tenantId)));
  return found.flat();
}

async function ofFederation(ports: Ports, actor: Actor, tenantId: string): Promise<readonly MoneyToMatch[]> {
  const states = ['proposed', 'approved'];
  const [campaigns, proposals] = await Promise.all([
    ports.store.directory.campaigns({ tenantId, limit: CAMPAIGNS_READ }),
    ports.store.work.items({ kind: 'unmatched-money', tenantId, states, limit: PROPOSALS_READ }),
  ]);
  const proposed = new Set(proposals.map(({ content }) => content['receipt']));
  const charityIds = [...new Set(campaigns.map(({ charityId }) => charityId))];
  const mine = charityIds.filter((charityId) =>
    actor.grants.some(
      (grant) => grant.role === 'finance' && grant.tenantId === tenantId && [null, charityId].includes(grant.charityId),
    ),
  );
  const waiting = await Promise.all(mine.map((charityId) => openReceipts(ports, charityId)));
  return waiting.flat().filter(({ seq }) => !proposed.has(seq));
}

/** What a charity has received and nobody has decided on, the oldest first. */
export async function openReceipts(ports: Ports, charityId: string): Promise<readonly MoneyToMatch[]> {
  const matters = await ports.store.books.openMatters(charityId, MATTERS_READ);
  return matters
    .filter(({ kind }) => kind === 'unidentified.received')
    .map(({ seq, amountMinor, currency, effectiveOn: on }) => {
      return { seq, amount: { amountMinor, currency: parseCurrency(currency) }, on, charityId };
    });
}
