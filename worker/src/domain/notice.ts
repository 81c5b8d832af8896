// A signed notice from the provider is a hint that something happened. It is remembered in the same unit as its effect,
// so a notice that failed half-way is as if it had never come, and the provider sends it again.

import type { InboxRecord, Notice, Ports } from '../ports/index.ts';
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
  const settlement = await settle(ports, pledgeId, [insertInbox(ports, notice, 'processed')]);
  if (settlement === null) return remember(ports, notice, 'unknown-subject');
  return settlement.changed ? 'settled' : 'no-change';
}

async function pledgeOf(ports: Ports, { subject }: Notice): Promise<string | null> {
  if (subject.kind === 'pledge') return subject.pledgeId;
  if (subject.kind === 'none') return null;
  const pledge = await ports.store.pledges.bySession(subject.sessionRef);
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
