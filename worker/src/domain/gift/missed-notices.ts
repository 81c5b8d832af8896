// A notice that never arrives may tell of what nobody here would look for again: a refund made in the provider's own
// pages, or money that came after its page had expired. So the provider is asked, once an hour, what it could not deliver.

import type { Ports } from '../../ports/index.ts';
import { PaymentsError, StoreError } from '../../ports/index.ts';
import { receiveNotice } from './notice.ts';

const HOUR_MS = 60 * 60_000;
/** The provider forgets events after thirty days. */
const HORIZON_MS = 30 * 24 * HOUR_MS;

/**
 * Takes what the provider could not deliver, unless somebody has asked this hour: however many processes run, and however
 * often they start, one of them asks. Taking a notice again changes nothing, so a run that breaks off loses nothing.
 */
export async function receiveMissed(ports: Ports, mayGoOn: () => boolean): Promise<void> {
  if (!mayGoOn() || !(await claimHour(ports))) return;
  const report = { looked: 0, settled: 0 };
  try {
    for await (const notice of ports.payments.undelivered(ports.clock.nowMs() - HORIZON_MS)) {
      if (!mayGoOn()) break;
      report.looked += 1;
      if ((await receiveNotice(ports, notice)) === 'settled') report.settled += 1;
    }
  } catch (error) {
    if (!(error instanceof PaymentsError || error instanceof StoreError)) throw error;
    ports.reporter.report('error', 'missed-notices-failed', { ...report, code: error.code });
    return;
  }
  if (report.settled > 0) ports.reporter.report('warn', 'missed-notices-settled', report);
}

// The hour is marked in the inbox, where a mark can be made once and for all of them; no provider has this name.
async function claimHour(ports: Ports): Promise<boolean> {
  const receivedMs = ports.clock.nowMs();
  const [provider, eventId] = ['clock', new Date(receivedMs).toISOString().slice(0, 'YYYY-MM-DDTHH'.length)] as const;
  if (await ports.store.books.seen(provider, eventId)) return false;
  const record = { provider, eventId, eventType: 'hour', outcome: 'missed-notices', receivedMs };
  return (await ports.store.commit([{ kind: 'insert-inbox', record }])).kind === 'committed';
}
