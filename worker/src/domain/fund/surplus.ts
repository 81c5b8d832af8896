// What is left when an appeal is over goes to a project of the same or a similar purpose, as the plan says or, where it says
// nothing, as the Charity Law does; and it is told in public within three months. Whether two purposes are similar is for
// people to judge: they name the basis, and it stands in the entry.

import { holdsPersonalData } from '@happy-homeland/contract/personal-data';
import { surplusTransferred } from '../../ledger/append-fund.ts';
import type { Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { fundMinor } from './fund-balance.ts';
import type { FundAnswer, FundCommand, FundRequest } from './fund-command.ts';
import { booked, decideFund, isAmount, refusedFor } from './fund-command.ts';

const BASIS_MAX_CHARS = 200;

export interface SurplusCommand extends FundCommand {
  /** Another project of the same charity. */
  readonly to: string;
  readonly amountMinor: number;
  /** The article or the part of the plan that it rests on. Public. */
  readonly basis: string;
}

/** Moves what is left of a project to a similar one. */
export function transferSurplus(ports: Ports, actor: Actor, command: SurplusCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, surplusTransfer(ports, command));
}

/** The same, for a unit that says more than that. */
export function surplusTransfer(ports: Ports, command: SurplusCommand): FundRequest<SurplusCommand> {
  return {
    action: 'transfer-surplus',
    command,
    decide: async ({ owner, currency, file, context, effectKey }) => {
      const { amountMinor, to } = command;
      const basis = command.basis.trim();
      if (!isAmount(amountMinor)) return refusedFor('amount-unfit');
      if (basis === '' || basis.length > BASIS_MAX_CHARS) return refusedFor('no-basis');
      if (holdsPersonalData(basis)) return refusedFor('personal-data-in-basis');
      if (context.effectiveOn <= file.campaign.endsOn) return refusedFor('not-ended');
      const target = await ports.store.directory.file(to);
      const isSameCharity = target?.project.charityId === owner.charityId && to !== owner.projectId;
      if (!isSameCharity || target.project.currency !== currency) return refusedFor('target-unfit');
      if ((await fundMinor(ports, { owner, currency, before: [] })) < amountMinor) return refusedFor('balance-too-low');
      return booked(surplusTransferred(context, { amountMinor, currency, effectKey, to, basis }));
    },
  };
}
