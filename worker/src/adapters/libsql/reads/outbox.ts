import type { OutboxReads } from '../../../ports/index.ts';
import { DUE_SHARE_MAX } from '../../../ports/index.ts';
import { delivery, notice, webhookEndpoint } from '../schema.ts';
import type { ReadClient } from './record.ts';
import { partOf, readAll, readOne, recordOf } from './record.ts';

const ENDPOINT = recordOf(webhookEndpoint);
const NOTICE = partOf(notice, ['noticeId', 'tenantId', 'event', 'data', 'atMs']);
const DELIVERY = recordOf(delivery);

const ENDPOINTS = `SELECT ${ENDPOINT.columns} FROM webhook_endpoint WHERE tenant_id = ? AND external_id > ?
  ORDER BY external_id LIMIT ?`;
const UNSPREAD = `SELECT ${NOTICE.columns} FROM notice WHERE spread_ms IS NULL ORDER BY seq LIMIT ?`;
const DUE = `SELECT ${DELIVERY.columns} FROM (
    SELECT delivery_id AS due_id, row_number() OVER (PARTITION BY endpoint_id, person_id, pledge_id ORDER BY due_ms, delivery_id) AS place
    FROM delivery WHERE due_ms <= ?
  ) JOIN delivery ON delivery.delivery_id = due_id WHERE place <= ${DUE_SHARE_MAX}
  ORDER BY place, due_ms, delivery_id LIMIT ?`;
const DELIVERIES = `SELECT ${DELIVERY.columns} FROM delivery
  WHERE tenant_id = ?1 AND (made_ms, delivery_id) < (?2, ?3)
    AND (?4 IS NULL OR endpoint_id = ?4) AND (?5 IS NULL OR state = ?5)
  ORDER BY made_ms DESC, delivery_id DESC LIMIT ?6`;

export function outboxReads(database: ReadClient): OutboxReads {
  return {
    endpoint: (...name) =>
      readOne(database, ENDPOINT, {
        rest: 'FROM webhook_endpoint WHERE tenant_id = ? AND external_id = ?',
        args: name,
      }),
    endpointById: (endpointId) =>
      readOne(database, ENDPOINT, { rest: 'FROM webhook_endpoint WHERE endpoint_id = ?', args: [endpointId] }),
    endpoints: ({ tenantId, after = '', limit }) =>
      readAll(database, ENDPOINT, { sql: ENDPOINTS, args: [tenantId, after, limit] }),
    notice: (noticeId) => readOne(database, NOTICE, { rest: 'FROM notice WHERE notice_id = ?', args: [noticeId] }),
    unspread: (limit) => readAll(database, NOTICE, { sql: UNSPREAD, args: [limit] }),
    delivery: (deliveryId) =>
      readOne(database, DELIVERY, { rest: 'FROM delivery WHERE delivery_id = ?', args: [deliveryId] }),
    dueDeliveries: (nowMs, limit) => readAll(database, DELIVERY, { sql: DUE, args: [nowMs, limit] }),
    deliveries: ({ tenantId, endpointId = null, state = null, before, limit }) => {
      const { madeMs, deliveryId } = before ?? { madeMs: Number.MAX_SAFE_INTEGER, deliveryId: '' };
      return readAll(database, DELIVERY, {
        sql: DELIVERIES,
        args: [tenantId, madeMs, deliveryId, endpointId, state, limit],
      });
    },
  };
}
