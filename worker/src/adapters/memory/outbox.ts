// What others are told: the same rules that the database keeps with keys and triggers.

import { unreachable } from '../../assert.ts';
import type {
  DeliveryRecord,
  DisclosureRecord,
  EndpointRecord,
  Guard,
  JournalDraft,
  MoveDelivery,
  NoticeRecord,
  OutboxChange,
  OutboxReads,
  ProjectRecord,
} from '../../ports/index.ts';
import { DUE_SHARE_MAX } from '../../ports/index.ts';
import { requireRule } from './require-rule.ts';
import type { Tables } from './tables.ts';

type Spread = Extract<OutboxChange, { readonly kind: 'spread-notice' }>;

export function applyOutbox(tables: Tables, change: OutboxChange): Guard | null {
  switch (change.kind) {
    case 'put-endpoint':
      return putEndpoint(tables, change.record);
    case 'append-notice':
      return appendNotice(tables, change.record);
    case 'spread-notice':
      return spreadNotice(tables, change);
    case 'add-deliveries':
      return addDeliveries(tables, change.deliveries);
    case 'move-delivery':
      return moveDelivery(tables, change);
    default:
      return unreachable(change);
  }
}

function putEndpoint({ endpoints, federations }: Tables, record: EndpointRecord): Guard | null {
  const { endpointId, tenantId, externalId, revision } = record;
  const kept = endpoints.get(endpointId);
  const follows = kept?.revision === revision - 1 && kept.tenantId === tenantId && kept.externalId === externalId;
  if (revision === 1 ? kept !== undefined : !follows) return 'revision';
  const isNamesake = (other: EndpointRecord) => other.tenantId === tenantId && other.externalId === externalId;
  if (kept === undefined && endpoints.some(isNamesake)) return 'external-id';
  if (!federations.has(tenantId)) return 'parent';
  requireRule((record.disabledMs === null) === (record.disabledBecause === null), 'what is disabled says why');
  endpoints.put(endpointId, structuredClone(record));
  return null;
}

function appendNotice({ notices, federations }: Tables, record: NoticeRecord): Guard | null {
  if (notices.has(record.noticeId)) return 'notice';
  if (!federations.has(record.tenantId)) return 'parent';
  notices.put(record.noticeId, structuredClone({ record, spreadMs: null }));
  return null;
}

function spreadNotice(tables: Tables, { noticeId, atMs, deliveries }: Spread): Guard | null {
  const kept = tables.notices.get(noticeId);
  if (kept?.spreadMs !== null) return 'notice';
  tables.notices.put(noticeId, { ...kept, spreadMs: atMs });
  for (const record of deliveries) {
    if (tables.deliveries.has(record.deliveryId)) return 'notice';
    const lost = addDelivery(tables, record);
    if (lost !== null) return lost;
  }
  return null;
}

function addDeliveries(tables: Tables, deliveries: readonly DeliveryRecord[]): Guard | null {
  for (const record of deliveries) {
    const lost = tables.deliveries.has(record.deliveryId) ? null : addDelivery(tables, record);
    if (lost !== null) return lost;
  }
  return null;
}

function addDelivery(tables: Tables, record: DeliveryRecord): Guard | null {
  const recipients = [record.endpointId, record.personId, record.pledgeId].filter((recipient) => recipient !== null);
  requireRule(recipients.length === 1, 'one endpoint, one person or one giver is told');
  requireRule((record.state === 'waiting') === (record.dueMs !== null), 'what waits is due');
  if (tables.notices.get(record.noticeId)?.record.tenantId !== record.tenantId) return 'parent';
  if (!hasRecipient(tables, record)) return 'parent';
  tables.deliveries.put(record.deliveryId, structuredClone(record));
  return null;
}

function hasRecipient({ endpoints, people, pledges }: Tables, record: DeliveryRecord): boolean {
  const { tenantId, endpointId, personId, pledgeId } = record;
  if (pledgeId !== null) return pledges.get(pledgeId)?.tenantId === tenantId;
  if (endpointId !== null) return endpoints.get(endpointId)?.tenantId === tenantId;
  return personId !== null && people.has(personId);
}

function moveDelivery({ deliveries }: Tables, { deliveryId, seen, set }: MoveDelivery): Guard | null {
  const kept = deliveries.get(deliveryId);
  if (kept?.state !== seen.state || kept.attempts !== seen.attempts || kept.dueMs !== seen.dueMs) return 'delivery';
  requireRule(kept.state !== 'delivered', 'what was delivered stays so');
  requireRule((set.state === 'waiting') === (set.dueMs !== null), 'what waits is due');
  deliveries.put(deliveryId, { ...kept, ...set });
  return null;
}

