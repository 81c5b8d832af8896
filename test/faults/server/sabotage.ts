// Promises broken on purpose. Each is what a careless implementation would do, and the scenario whose control it is must
// find it; a scenario that does not is reported as unproven.

import type { Change, CommitOutcome, Notice, Ports, WriteUnit } from '@happy-homeland/worker/ports';
import { PaymentsError, StoreError } from '@happy-homeland/worker/ports';
import { booking } from '@happy-homeland/worker/testing';

export type Sabotage = keyof typeof SABOTAGES;

const LATE_MS = 400;

/** The ports of a server that breaks this promise. */
export function sabotaged(ports: Ports, sabotage: Sabotage | null): Ports {
  return sabotage === null ? ports : SABOTAGES[sabotage](ports);
}

const SABOTAGES = {
  /** Says that a unit is on disk before it is. */
  'acknowledges-early': (ports: Ports) =>
    committing(ports, async (unit) => {
      setTimeout(() => void ports.store.commit(unit).catch(() => null), LATE_MS);
      return { kind: 'committed' };
    }),
  /** Remembers the notice in a unit of its own, before the effect. */
  'remembers-before-effect': (ports: Ports) =>
    committing(ports, async (unit) => {
      const [marks, effects] = parted(unit);
      if (marks.length === 0 || effects.length === 0) return ports.store.commit(unit);
      const marked = await ports.store.commit(marks);
      if (marked.kind === 'lost') return marked;
      return ports.store.commit(effects);
    }),
  /** Carries a decision out within the request that made it, and tells nobody that it is due. */
  'decides-in-the-request': (ports: Ports) =>
    committing(ports, (unit) => {
      const isDecision = unit.some(({ kind }) => kind === 'put-held-decision');
      return ports.store.commit(isDecision ? unit.filter(({ kind }) => kind !== 'move-pledge') : unit);
    }),
  /** Books each twentieth gift under a second name as well. */
  'books-twice': (ports: Ports) => {
    let units = 0;
    return committing(ports, (unit) => {
      units += 1;
      return ports.store.commit(units % 20 === 0 ? unit.flatMap(twice) : unit);
    });
  },
  /** Takes a full disk for a success, and what follows from it as well. */
  'swallows-failures': (ports: Ports) => {
    let hasFailed = false;
    return committing(ports, async (unit) => {
      try {
        const outcome = await ports.store.commit(unit);
        return hasFailed ? { kind: 'committed' } : outcome;
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        hasFailed = true;
        return { kind: 'committed' };
      }
    });
  },
  /** Reads what is left, waits, and writes what it read: the update of another pledge is lost meanwhile. */
  'reads-then-writes': (ports: Ports) => {
    const promised = new Map<string, number>();
    return committing(ports, async (unit) => {
      for (const change of unit) {
        if (change.kind !== 'insert-pledge') continue;
        const { projectId, amountMinor } = change.record;
        const file = await ports.store.directory.file(projectId);
        const before = promised.get(projectId) ?? 0;
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (before + amountMinor > (file?.project.goalMinor ?? 0)) return { kind: 'lost', guard: 'hard-cap' };
        promised.set(projectId, before + amountMinor);
      }
      return ports.store.commit(unit);
    });
  },
  /** Believes a notice whose signature does not hold. */
  'believes-anything': (ports: Ports) => ({
    ...ports,
    payments: {
      ...ports.payments,
      verifyNotice: async (rawBody: string, signature: string | null) => {
        try {
          return await ports.payments.verifyNotice(rawBody, signature);
        } catch (error) {
          if (error instanceof PaymentsError) return parseNotice(rawBody);
          throw error;
        }
      },
    },
  }),
  /** Asks the provider under a new key each time. */
  'forgets-keys': (ports: Ports) => ({
    ...ports,
    payments: {
      ...ports.payments,
      open: (request: Parameters<Ports['payments']['open']>[0]) =>
        ports.payments.open({ ...request, idempotencyKey: crypto.randomUUID() }),
    },
  }),
};

function committing(ports: Ports, commit: (unit: WriteUnit) => Promise<CommitOutcome>): Ports {
  const { directory, pledges, books, limits, verdicts, work, uploads, log } = ports.store;
  return { ...ports, store: { directory, pledges, books, limits, verdicts, work, uploads, log, commit } };
}

function parted(unit: WriteUnit): [Change[], Change[]] {
  const isMark = (change: Change) => change.kind === 'insert-inbox';
  return [unit.filter(isMark), unit.filter((change) => !isMark(change))];
}

function twice(change: Change): Change[] {
  if (change.kind !== 'append-journal') return [change];
  const { journal } = change;
  const again = { ...journal, journalId: `${journal.journalId}x`, effectKey: `${journal.effectKey}:again` };
  return [change, booking(again)];
}

function parseNotice(rawBody: string): Notice {
  const { id, type, livemode, data } = JSON.parse(rawBody) as {
    id: string;
    type: string;
    livemode: boolean;
    data: any;
  };
  const pledgeId = data?.object?.metadata?.pledge_id;
  return { eventId: id, type, livemode, subject: pledgeId ? { kind: 'pledge', pledgeId } : { kind: 'none' } };
}
