// Interest on a project's money is the project's.

import { interestEffect, interestReceived } from '../../ledger/append-fund.ts';
import type { Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { isDigest } from './evidence.ts';
import type { FundAnswer, FundCommand, FundRequest } from './fund-command.ts';
import { booked, decideFund, isAmount, refusedFor } from './fund-command.ts';

export interface InterestCommand extends FundCommand {
  readonly amountMinor: number;
  /** Names the line of the bank's statement. */
  readonly lineRef: string;
  /** SHA-256 of that statement, lower-case hex. */
  readonly statement: string;
}

/** Books interest, once for each line of a statement. */
export function bookInterest(ports: Ports, actor: Actor, command: InterestCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, interestArrival(ports, command));
}

/** The same, for a unit that says more than that. */
export function interestArrival(ports: Ports, command: InterestCommand): FundRequest<InterestCommand> {
  return {
    action: 'book-interest',
    command,
    decide: async ({ owner, currency, context }) => {
      const { amountMinor, lineRef, statement } = command;
      if (!isAmount(amountMinor)) return refusedFor('amount-unfit');
      if (lineRef === '' || !isDigest(statement)) return refusedFor('statement-unfit');
      const told = await ports.store.books.byEffect(interestEffect(owner, lineRef));
      if (told !== null) return refusedFor('already-booked');
      return booked(interestReceived(context, { amountMinor, currency, lineRef, statement }));
    },
  };
}
