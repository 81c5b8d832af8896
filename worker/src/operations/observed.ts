// Ports that pass everything through and tell how it went. The application behind them is the same with and without.

import type { Payments, Reporter, Store } from '../ports/index.ts';
import { PaymentsError, StoreError } from '../ports/index.ts';
import type { Measures, ProviderCall } from './measures.ts';

/** A reporter whose every entry is measured, whatever level is written. */
export function observeReporter(reporter: Reporter, measures: Measures): Reporter {
  return {
    report: (level, event, fields) => {
      measures.entry(event, fields);
      reporter.report(level, event, fields);
    },
  };
}

/** A reporter that remembers whether an event was ever reported. */
export function hearing(reporter: Reporter, event: string): { readonly reporter: Reporter; wasHeard(): boolean } {
  let heard = false;
  const report: Reporter['report'] = (level, told, fields) => {
    heard ||= told === event;
    reporter.report(level, told, fields);
  };
  return { reporter: { report }, wasHeard: () => heard };
}

export type StoreOutcome = 'committed' | 'lost' | StoreError['code'];

/** A store whose units are measured; `told` hears how each one ended. */
export function observeStore(store: Store, measures: Measures, told: (outcome: StoreOutcome) => void): Store {
  let waiting = 0;
  const commit: Store['commit'] = async (unit) => {
    waiting += 1;
    const startedMs = performance.now();
    let outcome: StoreOutcome = 'unknown-outcome';
    try {
      const answer = await store.commit(unit);
      outcome = answer.kind;
      return answer;
    } catch (error) {
      if (error instanceof StoreError) outcome = error.code;
      throw error;
    } finally {
      measures.writeUnit({ outcome, tookMs: performance.now() - startedMs, waiting });
      waiting -= 1;
      told(outcome);
    }
  };
  const { directory, pledges, books, limits, verdicts, work, uploads, log } = store;
  return { commit, directory, pledges, books, limits, verdicts, work, uploads, log };
}

export type ProviderOutcome = 'ok' | PaymentsError['code'];

/** Payments whose calls to the provider are measured; `told` hears how each one ended. */
export function observePayments(
  payments: Payments,
  measures: Measures,
  told: (outcome: ProviderOutcome) => void,
): Payments {
  const observed = async <Answer>(name: ProviderCall, call: () => Promise<Answer>): Promise<Answer> => {
    const startedMs = performance.now();
    let outcome: ProviderOutcome = 'unavailable';
    try {
      const answer = await call();
      outcome = 'ok';
      return answer;
    } catch (error) {
      if (error instanceof PaymentsError) outcome = error.code;
      throw error;
    } finally {
      measures.providerCall({ name, outcome, tookMs: performance.now() - startedMs });
      told(outcome);
    }
  };
  return {
    provider: payments.provider,
    mode: payments.mode,
    pageOrigin: payments.pageOrigin,
    open: (request) => observed('open', () => payments.open(request)),
    read: (sessionRef) => observed('read', () => payments.read(sessionRef)),
    refund: (request) => observed('refund', () => payments.refund(request)),
    readRefund: (refundRef) => observed('refund', () => payments.readRefund(refundRef)),
    verifyNotice: (rawBody, signature) => payments.verifyNotice(rawBody, signature),
    undelivered: (sinceMs) => payments.undelivered(sinceMs),
    returned: (sinceMs) => payments.returned(sinceMs),
  };
}
