// Promises, terms and answers: the same rules that the database keeps with triggers.

import { unreachable } from '../../assert.ts';
import type { FundChange, FundReads, Guard, ReservationRecord, ResolveReservation } from '../../ports/index.ts';
import { disclosureReads, insertDisclosure } from './disclosures.ts';
import { isOverdrawn, partnerTotalsOf } from './fund-figures.ts';
import { openMattersOf, refundsOf, settlementsOf } from './owed.ts';
import { requireRule } from './require-rule.ts';
import type { Tables } from './tables.ts';

type OfKind<Kind extends FundChange['kind']> = Extract<FundChange, { readonly kind: Kind }>;

export function applyFund(tables: Tables, change: FundChange): Guard | null {
  switch (change.kind) {
    case 'insert-decision':
      return insertDecision(tables, change);
    case 'insert-reservation':
      return insertReservation(tables, change.record);
    case 'resolve-reservation':
      return resolveReservation(tables, change);
    case 'pin-management':
      return pinManagement(tables, change);
    case 'insert-disclosure':
      return insertDisclosure(tables, change.record);
    default:
      return unreachable(change);
  }
}

function insertDecision({ decisions, federations }: Tables, { record }: OfKind<'insert-decision'>): Guard | null {
  if (decisions.has(record.idemKey)) return 'decision-key';
  if (!federations.some(({ tenantId }) => tenantId === record.tenantId)) return 'parent';
  decisions.put(record.idemKey, record);
  return null;
}

function insertReservation(tables: Tables, record: ReservationRecord): Guard | null {
  const fund = tables.accounts.get(record.accountId);
  const isOfFund = fund?.code === `F:Restricted:${record.projectId}` && fund.charityId === record.charityId;
  if (record.state !== 'pending' || tables.reservations.has(record.reservationId)) return 'reservation';
  if (!isOfFund || fund.currency !== record.currency) return 'reservation';
  requireLawful(record);
  tables.reservations.put(record.reservationId, record);
  return isOverdrawn(tables, fund) ? 'balance' : null;
}

function resolveReservation({ reservations }: Tables, change: ResolveReservation): Guard | null {
  const kept = reservations.get(change.reservationId);
  if (kept?.state !== 'pending') return 'reservation';
  const { to: state, atMs: resolvedMs, journalId } = change;
  if (journalId !== null && reservations.some((row) => row.journalId === journalId)) return 'reservation';
  const resolved = { ...kept, state, resolvedMs, journalId };
  requireLawful(resolved);
  reservations.put(kept.reservationId, resolved);
  return null;
}

function requireLawful({ state, amountMinor, reservedMs, expiresMs, resolvedMs, journalId }: ReservationRecord): void {
  requireRule(Number.isSafeInteger(amountMinor) && amountMinor > 0, 'a promise has a positive amount');
  requireRule(reservedMs < expiresMs, 'a promise has a term');
  requireRule((state === 'posted') === (journalId !== null), 'what is paid has its entry');
  if (state === 'posted') requireRule((resolvedMs ?? expiresMs) < expiresMs, 'nothing is paid after its term');
  if (state === 'expired') requireRule((resolvedMs ?? 0) >= expiresMs, 'nothing expires before its term');
}

function pinManagement({ managementTerms, projects }: Tables, { record }: OfKind<'pin-management'>): Guard | null {
  if (managementTerms.has(record.projectId)) return 'management-terms';
  if (projects.get(record.projectId)?.tenantId !== record.tenantId) return 'parent';
  requireRule(record.capBps >= 0 && record.capBps <= BPS, 'a cap is a share in ten thousandths');
  requireRule(record.baseMinor >= 1 && record.baseMinor <= BASE_MAX_MINOR, 'a base is a positive amount');
  managementTerms.put(record.projectId, record);
  return null;
}

const BPS = 10_000;
const BASE_MAX_MINOR = 900_000_000_000_000;

export function fundReads(now: () => Tables): FundReads {
  return {
    ...disclosureReads(now),
    decision: async (idemKey) => now().decisions.get(idemKey) ?? null,
    reservation: async (reservationId) => now().reservations.get(reservationId) ?? null,
    overdueReservations: async (nowMs, limit) =>
      now()
        .reservations.all()
        .filter(({ state, expiresMs }) => state === 'pending' && expiresMs <= nowMs)
        .sort((a, b) => a.expiresMs - b.expiresMs || (a.reservationId < b.reservationId ? -1 : 1))
        .slice(0, limit),
    managementTerms: async (projectId) => now().managementTerms.get(projectId) ?? null,
    balanceOf: async (accountId) => now().balances.get(accountId) ?? 0,
    balanceOn: async (accountId, date) =>
      now()
        .journals.all()
        .filter(({ effectiveOn }) => effectiveOn <= date)
        .flatMap(({ postings }) => postings)
        .reduce((sum, { account, amountMinor }) => sum + (account.accountId === accountId ? amountMinor : 0), 0),
    entryNamed: async (journalId) => now().journals.get(journalId) ?? null,
    refundsOf: async (giftId) => refundsOf(now(), giftId),
    settlementsOf: async (journalId) => settlementsOf(now(), journalId),
    openMatters: async (charityId, limit) => openMattersOf(now(), charityId).slice(0, limit),
    partnerTotals: async (projectId) => partnerTotalsOf(now(), projectId),
  };
}