const TOLD_KINDS: readonly string[] = ['donation.settled', 'spending.verified'];

/** An entry that somebody listens for becomes a fact to be told. */
export function tellEntry(tables: Tables, seq: number, draft: JournalDraft): void {
  const { journalId: noticeId, tenantId, projectId, kind, amountMinor, currency, effectiveOn: date } = draft;
  const event = TOLD_KINDS.includes(kind) ? listenedFor(tables, tenantId, kind) : undefined;
  if (event === undefined || !draft.public || draft.reversesSeq !== null) return;
  const data = { projectId, seq, amountMinor, currency, date };
  tables.notices.put(noticeId, {
    record: { noticeId, tenantId, event, data, atMs: draft.recordedMs },
    spreadMs: null,
  });
}

/** So does a project that was published anew. */
export function tellProject(tables: Tables, { tenantId, projectId, updatedMs: atMs }: ProjectRecord): void {
  const event = listenedFor(tables, tenantId, 'project.published');
  const noticeId = `published${projectId}`;
  if (event === undefined) return;
  tables.notices.put(noticeId, { record: { noticeId, tenantId, event, data: { projectId }, atMs }, spreadMs: null });
}

/** And what a charity told the public. */
export function tellDisclosure(tables: Tables, record: DisclosureRecord): void {
  const { tenantId, projectId, digest: noticeId, corrects, date, recordedMs: atMs } = record;
  const event = listenedFor(tables, tenantId, 'disclosure.published');
  if (event === undefined) return;
  const data = { projectId, digest: noticeId, corrects, date };
  tables.notices.put(noticeId, { record: { noticeId, tenantId, event, data, atMs }, spreadMs: null });
}

function listenedFor({ endpoints }: Tables, tenantId: string, kind: string) {
  const listening = endpoints.all().filter((row) => row.tenantId === tenantId && row.disabledMs === null);
  return listening.flatMap(({ events }) => events).find((event) => event === kind);
}

export function outboxReads(now: () => Tables): OutboxReads {
  return {
    endpoint: async (tenantId, externalId) =>
      now().endpoints.find((row) => row.tenantId === tenantId && row.externalId === externalId) ?? null,
    endpointById: async (endpointId) => now().endpoints.get(endpointId) ?? null,
    endpoints: async ({ tenantId, after = '', limit }) =>
      now()
        .endpoints.all()
        .filter((row) => row.tenantId === tenantId && row.externalId > after)
        .sort((a, b) => (a.externalId < b.externalId ? -1 : 1))
        .slice(0, limit),
    notice: async (noticeId) => now().notices.get(noticeId)?.record ?? null,
    unspread: async (limit) =>
      now()
        .notices.all()
        .filter(({ spreadMs }) => spreadMs === null)
        .slice(0, limit)
        .map(({ record }) => record),
    delivery: async (deliveryId) => now().deliveries.get(deliveryId) ?? null,
    dueDeliveries: async (nowMs, limit) =>
      inTurns(
        now()
          .deliveries.all()
          .filter(({ dueMs }) => dueMs !== null && dueMs <= nowMs)
          .sort((a, b) => (a.dueMs ?? 0) - (b.dueMs ?? 0) || (a.deliveryId < b.deliveryId ? -1 : 1)),
      ).slice(0, limit),
    deliveries: async ({ tenantId, endpointId, state, before, limit }) =>
      now()
        .deliveries.all()
        .filter((row) => row.tenantId === tenantId && (before === undefined || isOlder(row, before)))
        .filter((row) => endpointId === undefined || row.endpointId === endpointId)
        .filter((row) => state === undefined || row.state === state)
        .sort((a, b) => (isOlder(a, b) ? 1 : -1))
        .slice(0, limit),
  };
}

/** The first of each recipient, then the second of each, as far as a share goes. */
function inTurns(due: readonly DeliveryRecord[]): DeliveryRecord[] {
  const places = new Map<string, number>();
  const placed = due.map((row) => {
    const recipient = row.endpointId ?? row.personId ?? row.pledgeId ?? '';
    const place = (places.get(recipient) ?? 0) + 1;
    places.set(recipient, place);
    return { row, place };
  });
  const shares = placed.filter(({ place }) => place <= DUE_SHARE_MAX);
  return shares.sort((a, b) => a.place - b.place).map(({ row }) => row);
}

type Made = Pick<DeliveryRecord, 'madeMs' | 'deliveryId'>;

function isOlder(a: Made, b: Made): boolean {
  return a.madeMs < b.madeMs || (a.madeMs === b.madeMs && a.deliveryId < b.deliveryId);
}
