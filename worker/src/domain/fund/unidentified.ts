// Money that is in the bank and nobody can say yet whose it is or what for: a transfer without a name of a project, or one that
// came after its appeal had ended. It is in the books and in no total until people decide, once: it is a project's gift, or
// it goes back. The entry of its arrival is the record of what is to be decided.

import { reversalEffect } from '../../ledger/append.ts';
import { receiptMatched } from '../../ledger/append-batch.ts';
import {
  sentEffect,
  unidentifiedEffect,
  unidentifiedReceived,
  unidentifiedReturned,
} from '../../ledger/append-owed.ts';
import { bank } from '../../ledger/chart.ts';
import type { JournalRecord, Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { isCivilDate } from '../civil-date.ts';
import { isDigest } from './evidence.ts';
import type { FundAnswer, FundCase, FundCommand, FundRefusal, FundRequest } from './fund-command.ts';
import { booked, decideFund, isAmount, refusedFor } from './fund-command.ts';

const MATTERS_MAX = 200;

/** `projectId` is any of the charity's: it says whose books these are. */
export interface ReceiptCommand extends FundCommand {
  readonly amountMinor: number;
  /** The day that the bank says it came in, `YYYY-MM-DD`. */
  readonly on: string;
  /** Names the line of the bank's statement. */
  readonly lineRef: string;
  /** SHA-256 of that statement, lower-case hex. */
  readonly statement: string;
}

/** `projectId` is the project whose gift it is. */
export interface MatchCommand extends FundCommand {
  /** What the receipt answered. */
  readonly receiptId: string;
}

/** `projectId` is that of the receipt. */
export interface SendBackCommand extends MatchCommand {
  readonly lineRef: string;
  readonly statement: string;
}

/** Books a line of a bank's statement that nobody can explain, once; the answer names it. */
export function receiveUnidentified(ports: Ports, actor: Actor, command: ReceiptCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, {
    action: 'receive-unidentified',
    command,
    decide: async ({ owner, currency, context }) => {
      const { amountMinor, on, lineRef, statement } = command;
      if (!isAmount(amountMinor)) return refusedFor('amount-unfit');
      if (lineRef === '' || !isDigest(statement)) return refusedFor('statement-unfit');
      if (!isCivilDate(on) || on > context.effectiveOn) return refusedFor('statement-unfit');
      const told = await ports.store.books.byEffect(unidentifiedEffect(owner, lineRef));
      if (told !== null) return refusedFor('already-booked');
      const line = { amountMinor, currency, lineRef, statement };
      return booked(unidentifiedReceived({ ...context, effectiveOn: on }, line));
    },
  });
}

/** Decides that it is a gift to this project, whose appeal was open on the day that it came or is open now. */
export function matchUnidentified(ports: Ports, actor: Actor, command: MatchCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, matching(ports, command));
}

/** The request that makes it a gift, for whoever decides about it beside other things. */
export function matching(ports: Ports, command: MatchCommand): FundRequest<MatchCommand> {
  return {
    action: 'match-unidentified',
    command,
    decide: async (fund) => {
      const { receiptId } = command;
      const receipt = await receiptOf(ports, fund, { receiptId, itemId: null });
      if ('refusal' in receipt) return refusedFor(receipt.refusal);
      const { amountMinor, currency, effectiveOn, detail } = receipt.entry;
      const { file, context, effectKey } = fund;
      if (currency !== fund.currency) return refusedFor('target-unfit');
      const { startsOn, endsOn } = file.campaign;
      const isOpenOn = (day: string) => day >= startsOn && day <= endsOn;
      if (!isOpenOn(effectiveOn) && !isOpenOn(context.effectiveOn)) return refusedFor('outside-appeal');
      // What such a project may still take is promised to givers on this site.
      if (file.project.hardCap) return refusedFor('above-cap');
      const statement = detail?.statement ?? '';
      return booked(receiptMatched(context, { receiptId, statement, effectKey, amountMinor, currency }));
    },
  };
}

/** Decides that it goes back, and books the line by which it went. */
export function returnUnidentified(ports: Ports, actor: Actor, command: SendBackCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, sendingBack(ports, command));
}

/** The request that books its going back, for whoever decides about it beside other things; `itemId` is the item that pays it. */
export function sendingBack(
  ports: Ports,
  command: SendBackCommand,
  itemId: string | null = null,
): FundRequest<SendBackCommand> {
  return {
    action: 'return-unidentified',
    command,
    decide: async (fund) => {
      const { owner, context } = fund;
      const { receiptId, lineRef, statement } = command;
      if (lineRef === '' || !isDigest(statement)) return refusedFor('statement-unfit');
      const { books } = ports.store;
      if ((await books.byEffect(sentEffect(owner, lineRef))) !== null) return refusedFor('already-booked');
      const receipt = await receiptOf(ports, fund, { receiptId, itemId });
      if ('refusal' in receipt) return refusedFor(receipt.refusal);
      const { amountMinor, currency, projectId } = receipt.entry;
      if (projectId !== owner.projectId) return refusedFor('no-matter');
      if ((await books.balanceOf(bank(owner, currency).accountId)) < amountMinor) return refusedFor('bank-too-low');
      return booked(unidentifiedReturned(context, { amountMinor, currency, lineRef, statement, settles: receiptId }));
    },
  };
}

/** What a charity has still to decide or to pay: receipts of unknown origin and approved refunds, oldest first. */
export async function openMatters(ports: Ports, actor: Actor, projectId: string): Promise<readonly JournalRecord[]> {
  const file = await ports.store.directory.file(projectId);
  if (file === null || (actor.tenantId !== null && actor.tenantId !== file.project.tenantId)) return [];
  return ports.store.books.openMatters(file.project.charityId, MATTERS_MAX);
}

type Found = { readonly entry: JournalRecord } | { readonly refusal: FundRefusal };

interface Sought {
  readonly receiptId: string;
  /** The item that decides about it, where one does. */
  readonly itemId: string | null;
}

async function receiptOf(ports: Ports, { owner }: FundCase, { receiptId, itemId }: Sought): Promise<Found> {
  const { books } = ports.store;
  const entry = await books.entryNamed(receiptId);
  if (entry?.kind !== 'unidentified.received' || entry.charityId !== owner.charityId) return { refusal: 'no-matter' };
  if ((await books.byEffect(reversalEffect(receiptId))) !== null) return { refusal: 'no-matter' };
  if ((await books.settlementsOf(receiptId)).length > 0) return { refusal: 'already-resolved' };
  const goingBack = await ports.store.work.returnOf(entry.seq);
  return goingBack === null || goingBack.itemId === itemId ? { entry } : { refusal: 'return-approved' };
}
