// A payout of the provider that reached the bank. One line of the statement holds the money of several projects: each part
// is an entry of its project, and together they are the line or nothing is.

import type { EntryContext } from '../../ledger/append.ts';
import { settlementEffect, settlementReceived } from '../../ledger/append-fund.ts';
import { clearing } from '../../ledger/chart.ts';
import type { Change, Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { isDigest } from './evidence.ts';
import type { FundAnswer, FundCase, FundCommand, FundRequest } from './fund-command.ts';
import { booked, decideFund, isAmount, refusedFor } from './fund-command.ts';

const PARTS_MAX = 500;

export interface SettlementPart {
  readonly projectId: string;
  readonly amountMinor: number;
}

/** `projectId` is any of the parts': it says whose books these are. */
export interface SettlementCommand extends FundCommand {
  readonly provider: string;
  /** Names the line of the bank's statement. */
  readonly lineRef: string;
  /** SHA-256 of that statement, lower-case hex. */
  readonly statement: string;
  /** The whole line, minor units. */
  readonly amountMinor: number;
  readonly parts: readonly SettlementPart[];
}

/** Books one line of a bank's statement, once. */
export function bookSettlement(ports: Ports, actor: Actor, command: SettlementCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, settlementArrival(ports, command));
}

/** The same, for a unit that says more than that. */
export function settlementArrival(ports: Ports, command: SettlementCommand): FundRequest<SettlementCommand> {
  return {
    action: 'book-settlement',
    command,
    decide: async (fund) => {
      const { amountMinor, parts, provider, lineRef, statement } = command;
      if (!addsUp(command)) return refusedFor('amount-unfit');
      if (lineRef === '' || !isDigest(statement)) return refusedFor('statement-unfit');
      if (!(await areOfCharity(ports, fund, parts))) return refusedFor('target-unfit');
      for (const { projectId } of parts) {
        const told = await ports.store.books.byEffect(settlementEffect({ ...fund.owner, projectId }, lineRef));
        if (told !== null) return refusedFor('already-booked');
      }
      // A provider pays out what it has taken for us, never more.
      const { accountId } = clearing(fund.owner, provider, fund.currency);
      if ((await ports.store.books.balanceOf(accountId)) < amountMinor) return refusedFor('balance-too-low');
      return booked(...entriesOf(fund, command));
    },
  };
}

function addsUp({ amountMinor, parts }: SettlementCommand): boolean {
  const isWhole = isAmount(amountMinor) && parts.every((part) => isAmount(part.amountMinor));
  const isOnceEach = new Set(parts.map(({ projectId }) => projectId)).size === parts.length;
  const sum = parts.reduce((total, part) => total + part.amountMinor, 0);
  return isWhole && isOnceEach && parts.length <= PARTS_MAX && sum === amountMinor;
}

async function areOfCharity(ports: Ports, { owner, currency }: FundCase, parts: readonly SettlementPart[]) {
  for (const { projectId } of parts) {
    const file = await ports.store.directory.file(projectId);
    if (file?.project.charityId !== owner.charityId || file.project.currency !== currency) return false;
  }
  return true;
}

function entriesOf({ context, currency }: FundCase, { parts, provider, lineRef, statement }: SettlementCommand) {
  return parts.map(({ projectId, amountMinor }, at): Change => {
    const own: EntryContext = {
      ...context,
      journalId: `${context.journalId}p${at}`,
      owner: { ...context.owner, projectId },
    };
    return settlementReceived(own, { amountMinor, currency, provider, lineRef, statement });
  });
}
