// What others are told: where a federation wants to be told, each fact once, and each on its way to whom it concerns.

import type { WebhookEvent } from '@happy-homeland/contract';

export interface EndpointRecord {
  readonly tenantId: string;
  readonly externalId: string;
  readonly revision: number;
  readonly updatedMs: number;
  readonly endpointId: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** Which secret signs; the first is 1. */
  readonly generation: number;
  /** Until when the secret of the generation before signs too; null where none does. */
  readonly overlapUntilMs: number | null;
  readonly disabledMs: number | null;
  /** `gone`: it answered 410. */
  readonly disabledBecause: 'asked' | 'gone' | null;
}

/** A fact to be told. Nothing in `data` is personal. */
export interface NoticeRecord {
  /** Names the fact; whoever is told twice knows it by this. */
  readonly noticeId: string;
  readonly tenantId: string;
  readonly event: WebhookEvent;
  readonly data: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

/** `dropped`: there is nobody to be told any more. */
export type DeliveryState = 'waiting' | 'delivered' | 'dead' | 'dropped';

/** One fact on its way to one endpoint or one person. */
export interface DeliveryRecord {
  readonly deliveryId: string;
  readonly noticeId: string;
  readonly tenantId: string;
  readonly endpointId: string | null;
  readonly personId: string | null;
  /** The gift whose giver is told. */
  readonly pledgeId: string | null;
  readonly state: DeliveryState;
  /** Begun since it was made or sent anew. */
  readonly attempts: number;
  /** When the next attempt may begin; null unless it waits. */
  readonly dueMs: number | null;
  /** Why the last attempt failed: our own words, at most 200 characters. */
  readonly error: string | null;
  readonly madeMs: number;
  readonly updatedMs: number;
}

export type OutboxChange =
  /** Inserts at revision 1 and otherwise replaces exactly revision − 1. */
  | { readonly kind: 'put-endpoint'; readonly record: EndpointRecord }
  /** Loses `notice` where the fact is told already. */
  | { readonly kind: 'append-notice'; readonly record: NoticeRecord }
  /** Writes down who is told, once. Loses `notice` where that was done. */
  | {
      readonly kind: 'spread-notice';
      readonly noticeId: string;
      readonly atMs: number;
      readonly deliveries: readonly DeliveryRecord[];
    }
  /** More who are told of a fact, before it is spread; who is written down already stays as they are. */
  | { readonly kind: 'add-deliveries'; readonly deliveries: readonly DeliveryRecord[] }
  | MoveDelivery;

/** Happens only while the delivery is as it was seen; loses `delivery` otherwise. */
export interface MoveDelivery {
  readonly kind: 'move-delivery';
  readonly deliveryId: string;
  readonly seen: Pick<DeliveryRecord, 'state' | 'attempts' | 'dueMs'>;
  readonly set: Pick<DeliveryRecord, 'state' | 'attempts' | 'dueMs' | 'error' | 'updatedMs'>;
}

/** So that one receiver with very many leaves room for the others. */
export const DUE_SHARE_MAX = 8;

export interface OutboxReads {
  endpoint(tenantId: string, externalId: string): Promise<EndpointRecord | null>;
  endpointById(endpointId: string): Promise<EndpointRecord | null>;
  /** By external id, those after `after`. */
  endpoints(query: {
    readonly tenantId: string;
    readonly after?: string | undefined;
    readonly limit: number;
  }): Promise<readonly EndpointRecord[]>;
  notice(noticeId: string): Promise<NoticeRecord | null>;
  /** Facts of which it is not written down who is told, oldest first. */
  unspread(limit: number): Promise<readonly NoticeRecord[]>;
  delivery(deliveryId: string): Promise<DeliveryRecord | null>;
  /** Deliveries whose time has come: of each recipient at most `DUE_SHARE_MAX`, the longest due first. */
  dueDeliveries(nowMs: number, limit: number): Promise<readonly DeliveryRecord[]>;
  /** Of one federation, newest first; of one endpoint or in one state where that is given. */
  deliveries(query: {
    readonly tenantId: string;
    readonly endpointId?: string | undefined;
    readonly state?: DeliveryState | undefined;
    readonly before?: { readonly madeMs: number; readonly deliveryId: string } | undefined;
    readonly limit: number;
  }): Promise<readonly DeliveryRecord[]>;
}
