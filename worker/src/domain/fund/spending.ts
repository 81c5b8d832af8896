// What reached the beneficiaries. Every spending has evidence, of which only digests are kept, and two people who approve
// it; it uses up an advance, or the partner paid first and is paid back.

import { holdsPersonalData } from '@happy-homeland/contract/personal-data';
import type { Spent } from '../../ledger/append-spending.ts';
import { reimbursementPaid, spendingReimbursed, spendingVerified } from '../../ledger/append-spending.ts';
import { advance, bank, partnerPayable } from '../../ledger/chart.ts';
import type { Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import type { PartnerCommand } from './disbursement.ts';
import { refuseEvidence } from './evidence.ts';
import { fundMinor } from './fund-balance.ts';
import type { FundAnswer, FundCase, FundRefusal, FundRequest } from './fund-command.ts';
import { booked, decideFund, isAmount, refusedFor } from './fund-command.ts';
import { partnerOf } from './partner.ts';

const APPROVERS_MIN = 2;
/** As long as a line of a published budget may be. */
const CATEGORY_MAX_CHARS = 80;

export interface SpendingCommand extends PartnerCommand, Pick<Spent, 'approvers' | 'category' | 'evidence'> {}

/** Books what a partner spent of its advance. */
export function verifySpending(ports: Ports, actor: Actor, command: SpendingCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, spendingVerification(ports, command));
}

/** The same, for a unit that says more than that. */
export function spendingVerification(ports: Ports, command: SpendingCommand): FundRequest<SpendingCommand> {
  return {
    action: 'verify-spending',
    command,
    decide: async (fund) => {
      const spent = await spentOf(ports, fund, command);
      if (spent.kind === 'refused') return spent;
      const { accountId } = advance(fund.owner, spent.partnerId, fund.currency);
      if ((await ports.store.books.balanceOf(accountId)) < spent.amountMinor) return refusedFor('balance-too-low');
      return booked(spendingVerified(fund.context, spent));
    },
  };
}

/** Books what a partner paid first: the project owes it. */
export function reimburseSpending(ports: Ports, actor: Actor, command: SpendingCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, spendingReimbursement(ports, command));
}

/** The same, for a unit that says more than that. */
export function spendingReimbursement(ports: Ports, command: SpendingCommand): FundRequest<SpendingCommand> {
  return {
    action: 'reimburse-spending',
    command,
    decide: async (fund) => {
      const spent = await spentOf(ports, fund, command);
      if (spent.kind === 'refused') return spent;
      const { owner, currency } = fund;
      const leftMinor = await fundMinor(ports, { owner, currency, before: [] });
      if (leftMinor < spent.amountMinor) return refusedFor('balance-too-low');
      return booked(spendingReimbursed(fund.context, spent));
    },
  };
}

/** Pays a partner what it is owed. */
export function payReimbursement(ports: Ports, actor: Actor, command: PartnerCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, reimbursementPayment(ports, command));
}

/** The same, for a unit that says more than that. */
export function reimbursementPayment(ports: Ports, command: PartnerCommand): FundRequest<PartnerCommand> {
  return {
    action: 'pay-reimbursement',
    command,
    decide: async ({ owner, currency, file, context, effectKey }) => {
      const { amountMinor } = command;
      if (!isAmount(amountMinor)) return refusedFor('amount-unfit');
      const partner = await partnerOf(ports, file, command.partner);
      if (partner === null) return refusedFor('unknown-partner');
      const owed = await ports.store.books.balanceOf(partnerPayable(owner, partner.partnerId, currency).accountId);
      if (0 - owed < amountMinor) return refusedFor('balance-too-low');
      const inBank = await ports.store.books.balanceOf(bank(owner, currency).accountId);
      if (inBank < amountMinor) return refusedFor('bank-too-low');
      return booked(reimbursementPaid(context, { ...partner, amountMinor, currency, effectKey }));
    },
  };
}

type SpentOrRefused = (Spent & { readonly kind: 'spent' }) | { readonly kind: 'refused'; readonly reason: FundRefusal };

async function spentOf(ports: Ports, fund: FundCase, command: SpendingCommand): Promise<SpentOrRefused> {
  const { file, currency, effectKey } = fund;
  const { amountMinor, category, evidence, approvers } = command;
  if (!isAmount(amountMinor)) return refusedFor('amount-unfit');
  const partner = await partnerOf(ports, file, command.partner);
  if (partner === null) return refusedFor('unknown-partner');
  if (holdsPersonalData(category)) return refusedFor('personal-data-in-category');
  if (!isInBudget(fund, category)) return refusedFor('unknown-category');
  const refusal = refuseEvidence(evidence);
  if (refusal !== null) return refusedFor(refusal);
  if (new Set(approvers.filter((id) => id !== '')).size < APPROVERS_MIN) return refusedFor('approvers-not-two');
  return { kind: 'spent', ...partner, amountMinor, currency, effectKey, category, evidence, approvers };
}

// A project that has published a budget spends along its lines.
function isInBudget({ file }: FundCase, category: string): boolean {
  const { budget } = file.project.body;
  const isName = category !== '' && category.length <= CATEGORY_MAX_CHARS;
  return isName && (budget.length === 0 || budget.some(({ item }) => item === category));
}
