// Figures for the operator in Prometheus' text format. Labels are route patterns, methods, statuses and closed lists of
// outcomes: never an address, an id or a name, so their number is bounded and nobody can be found in them.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Measures } from '../../operations/measures.ts';
import type { ReportFields } from '../../ports/index.ts';

/** What is read when somebody asks, not when it happens. */
export interface GaugeSources {
  readonly sweepAgeMs: () => number;
  /** How often a database connection had to be replaced. */
  readonly reconnects: () => number;
  readonly findings: () => Promise<readonly string[]>;
  /** Money held back until people decide, by currency. */
  readonly held: () => Promise<readonly { readonly currency: string; readonly amountMinor: number }[]>;
  /** Since the last verified backup; null where there was none. */
  readonly backupAgeMs: () => number | null;
}

export interface Prometheus extends Measures {
  /** Adds the figures that are read on demand. */
  watch(sources: GaugeSources): void;
  /** Everything, as `text/plain; version=0.0.4`. */
  text(): Promise<string>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE', 'PATCH'];

export function createPrometheus(): Prometheus {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const entries = entryCounters(registry);
  const provider = histogram(registry, {
    name: 'hh_provider_call_seconds',
    help: 'Calls to the payment provider',
    labels: ['call', 'outcome'],
  });
  const units = histogram(registry, {
    name: 'hh_store_unit_seconds',
    help: 'Write units, waiting included',
    labels: ['outcome'],
  });
  const waiting = new Gauge({
    name: 'hh_store_waiting_max',
    help: 'Most units waiting at once since the last reading',
    registers: [registry],
  });
  let most = 0;
  return {
    entry: (event, fields) => entries[event]?.(fields),
    providerCall: ({ name, outcome, tookMs }) => provider.observe({ call: name, outcome }, tookMs / 1000),
    writeUnit: ({ outcome, tookMs, waiting: now }) => {
      units.observe({ outcome }, tookMs / 1000);
      most = Math.max(most, now);
    },
    watch: (sources) => registerGauges(registry, sources),
    text: async () => {
      waiting.set(most);
      most = 0;
      return registry.metrics();
    },
  };
}

type EntryCounters = Readonly<Record<string, (fields: ReportFields) => void>>;

/** The reporter's entries that are figures as well, by event. */
function entryCounters(registry: Registry): EntryCounters {
  const requests = histogram(registry, {
    name: 'hh_http_request_seconds',
    help: 'Requests by route pattern',
    labels: ['method', 'route', 'status'],
  });
  const failures = counter(registry, {
    name: 'hh_request_failures_total',
    help: 'Requests that met a fault, by reason',
    labels: ['reason'],
  });
  const pledges = counter(registry, {
    name: 'hh_pledges_total',
    help: 'Pledge requests by outcome',
    labels: ['outcome'],
  });
  const notices = counter(registry, {
    name: 'hh_notices_total',
    help: 'Verified notices of the provider by outcome',
    labels: ['outcome'],
  });
  const swept = counter(registry, {
    name: 'hh_swept_pledges_total',
    help: 'Unfinished pledges swept by outcome',
    labels: ['outcome'],
  });
  const ticks = counter(registry, { name: 'hh_failed_ticks_total', help: 'Sweeps that ended in a fault', labels: [] });
  return {
    request: ({ method, route, status, tookMs }) => {
      const labels = { method: knownMethod(method), route: String(route), status: String(status) };
      requests.observe(labels, Number(tookMs) / 1000);
    },
    'request-failed': ({ reason }) => failures.inc({ reason: String(reason) }),
    pledge: ({ outcome }) => pledges.inc({ outcome: String(outcome) }),
    notice: ({ outcome }) => notices.inc({ outcome: String(outcome) }),
    tick: (fields) => {
      swept.inc({ outcome: 'swept' }, Number(fields['swept']));
      swept.inc({ outcome: 'failed' }, Number(fields['failed']));
    },
    'tick-failed': () => ticks.inc(),
  };
}

function registerGauges(registry: Registry, sources: GaugeSources): void {
  gauge(registry, { name: 'hh_sweep_age_seconds', help: 'Since the last sweep that came through' }, (set) =>
    set(sources.sweepAgeMs() / 1000),
  );
  gauge(registry, { name: 'hh_store_reconnects', help: 'Database connections replaced' }, (set) =>
    set(sources.reconnects()),
  );
  gauge(registry, { name: 'hh_backup_age_seconds', help: 'Since the last verified backup' }, (set) => {
    const ageMs = sources.backupAgeMs();
    if (ageMs !== null) set(ageMs / 1000);
  });
  const findings = new Gauge({
    name: 'hh_finding',
    help: '1 for everything that /readyz finds wrong',
    labelNames: ['code'],
    registers: [registry],
    collect: async () => {
      findings.reset();
      for (const code of await sources.findings()) findings.set({ code }, 1);
    },
  });
  const held = new Gauge({
    name: 'hh_held_minor',
    help: 'Money held back until people decide, in minor units',
    labelNames: ['currency'],
    registers: [registry],
    collect: async () => {
      for (const { currency, amountMinor } of await sources.held()) held.set({ currency }, amountMinor);
    },
  });
}

interface Named {
  readonly name: string;
  readonly help: string;
}

interface Labelled extends Named {
  readonly labels: readonly string[];
}

function histogram(registry: Registry, { name, help, labels }: Labelled): Histogram {
  return new Histogram({ name, help, labelNames: [...labels], buckets: SECONDS, registers: [registry] });
}

function counter(registry: Registry, { name, help, labels }: Labelled): Counter {
  return new Counter({ name, help, labelNames: [...labels], registers: [registry] });
}

// A request may name any method it likes; a label may not.
function knownMethod(method: unknown): string {
  return typeof method === 'string' && METHODS.includes(method) ? method : 'other';
}

function gauge(registry: Registry, { name, help }: Named, collect: (set: (value: number) => void) => void): void {
  const made = new Gauge({ name, help, registers: [registry], collect: () => collect((value) => made.set(value)) });
}
