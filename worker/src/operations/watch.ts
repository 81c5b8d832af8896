// Puts everything that watches around the ports of a running process: what readiness looks at, what is counted. The
// application gets ports like any others.

import type { GaugeSources } from '../adapters/prometheus/prometheus.ts';
import type { Ports, StoreErrorCode } from '../ports/index.ts';
import { LogWatch } from '../publication/log-watch.ts';
import { BooksWatch } from './books-watch.ts';
import type { Measures } from './measures.ts';
import { observePayments, observeReporter, observeStore } from './observed.ts';
import type { ProbeAnswer } from './provider-watch.ts';
import { ProviderWatch } from './provider-watch.ts';
import { Pulse } from './pulse.ts';
import { createReadiness } from './readiness.ts';
import { StoreWatch } from './store-watch.ts';

/** The file that every page with a tag loads. */
const WIDGET_ENTRY = 'happy-homeland.js';

export interface WatchedDatabase {
  check(): Promise<StoreErrorCode | null>;
  held: GaugeSources['held'];
  readonly reconnects: number;
}

export interface WatchOptions {
  readonly ports: Omit<Ports, 'readiness'>;
  readonly database: WatchedDatabase;
  readonly measures: Measures;
  readonly probe: () => Promise<ProbeAnswer>;
  readonly freeBytes: () => Promise<number | null>;
  /** Whether a forwarding header came from a peer that is not believed. */
  readonly isProxyUntrusted: () => boolean;
  /** Absent where no backups are taken. */
  readonly backups?: { isOverdue(): boolean; ageMs(): number } | undefined;
}

export interface Watch {
  readonly ports: Ports;
  /** A sweep came through. */
  beat(): void;
  /** What figures read on demand. */
  readonly gauges: GaugeSources;
}

export function watchOver({
  ports,
  database,
  measures,
  probe,
  freeBytes,
  isProxyUntrusted,
  backups,
}: WatchOptions): Watch {
  const elapsedMs = () => performance.now();
  const pulse = new Pulse(elapsedMs);
  const provider = new ProviderWatch({ probe, elapsedMs });
  const storage = new StoreWatch(elapsedMs);
  const log = new LogWatch(ports);
  const books = new BooksWatch(ports);
  const readiness = createReadiness({
    database: async () => storage.finding() ?? database.check(),
    provider: () => provider.findings(),
    hasWidget: async () => (await ports.assets.find(WIDGET_ENTRY)) !== null,
    isSweepStalled: () => pulse.isStalled(),
    log: () => log.findings(),
    books: () => books.findings(),
    freeBytes,
    isBackupOverdue: () => backups?.isOverdue() ?? false,
    isProxyUntrusted,
    elapsedMs,
  });
  const entries: Measures = {
    ...measures,
    entry: (event, fields) => {
      if (event === 'request-failed') storage.requestFailed(fields['code']);
      measures.entry(event, fields);
    },
  };
  return {
    ports: {
      ...ports,
      store: observeStore(ports.store, measures, (outcome) => storage.heard(outcome)),
      payments: observePayments(ports.payments, measures, (outcome) => provider.heard(outcome)),
      reporter: observeReporter(ports.reporter, entries),
      readiness,
    },
    beat: () => pulse.beat(),
    gauges: {
      sweepAgeMs: () => pulse.ageMs(),
      reconnects: () => database.reconnects,
      findings: readiness,
      held: () => database.held(),
      backupAgeMs: () => backups?.ageMs() ?? null,
    },
  };
}
