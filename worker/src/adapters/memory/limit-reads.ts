import type { IntakeFigures, LimitReads, PruneHorizons, Standing, StandingQuery } from '../../ports/index.ts';
import { CALLER_KEY_PREFIX } from '../../ports/index.ts';
import { isLeftImport } from './import-drafts.ts';
import type { KeptDecline, Tables } from './tables.ts';

export function limitReads(now: () => Tables): LimitReads {
  return {
    standing: async (query) => standingOf(now(), query),
    emptyAt: async (key) => now().rates.get(key) ?? null,
    twin: async (intent) => {
      const attempt = now().attempts.find((row) => row.intent === intent);
      return attempt === undefined ? null : (now().pledges.get(attempt.pledgeId) ?? null);
    },
    intake: async (tenantId, sinceMs) => intakeSince(now(), tenantId, sinceMs),
    prunable: async (horizons) => isPrunable(now(), horizons),
  };
}

function standingOf(tables: Tables, query: StandingQuery): Standing {
  const { rateKeys, addressHashes, sessionHashes, tenantId, leastSinceMs } = query;
  const isOf = (hashes: readonly string[], hash: string | null) => hash !== null && hashes.includes(hash);
  const blocking = [
    nthDecline(tables, query, ({ addressHash }) => isOf(addressHashes, addressHash)),
    nthDecline(tables, query, ({ sessionHash }) => isOf(sessionHashes, sessionHash)),
  ].filter((atMs) => atMs !== undefined);
  const minutes = tables.minutes.all().filter((row) => row.tenantId === tenantId && row.minuteMs >= leastSinceMs);
  return {
    emptyAtMs: Object.fromEntries(rateKeys.map((key) => [key, tables.rates.get(key) ?? 0])),
    blockingDeclineMs: blocking.length === 0 ? null : Math.max(...blocking),
    slowUntilMs: tables.slowModes.get(tenantId)?.untilMs ?? null,
    leastPledges: minutes.reduce((sum, { leastPledges }) => sum + leastPledges, 0),
    proofSpent: query.proofId !== null && tables.proofs.has(query.proofId),
  };
}

function nthDecline(
  { declines }: Tables,
  { declinesSinceMs, declinesMax }: StandingQuery,
  isOwn: (decline: KeptDecline) => boolean,
): number | undefined {
  const newestFirst = declines
    .all()
    .filter((decline) => isOwn(decline) && decline.atMs > declinesSinceMs)
    .map(({ atMs }) => atMs)
    .sort((a, b) => b - a);
  return newestFirst[declinesMax - 1];
}

function intakeSince({ minutes, slowModes }: Tables, tenantId: string, sinceMs: number): IntakeFigures {
  const figures = { pledges: 0, declines: 0, refusals: 0 };
  for (const minute of minutes.all()) {
    if (minute.tenantId !== tenantId || minute.minuteMs < sinceMs) continue;
    figures.pledges += minute.pledges;
    figures.declines += minute.declines;
    figures.refusals += minute.refusals;
  }
  return { ...figures, slowUntilMs: slowModes.get(tenantId)?.untilMs ?? null };
}

function isPrunable(tables: Tables, horizons: PruneHorizons): boolean {
  const { attempts, declines, proofs, tokens, idempotency, siteRequests, minutes, rates, imports } = tables;
  return (
    (attempts.all()[0]?.atMs ?? Number.POSITIVE_INFINITY) < horizons.attemptsBeforeMs ||
    (declines.all()[0]?.atMs ?? Number.POSITIVE_INFINITY) < horizons.attemptsBeforeMs ||
    (proofs.all()[0] ?? Number.POSITIVE_INFINITY) < horizons.proofsBeforeMs ||
    (tokens.all()[0]?.record.expiresMs ?? Number.POSITIVE_INFINITY) < horizons.tokensBeforeMs ||
    (idempotency.all()[0]?.createdMs ?? Number.POSITIVE_INFINITY) < horizons.idempotencyBeforeMs ||
    (siteRequests.all()[0]?.createdMs ?? Number.POSITIVE_INFINITY) < horizons.siteRequestsBeforeMs ||
    imports.some((kept) => isLeftImport(kept, horizons.importsBeforeMs)) ||
    minutes.some(({ minuteMs }) => minuteMs < horizons.minutesBeforeMs) ||
    rates.keys().some((key) => key >= CALLER_KEY_PREFIX && key < horizons.callerKeysBefore)
  );
}
