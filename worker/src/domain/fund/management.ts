// The charity's cost of managing a project. What its contract lets it keep is agreed once and never more than the filed
// plan says; it is accrued under that cap, and spent with receipts. The statutory ratio is the year's and the charity's, not
// a project's: it is the rules' to judge.

import { managementAccrued, managementSpent } from '../../ledger/append-management.ts';
import { bank, managementPool } from '../../ledger/chart.ts';
import type { Evidence, Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { refuseEvidence } from './evidence.ts';
import { fundMinor } from './fund-balance.ts';
import type { FundAnswer, FundCommand, FundRequest } from './fund-command.ts';
import { booked, decideFund, isAmount, refusedFor } from './fund-command.ts';

const BPS = 10_000n;
/** As the database has it: the product with a share stays inside 64 bits. */
const BASE_MAX_MINOR = 900_000_000_000_000;

export interface TermsCommand extends FundCommand {
  /** At most what the filed plan gives for management. */
  readonly capBps: number;
  readonly baseMinor: number;
}

export interface AccrualCommand extends FundCommand {
  readonly amountMinor: number;
}

export interface ManagementCommand extends AccrualCommand {
  readonly evidence: readonly Evidence[];
}

/** ⌊capBps × baseMinor / 10000⌋: what the charity may keep in all, minor units. */
export function capMinor({ capBps, baseMinor }: Pick<TermsCommand, 'baseMinor' | 'capBps'>): number {
  return Number((BigInt(capBps) * BigInt(baseMinor)) / BPS);
}

/** Agrees the terms of a project, once for all. */
export function pinManagementTerms(ports: Ports, actor: Actor, command: TermsCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, managementTerms(ports, command));
}

/** The same, for a unit that says more than that. */
export function managementTerms(ports: Ports, command: TermsCommand): FundRequest<TermsCommand> {
  return {
    action: 'pin-management-terms',
    command,
    decide: async ({ owner, currency, file, context }) => {
      const { capBps, baseMinor } = command;
      const { projectId, tenantId } = owner;
      if (!isAmount(baseMinor) || baseMinor > BASE_MAX_MINOR) return refusedFor('amount-unfit');
      const isShare = Number.isInteger(capBps) && capBps >= 0;
      if (!isShare || capBps > file.campaign.body.plan.costPlan.managementBps) return refusedFor('terms-above-plan');
      if ((await ports.store.books.managementTerms(projectId)) !== null) return refusedFor('terms-pinned');
      const record = { projectId, tenantId, capBps, baseMinor, currency, pinnedMs: context.recordedMs };
      return { kind: 'done', ids: [projectId], unit: [{ kind: 'pin-management', record }] };
    },
  };
}

/** Takes the charity's share out of the fund, as far as the terms go. */
export function accrueManagement(ports: Ports, actor: Actor, command: AccrualCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, managementAccrual(ports, command));
}

/** The same, for a unit that says more than that. */
export function managementAccrual(ports: Ports, command: AccrualCommand): FundRequest<AccrualCommand> {
  return {
    action: 'accrue-management',
    command,
    decide: async ({ owner, currency, context, effectKey }) => {
      const { amountMinor } = command;
      if (!isAmount(amountMinor)) return refusedFor('amount-unfit');
      const terms = await ports.store.books.managementTerms(owner.projectId);
      if (terms?.currency !== currency) return refusedFor('no-terms');
      const accrued = await accruedMinor(ports, owner.projectId, currency);
      if (accrued + amountMinor > capMinor(terms)) return refusedFor('above-cap');
      if ((await fundMinor(ports, { owner, currency, before: [] })) < amountMinor) return refusedFor('balance-too-low');
      return booked(managementAccrued(context, { amountMinor, currency, effectKey }));
    },
  };
}

/** Spends from what was accrued. */
export function spendManagement(ports: Ports, actor: Actor, command: ManagementCommand): Promise<FundAnswer> {
  return decideFund(ports, actor, managementSpending(ports, command));
}

/** The same, for a unit that says more than that. */
export function managementSpending(ports: Ports, command: ManagementCommand): FundRequest<ManagementCommand> {
  return {
    action: 'spend-management',
    command,
    decide: async ({ owner, currency, context, effectKey }) => {
      const { amountMinor, evidence } = command;
      if (!isAmount(amountMinor)) return refusedFor('amount-unfit');
      const refusal = refuseEvidence(evidence);
      if (refusal !== null) return refusedFor(refusal);
      const { books } = ports.store;
      const inPool = 0 - (await books.balanceOf(managementPool(owner, currency).accountId));
      if (inPool < amountMinor) return refusedFor('balance-too-low');
      if ((await books.balanceOf(bank(owner, currency).accountId)) < amountMinor) return refusedFor('bank-too-low');
      return booked(managementSpent(context, { amountMinor, currency, effectKey, evidence }));
    },
  };
}

async function accruedMinor(ports: Ports, projectId: string, currency: string): Promise<number> {
  const totals = await ports.store.books.totals([projectId]);
  const accrued = totals.find((total) => total.kind === 'management.accrued' && total.currency === currency);
  return accrued?.amountMinor ?? 0;
}
