// What robots are counted by: the same rules that the database keeps with CHECKs, unique keys and triggers.

import type { AttemptRecord, Change, DeclineRecord, Guard, SlowModeRecord } from '../../ports/index.ts';
import { CALLER_KEY_PREFIX, CLOCK_SLIP_MAX_MS } from '../../ports/index.ts';
import { isLeftImport } from './import-drafts.ts';
import { requireRule } from './require-rule.ts';
import type { Table } from './table.ts';
import type { IntakeMinute, Tables } from './tables.ts';
import { keyOf } from './tables.ts';

type OfKind<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

const MINUTE_MS = 60_000;

export function countRates({ rates }: Tables, change: OfKind<'count-rates'>): Guard | null {
  for (const { key, burst, everyMs } of change.rates) {
    requireRule(everyMs > 0, 'a rate flows');
    const fullAtMs = change.atMs + burst * everyMs;
    const keptMs = rates.get(key) ?? 0;
    const emptyAtMs = Math.max(keptMs > fullAtMs + CLOCK_SLIP_MAX_MS ? 0 : keptMs, change.atMs) + everyMs;
    if (emptyAtMs > fullAtMs) return 'rate';
    rates.put(key, emptyAtMs);
  }
  return null;
}

export function insertAttempt(tables: Tables, record: AttemptRecord): Guard | null {
  const { attempts, pledges } = tables;
  if (record.intent !== null && attempts.some(({ intent }) => intent === record.intent)) return 'intent';
  if (pledges.get(record.pledgeId)?.tenantId !== record.tenantId) return 'parent';
  requireRule(!attempts.has(record.pledgeId), 'a pledge is one attempt');
  attempts.put(record.pledgeId, record);
  return countMinute(tables, record, { pledges: 1, leastPledges: record.least ? 1 : 0 });
}

/** Releasing what another pledge holds by now changes nothing: the insertion that follows then loses `intent`. */
export function releaseIntent({ attempts }: Tables, { intent, pledgeId }: OfKind<'release-intent'>): null {
  const kept = attempts.get(pledgeId);
  if (kept?.intent === intent) attempts.put(pledgeId, { ...kept, intent: null });
  return null;
}

export function recordDecline(tables: Tables, record: DeclineRecord): Guard | null {
  const { declines, pledges, attempts } = tables;
  const pledge = pledges.get(record.pledgeId);
  if (pledge === undefined || declines.has(record.declineRef)) return null;
  const attempt = attempts.get(record.pledgeId);
  const { tenantId } = pledge;
  const { addressHash = null, sessionHash = null } = attempt ?? {};
  declines.put(record.declineRef, { ...record, tenantId, addressHash, sessionHash });
  return countMinute(tables, { tenantId, atMs: record.atMs }, { declines: 1 });
}

export function noteRefusal(tables: Tables, change: OfKind<'note-refusal'>): Guard | null {
  return countMinute(tables, change, { refusals: 1 });
}

interface TenantInstant {
  readonly tenantId: string;
  readonly atMs: number;
}

function countMinute({ minutes, federations }: Tables, at: TenantInstant, more: Partial<IntakeMinute>): Guard | null {
  const { tenantId, atMs } = at;
  if (!federations.has(tenantId)) return 'parent';
  const minuteMs = atMs - (atMs % MINUTE_MS);
  const key = keyOf(tenantId, minuteMs);
  const kept = minutes.get(key) ?? { tenantId, minuteMs, pledges: 0, leastPledges: 0, declines: 0, refusals: 0 };
  minutes.put(key, {
    ...kept,
    pledges: kept.pledges + (more.pledges ?? 0),
    leastPledges: kept.leastPledges + (more.leastPledges ?? 0),
    declines: kept.declines + (more.declines ?? 0),
    refusals: kept.refusals + (more.refusals ?? 0),
  });
  return null;
}

export function openSlowMode({ slowModes, federations }: Tables, record: SlowModeRecord): Guard | null {
  if (!federations.has(record.tenantId)) return 'parent';
  if ((slowModes.get(record.tenantId)?.untilMs ?? 0) < record.untilMs) slowModes.put(record.tenantId, record);
  return null;
}

export function spendProof({ proofs }: Tables, { proofId, expiresMs }: OfKind<'spend-proof'>): Guard | null {
  if (proofs.has(proofId)) return 'proof';
  proofs.put(proofId, expiresMs);
  return null;
}

export function prune(tables: Tables, { horizons, max }: OfKind<'prune'>): null {
  const { attempts, declines, proofs, tokens, idempotency, siteRequests, minutes, rates, imports } = tables;
  removeOldest(attempts, { max, isOld: ({ atMs }) => atMs < horizons.attemptsBeforeMs });
  removeOldest(declines, { max, isOld: ({ atMs }) => atMs < horizons.attemptsBeforeMs });
  removeOldest(proofs, { max, isOld: (expiresMs) => expiresMs < horizons.proofsBeforeMs });
  removeOldest(tokens, { max, isOld: ({ record }) => record.expiresMs < horizons.tokensBeforeMs });
  removeOldest(idempotency, { max, isOld: ({ createdMs }) => createdMs < horizons.idempotencyBeforeMs });
  removeOldest(siteRequests, { max, isOld: ({ createdMs }) => createdMs < horizons.siteRequestsBeforeMs });
  const isLeft = (key: string) => isLeftImport(imports.get(key), horizons.importsBeforeMs);
  for (const key of imports.keys().filter(isLeft).slice(0, max)) imports.remove(key);
  removeOldest(minutes, { max, isOld: ({ minuteMs }) => minuteMs < horizons.minutesBeforeMs });
  const isOfPast = (key: string) => key >= CALLER_KEY_PREFIX && key < horizons.callerKeysBefore;
  for (const key of rates.keys().filter(isOfPast).slice(0, max)) rates.remove(key);
  return null;
}

function removeOldest<Row>(
  table: Table<Row>,
  { max, isOld }: { readonly max: number; readonly isOld: (row: Row) => boolean },
): void {
  for (const key of table.keys().slice(0, max)) {
    const row = table.get(key);
    if (row !== undefined && isOld(row)) table.remove(key);
  }
}
