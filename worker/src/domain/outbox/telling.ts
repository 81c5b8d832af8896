// Writing down that others are told of a fact: a change beside the fact itself, so that neither is there without the other.

import type { WebhookEvent } from '@happy-homeland/contract';
import type { Change, DeliveryRecord, NoticeRecord, Ports } from '../../ports/index.ts';
import { spreadToGivers } from './giver-news.ts';

/** What is told. `fact` names the business fact: the same one is told once. */
export interface Telling {
  readonly tenantId: string;
  readonly event: WebhookEvent;
  readonly fact: string;
  /** Public figures and ids. Never a name, an address or anything else of a person. */
  readonly data: NoticeRecord['data'];
}

/**
 * The change that tells of a fact. Entries of the books and projects need none: the store writes theirs itself. It loses
 * the guard `notice`, and the unit with it, where the fact is told already.
 */
export async function told(ports: Ports, { tenantId, event, fact, data }: Telling): Promise<Change> {
  const noticeId = await ports.ids.named('notice', event, fact);
  return { kind: 'append-notice', record: { noticeId, tenantId, event, data, atMs: ports.clock.nowMs() } };
}

/** Endpoints of one federation at most. */
export const ENDPOINTS_MAX = 20;
const MEMBERS_MAX = 500;
const SPREAD_BATCH_MAX = 50;
const SPREAD_ROUNDS_MAX = 40;

/** People who get a letter, by what they do in the federation. */
const LETTER_ROLES: readonly string[] = ['administrator', 'finance', 'approver'];
const LETTER_EVENTS: readonly WebhookEvent[] = ['duty.overdue', 'duty.due-soon'];

/** Writes down who is told of each new fact. Twice at once, one of the two does it. */
export async function spread(ports: Ports, mayGoOn: () => boolean): Promise<void> {
  for (let round = 0; round < SPREAD_ROUNDS_MAX; round += 1) {
    const notices = await ports.store.directory.unspread(SPREAD_BATCH_MAX);
    if (notices.length === 0 || !mayGoOn()) return;
    for (const notice of notices) {
      await spreadToGivers(ports, notice, (pledgeId) => deliveryTo(ports, notice, { ...NOBODY, pledgeId }));
      const deliveries = await deliveriesOf(ports, notice);
      const { noticeId } = notice;
      await ports.store.commit([{ kind: 'spread-notice', noticeId, atMs: ports.clock.nowMs(), deliveries }]);
    }
  }
}

async function deliveriesOf(ports: Ports, notice: NoticeRecord): Promise<readonly DeliveryRecord[]> {
  const { tenantId, event } = notice;
  const endpoints = await ports.store.directory.endpoints({ tenantId, limit: ENDPOINTS_MAX });
  const listening = endpoints.filter(({ events, disabledMs }) => disabledMs === null && events.includes(event));
  const members = LETTER_EVENTS.includes(event)
    ? await ports.store.directory.members({ tenantId, limit: MEMBERS_MAX })
    : [];
  const readers = members.filter(({ grants }) => grants.some(({ role }) => LETTER_ROLES.includes(role)));
  return Promise.all([
    ...listening.map(({ endpointId }) => deliveryTo(ports, notice, { ...NOBODY, endpointId })),
    ...readers.map(({ person: { personId } }) => deliveryTo(ports, notice, { ...NOBODY, personId })),
  ]);
}

const NOBODY = { endpointId: null, personId: null, pledgeId: null } as const;

async function deliveryTo(
  ports: Ports,
  { noticeId, tenantId }: NoticeRecord,
  recipient: Pick<DeliveryRecord, 'endpointId' | 'personId' | 'pledgeId'>,
): Promise<DeliveryRecord> {
  const nowMs = ports.clock.nowMs();
  // Named, so that one fact has one way to one recipient, whoever writes it down.
  const { endpointId, personId, pledgeId } = recipient;
  const deliveryId = await ports.ids.named('delivery', noticeId, endpointId ?? personId ?? pledgeId ?? '');
  const what = { deliveryId, noticeId, tenantId, ...recipient, state: 'waiting', attempts: 0 } as const;
  return { ...what, dueMs: nowMs, error: null, madeMs: nowMs, updatedMs: nowMs };
}
