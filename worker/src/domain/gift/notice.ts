// A signed notice from the provider is a hint that something happened. It is remembered in the same unit as its effect,
// so a notice that failed half-way is as if it had never come, and the provider sends it again.

import type { Change, InboxRecord, Notice, Ports } from '../../ports/index.ts';
import { watchDeclines } from '../access/breaker.ts';
import { settle } from './settlement.ts';

export type NoticeOutcome = 'settled' | 'no-change' | 'duplicate' | 'ignored' | 'mode-mismatch' | 'unknown-subject';

/** Takes a verified notice. Any number of deliveries, in any order, have one effect. */
export async function receiveNotice(ports: Ports, notice: Notice): Promise<NoticeOutcome> {
  const { provider } = ports.payments;
  if (await ports.store.books.seen(provider, notice.eventId)) return 'duplicate';
  const { eventId, livemode, account = null } = notice;
  if (livemode !== (ports.settings.mode === 'live') || account !== null) {
    ports.reporter.report('error', 'mode-mismatch', { eventId, livemode, account });
    return remember(ports, notice, 'mode-mismatch');
  }
  if (notice.subject.kind === 'none') return remember(ports, notice, 'ignored');
  const pledgeId = await pledgeOf(ports, notice);
  if (pledgeId === null) return remember(ports, notice, 'unknown-subject');
  const marks = [insertInbox(ports, notice, 'processed'), ...declineOf(ports, notice, pledgeId)];
  const settlement = await settle(ports, pledgeId, marks);
  if (settlement === null) return remember(ports, notice, 'unknown-subject');
  // People have to answer a bank, and have a week: nothing here can do it for them.
  if (notice.dispute !== undefined)
    ports.reporter.report('error', 'payment-disputed', { pledgeId, status: notice.dispute });
  if (notice.declineRef !== undefined) await watchDeclines(ports, settlement.pledge.tenantId);
  return settlement.changed ? 'settled' : 'no-change';
}

// Counted with the inbox mark, so that a notice that comes again counts nothing.
function declineOf(ports: Ports, { declineRef }: Notice, pledgeId: string): readonly Change[] {
  if (declineRef === undefined) return [];
  return [{ kind: 'record-decline', record: { declineRef, pledgeId, atMs: ports.clock.nowMs() } }];
}

async function pledgeOf(ports: Ports, { subject }: Notice): Promise<string | null> {
  if (subject.kind === 'pledge') return subject.pledgeId;
  if (subject.kind === 'none') return null;
  const { pledges } = ports.store;
  const pledge =
    subject.kind === 'payment'
      ? await pledges.byPayment(subject.paymentRef)
      : await pledges.bySession(subject.sessionRef);
  return pledge?.pledgeId ?? null;
}

async function remember(ports: Ports, notice: Notice, outcome: NoticeOutcome): Promise<NoticeOutcome> {
  const committed = await ports.store.commit([insertInbox(ports, notice, outcome)]);
  return committed.kind === 'committed' ? outcome : 'duplicate';
}

function insertInbox(ports: Ports, notice: Notice, outcome: string) {
  const record: InboxRecord = {
    provider: ports.payments.provider,
    eventId: notice.eventId,
    eventType: notice.type,
    outcome,
    receivedMs: ports.clock.nowMs(),
  };
  return { kind: 'insert-inbox', record } as const;
}
