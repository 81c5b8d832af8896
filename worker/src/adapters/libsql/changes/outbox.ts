// What others are told. That a fact is told once and kept as it was is kept by triggers too.

import { unreachable } from '../../../assert.ts';
import type { Change, DeliveryRecord, OutboxChange } from '../../../ports/index.ts';
import { delivery, notice } from '../schema.ts';
import type { Compiled } from './compiled.ts';
import { putEndpoint } from './published.ts';
import { insertRow, updateRow } from './row.ts';

const KINDS: readonly Change['kind'][] = [
  'put-endpoint',
  'append-notice',
  'spread-notice',
  'add-deliveries',
  'move-delivery',
];

export function isOfOutbox(change: Change): change is OutboxChange {
  return KINDS.includes(change.kind);
}

export function compileOutbox(change: OutboxChange): Compiled[] {
  switch (change.kind) {
    case 'put-endpoint':
      return putEndpoint(change.record);
    case 'append-notice':
      return [insertRow(notice, change.record)];
    case 'spread-notice': {
      const { noticeId, atMs: spreadMs, deliveries } = change;
      const spread = updateRow(notice, { set: { spreadMs }, where: { noticeId, spreadMs: null }, guard: 'notice' });
      return [...spread, ...deliveries.map((record) => insertRow(delivery, record))];
    }
    case 'add-deliveries':
      return change.deliveries.map(addDelivery);
    case 'move-delivery': {
      const { deliveryId, seen, set } = change;
      return updateRow(delivery, { set, where: { deliveryId, ...seen }, guard: 'delivery' });
    }
    default:
      return unreachable(change);
  }
}

function addDelivery(record: DeliveryRecord): Compiled {
  const { sql, args } = insertRow(delivery, record);
  return { sql: `${sql} ON CONFLICT (delivery_id) DO NOTHING`, args };
}
