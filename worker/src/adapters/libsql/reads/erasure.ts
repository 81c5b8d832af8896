import type { ErasureReads } from '../../../ports/index.ts';
import { erasure, restriction } from '../schema.ts';
import type { ReadClient } from './record.ts';
import { readAll, readOne, recordOf } from './record.ts';

const ERASURE = recordOf(erasure);
const RESTRICTION = recordOf(restriction);

const AFTER = 'WHERE pledge_id > ? ORDER BY pledge_id LIMIT ?';
const ENDED = `SELECT ${RESTRICTION.columns} FROM restriction WHERE kept_until < ?
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.pledge_id = restriction.pledge_id)
  ORDER BY kept_until, pledge_id LIMIT ?`;

export function erasureReads(database: ReadClient): ErasureReads {
  return {
    erasure: (pledgeId) => readOne(database, ERASURE, { rest: 'FROM erasure WHERE pledge_id = ?', args: [pledgeId] }),
    erasures: ({ after, limit }) =>
      readAll(database, ERASURE, { sql: `SELECT ${ERASURE.columns} FROM erasure ${AFTER}`, args: [after, limit] }),
    restriction: (pledgeId) =>
      readOne(database, RESTRICTION, { rest: 'FROM restriction WHERE pledge_id = ?', args: [pledgeId] }),
    restrictions: ({ after, limit }) =>
      readAll(database, RESTRICTION, {
        sql: `SELECT ${RESTRICTION.columns} FROM restriction ${AFTER}`,
        args: [after, limit],
      }),
    endedRestrictions: (...args) => readAll(database, RESTRICTION, { sql: ENDED, args }),
  };
}
