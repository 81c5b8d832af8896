// The books against somebody else's word: the balance that a bank or a provider states at the end of a day. What lies between
// the two is named, to the fen, or nothing is published; what is published is compared again every day, because an entry
// that is booked later with an earlier date moves what was agreed.

import type { StatementDifference } from '@happy-homeland/contract/work';
import { bank, clearing } from '../../ledger/chart.ts';
import type { Ports } from '../../ports/index.ts';
import { reconciliationKey, reconciliationOf, reconciliationPublished } from '../../publication/reconciliation.ts';
import type { Actor } from '../actor.ts';
import { isCivilDate } from '../civil-date.ts';
import { isDigest } from './evidence.ts';
import type { FundAnswer, FundCase, FundCommand, FundRequest } from './fund-command.ts';
import { decideFund, refusedFor } from './fund-command.ts';

/** Reconciliations that are compared again; the newest of each account counts. */
const COMPARED_MAX = 200;

/** Why an outside balance may differ from ours, and what that is called in public. */
const DIFFERENCES = {
  /** Taken back by payers' banks that have not decided yet. */
  'open-disputes': 'D:OpenDisputes',
  /** Has left the provider and has not reached the bank. */
  'payouts-under-way': 'D:PayoutsUnderWay',
  /** Refunds that the provider has sent and may still fail. */
  'refunds-under-way': 'D:RefundsUnderWay',
  /** On the statement, and whose it is nobody knows yet. */
  unidentified: 'D:Unidentified',
} as const satisfies Record<StatementDifference, string>;

export interface ReconciliationDifference {
  readonly why: StatementDifference;
  /** What the statement has beyond the books; below zero where it has less. */
  readonly amountMinor: number;
}

/** `projectId` is any project of the charity: it says whose books these are. */
export interface ReconciliationCommand extends FundCommand {
  /** Whose clearing account, as its code names it; null for the bank. */
  readonly provider: string | null;
  /** The day at whose end the balance is stated, `YYYY-MM-DD`. */
  readonly on: string;
  /** SHA-256 of the statement, lower-case hex. */
  readonly statement: string;
  /** What the statement says is there. */
  readonly balanceMinor: number;
  readonly differences: readonly ReconciliationDifference[];
}

/** Publishes that an account agrees with a statement, once for each of them. Refuses what is not explained to the fen. */
export function reconcile(ports: Ports, actor: Actor, command: ReconciliationCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, reconciling(ports, command));
}

/** The same, for a unit that says more than that. */
export function reconciling(ports: Ports, command: ReconciliationCommand): FundRequest<ReconciliationCommand> {
  return {
    action: 'reconcile',
    command,
    decide: async ({ owner, currency, context }) => {
      const { provider, on, statement, balanceMinor, differences } = command;
      if (!areAmounts(command)) return refusedFor('amount-unfit');
      // A day that is not over has no last balance.
      if (!isDigest(statement) || !isCivilDate(on) || on >= context.effectiveOn) return refusedFor('statement-unfit');
      const account = accountOf({ owner, currency }, provider);
      const compared = { charityId: owner.charityId, account: account.code, currency, on, statement };
      if ((await ports.store.log.ofFact(reconciliationKey(compared))) !== null) return refusedFor('already-booked');
      const booked = await ports.store.books.balanceOn(account.accountId, on);
      if (booked + sumOf(differences) !== balanceMinor) return refusedFor('unexplained');
      const named = differences.map(({ why, amountMinor }) => ({ code: DIFFERENCES[why], amountMinor }));
      const told = { ...compared, balanceMinor, differences: named };
      return { kind: 'done', ids: [], unit: [reconciliationPublished(told)] };
    },
  };
}

/** What the books say of an account at the end of a day, minor units. */
export function bookedOn(
  { store }: Pick<Ports, 'store'>,
  { owner, currency }: Pick<FundCase, 'currency' | 'owner'>,
  { provider, on }: Pick<ReconciliationCommand, 'on' | 'provider'>,
): Promise<number> {
  return store.books.balanceOn(accountOf({ owner, currency }, provider).accountId, on);
}

function accountOf({ owner, currency }: Pick<FundCase, 'currency' | 'owner'>, provider: string | null) {
  return provider === null ? bank(owner, currency) : clearing(owner, provider, currency);
}

/** An account whose books no longer give what was agreed. */
export interface Disagreement {
  readonly charity: string;
  readonly account: string;
  readonly on: string;
  /** What the books give beyond what was agreed. */
  readonly differenceMinor: number;
}

/** Compares the newest reconciliation of every account with the books as they are now. */
export async function findDisagreements({ store }: Pick<Ports, 'store'>): Promise<readonly Disagreement[]> {
  const compared = new Set<string>();
  const found: Disagreement[] = [];
  for (const { bytes } of await store.log.reconciliations(COMPARED_MAX)) {
    const { charityId, account, currency, on, balanceMinor, differences } = reconciliationOf(bytes);
    const accountId = `${charityId}/${account}/${currency}`;
    if (compared.has(accountId)) continue;
    compared.add(accountId);
    const agreedMinor = balanceMinor - sumOf(differences);
    const differenceMinor = (await store.books.balanceOn(accountId, on)) - agreedMinor;
    if (differenceMinor !== 0) found.push({ charity: charityId, account, on, differenceMinor });
  }
  return found;
}

/** Reports every account that no longer agrees. */
export async function reportDisagreements(ports: Pick<Ports, 'reporter' | 'store'>): Promise<void> {
  for (const each of await findDisagreements(ports))
    ports.reporter.report('error', 'reconciliation-differs', { ...each });
}

function areAmounts({ balanceMinor, differences }: ReconciliationCommand): boolean {
  const isOnceEach = new Set(differences.map(({ why }) => why)).size === differences.length;
  const areWhole = differences.every(({ amountMinor }) => Number.isSafeInteger(amountMinor) && amountMinor !== 0);
  return Number.isSafeInteger(balanceMinor) && isOnceEach && areWhole;
}

function sumOf(parts: readonly { readonly amountMinor: number }[]): number {
  return parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
