// A notice may be lost where the provider counts it as delivered: an endpoint that was another one's for an hour, a database
// that was restored. So once a day the provider's own list of what went back is compared with the books, and the books with
// what was agreed with banks and providers.

import type { Ports } from '../../ports/index.ts';
import { PaymentsError, StoreError } from '../../ports/index.ts';
import { reportDisagreements } from '../fund/reconciliation.ts';
import { settle } from '../gift/settlement.ts';

const DAY_MS = 24 * 60 * 60_000;
/** As long as the provider keeps what it could not deliver; whoever was away for longer asks again from the first gift. */
const HORIZON_MS = 30 * DAY_MS;

/** Compares the books with the outside, unless somebody has done so today: one of all processes does. */
export async function compareDaily(ports: Ports, mayGoOn: () => boolean): Promise<void> {
  if (!mayGoOn() || !(await claimDay(ports))) return;
  await settleMissedReturns(ports, mayGoOn);
  await reportDisagreements(ports);
}

// Settles every payment of which something has gone back or was asked back. What the books have already changes nothing, so a
// run that breaks off loses nothing.
async function settleMissedReturns(ports: Ports, mayGoOn: () => boolean): Promise<void> {
  const report = { looked: 0, settled: 0 };
  const seen = new Set<string>();
  try {
    for await (const paymentRef of ports.payments.returned(ports.clock.nowMs() - HORIZON_MS)) {
      if (!mayGoOn()) break;
      if (seen.has(paymentRef)) continue;
      seen.add(paymentRef);
      report.looked += 1;
      const pledge = await ports.store.pledges.byPayment(paymentRef);
      const settlement = pledge && (await settle(ports, pledge.pledgeId));
      if (settlement?.changed) report.settled += 1;
    }
  } catch (error) {
    if (!(error instanceof PaymentsError || error instanceof StoreError)) throw error;
    ports.reporter.report('error', 'missed-returns-failed', { ...report, code: error.code });
    return;
  }
  if (report.settled > 0) ports.reporter.report('warn', 'missed-returns-settled', report);
}

// One mark for all processes; no provider has this name.
async function claimDay(ports: Ports): Promise<boolean> {
  const receivedMs = ports.clock.nowMs();
  const [provider, eventId] = ['clock', new Date(receivedMs).toISOString().slice(0, 'YYYY-MM-DD'.length)] as const;
  if (await ports.store.books.seen(provider, eventId)) return false;
  const record = { provider, eventId, eventType: 'day', outcome: 'missed-returns', receivedMs };
  return (await ports.store.commit([{ kind: 'insert-inbox', record }])).kind === 'committed';
}
