import type { DeliveryRecord, EndpointRecord, NoticeRecord } from '../ports/index.ts';
import { anId, NOW_MS } from './builders.ts';

/** An endpoint that is told of every event that is given. */
export function anEndpoint(over: Partial<EndpointRecord> = {}): EndpointRecord {
  return {
    tenantId: anId('tenant'),
    endpointId: anId('endpoint'),
    externalId: 'hook',
    url: 'https://hooks.example.org/hh',
    events: ['donation.settled', 'spending.verified', 'project.published', 'duty.overdue'],
    generation: 1,
    overlapUntilMs: null,
    disabledMs: null,
    disabledBecause: null,
    revision: 1,
    updatedMs: NOW_MS,
    ...over,
  };
}

export function aNotice(over: Partial<NoticeRecord> = {}): NoticeRecord {
  const data = { projectId: anId('project') };
  return { noticeId: anId('notice'), tenantId: anId('tenant'), event: 'duty.overdue', data, atMs: NOW_MS, ...over };
}

/** One that waits to be sent to the endpoint. */
export function aDelivery(over: Partial<DeliveryRecord> = {}): DeliveryRecord {
  return {
    deliveryId: anId('delivery'),
    noticeId: anId('notice'),
    tenantId: anId('tenant'),
    endpointId: anId('endpoint'),
    personId: null,
    pledgeId: null,
    state: 'waiting',
    attempts: 0,
    dueMs: NOW_MS,
    error: null,
    madeMs: NOW_MS,
    updatedMs: NOW_MS,
    ...over,
  };
}
