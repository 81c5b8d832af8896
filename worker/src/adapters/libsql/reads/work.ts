import type { WorkReads } from '../../../ports/index.ts';
import { workEvent, workItem } from '../work-schema.ts';
import { complaintReads } from './complaint.ts';
import { importDraftReads } from './import-draft.ts';
import type { ReadClient } from './record.ts';
import { readAll, readOne, recordOf } from './record.ts';

const ITEM = recordOf(workItem);
const EVENT = recordOf(workEvent);
const STAGES = '(work_item.kind, work_item.state) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))';
const DESKS = 'work_item.desk_tenant_id IN (SELECT value FROM json_each(?))';
// Of each desk and stage as many as are asked for, by an index, and then the first of these: what lies there is not sorted whole.
const OF_STAGE = `FROM work_item AS own WHERE own.desk_tenant_id = desk.value AND own.kind = stage.value ->> 0
  AND own.state = stage.value ->> 1`;
const DESK = `SELECT ${ITEM.columns} FROM json_each(?) AS desk CROSS JOIN json_each(?) AS stage CROSS JOIN work_item
    ON work_item.seq IN (SELECT own.seq ${OF_STAGE} AND own.due_on IS NOT NULL ORDER BY own.due_on, own.seq LIMIT ?)
      OR work_item.seq IN (SELECT own.seq ${OF_STAGE} AND own.due_on IS NULL ORDER BY own.seq LIMIT ?)
  ORDER BY work_item.due_on IS NULL, work_item.due_on, work_item.seq LIMIT ?`;
const COUNTS = `SELECT kind, state, count(*) FROM work_item WHERE ${DESKS} AND ${STAGES} GROUP BY kind, state`;
// By an index that has only these.
const RETURN = `FROM work_item WHERE content ->> '$.receipt' = ? AND kind = 'unmatched-money' AND state = 'approved'`;

export function workReads(database: ReadClient): WorkReads {
  return {
    ...complaintReads(database),
    ...importDraftReads(database),
    item: (itemId) => readOne(database, ITEM, { rest: 'FROM work_item WHERE item_id = ?', args: [itemId] }),
    events: (itemId) => {
      const sql = `SELECT ${EVENT.columns} FROM work_event WHERE item_id = ? ORDER BY revision`;
      return readAll(database, EVENT, { sql, args: [itemId] });
    },
    eventOf: (tenantId, requestKey) => {
      const rest = 'FROM work_event WHERE tenant_id = ? AND request_key = ?';
      return readOne(database, EVENT, { rest, args: [tenantId, requestKey] });
    },
    returnOf: (receiptSeq) => readOne(database, ITEM, { rest: RETURN, args: [receiptSeq] }),
    items: ({ tenantId, kind, projectId, partnerId, states, beforeSeq, limit }) => {
      const terms: readonly (readonly [string, string | number | undefined])[] = [
        ['kind = ?', kind],
        // A plus keeps the planner from the index of what there is more of: a project has little work, a federation the most.
        [projectId === undefined && partnerId === undefined ? 'tenant_id = ?' : '+tenant_id = ?', tenantId],
        ['project_id = ?', projectId],
        [projectId === undefined ? 'partner_id = ?' : '+partner_id = ?', partnerId],
        statesTerm(states),
        ['seq < ?', beforeSeq],
      ];
      const given = terms.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
      const where = given.map(({ sql }) => sql).join(' AND ');
      const sql = `SELECT ${ITEM.columns} FROM work_item WHERE ${where} ORDER BY seq DESC LIMIT ?`;
      return readAll(database, ITEM, { sql, args: [...given.map(({ value }) => value), limit] });
    },
    desk: ({ tenantIds, stages, limit }) =>
      readAll(database, ITEM, { sql: DESK, args: [JSON.stringify(tenantIds), pairs(stages), limit, limit, limit] }),
    deskCounts: async ({ tenantIds, stages }) => {
      const { rows } = await database.execute({ sql: COUNTS, args: [JSON.stringify(tenantIds), pairs(stages)] });
      return stages.flatMap((stage) => {
        const row = rows.find((counted) => counted[0] === stage.kind && counted[1] === stage.state);
        return row === undefined ? [] : [{ ...stage, items: Number(row[2]) }];
      });
    },
  };
}

// One state is in order by its index; several are not.
function statesTerm(states: readonly string[] | undefined): readonly [string, string | undefined] {
  const [state, ...more] = states ?? [];
  if (states === undefined || (state !== undefined && more.length === 0)) return ['state = ?', state];
  return ['state IN (SELECT value FROM json_each(?))', JSON.stringify(states)];
}

function pairs(stages: readonly { readonly kind: string; readonly state: string }[]): string {
  return JSON.stringify(stages.map(({ kind, state }) => [kind, state]));
}
