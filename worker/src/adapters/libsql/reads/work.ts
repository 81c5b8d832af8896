import type { WorkReads } from '../../../ports/index.ts';
import { workEvent, workItem } from '../work-schema.ts';
import { complaintReads } from './complaint.ts';
import type { ReadClient } from './record.ts';
import { readAll, readOne, recordOf } from './record.ts';

const ITEM = recordOf(workItem);
const EVENT = recordOf(workEvent);
const STAGES = '(work_item.kind, work_item.state) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))';
const DESKS = 'work_item.desk_tenant_id IN (SELECT value FROM json_each(?))';
const DESK = `SELECT ${ITEM.columns} FROM work_item WHERE ${DESKS} AND ${STAGES}
  ORDER BY work_item.due_on IS NULL, work_item.due_on, work_item.seq LIMIT ?`;
const COUNTS = `SELECT kind, state, count(*) FROM work_item WHERE ${DESKS} AND ${STAGES} GROUP BY kind, state`;

export function workReads(database: ReadClient): WorkReads {
  return {
    ...complaintReads(database),
    item: (itemId) => readOne(database, ITEM, { rest: 'FROM work_item WHERE item_id = ?', args: [itemId] }),
    events: (itemId) => {
      const sql = `SELECT ${EVENT.columns} FROM work_event WHERE item_id = ? ORDER BY revision`;
      return readAll(database, EVENT, { sql, args: [itemId] });
    },
    eventOf: (tenantId, requestKey) => {
      const rest = 'FROM work_event WHERE tenant_id = ? AND request_key = ?';
      return readOne(database, EVENT, { rest, args: [tenantId, requestKey] });
    },
    items: ({ tenantId, kind, projectId, partnerId, states, beforeSeq, limit }) => {
      const terms: readonly (readonly [string, string | number | undefined])[] = [
        ['kind = ?', kind],
        ['tenant_id = ?', tenantId],
        ['project_id = ?', projectId],
        ['partner_id = ?', partnerId],
        ['state IN (SELECT value FROM json_each(?))', states === undefined ? undefined : JSON.stringify(states)],
        ['seq < ?', beforeSeq],
      ];
      const given = terms.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
      const where = given.map(({ sql }) => sql).join(' AND ');
      const sql = `SELECT ${ITEM.columns} FROM work_item WHERE ${where} ORDER BY seq DESC LIMIT ?`;
      return readAll(database, ITEM, { sql, args: [...given.map(({ value }) => value), limit] });
    },
    desk: ({ tenantIds, stages, limit }) =>
      readAll(database, ITEM, { sql: DESK, args: [JSON.stringify(tenantIds), pairs(stages), limit] }),
    deskCounts: async ({ tenantIds, stages }) => {
      const { rows } = await database.execute({ sql: COUNTS, args: [JSON.stringify(tenantIds), pairs(stages)] });
      return stages.flatMap((stage) => {
        const row = rows.find((counted) => counted[0] === stage.kind && counted[1] === stage.state);
        return row === undefined ? [] : [{ ...stage, items: Number(row[2]) }];
      });
    },
  };
}

function pairs(stages: readonly { readonly kind: string; readonly state: string }[]): string {
  return JSON.stringify(stages.map(({ kind, state }) => [kind, state]));
}
