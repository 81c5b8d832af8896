import type { ComplaintReads } from '../../../ports/index.ts';
import { complaintWords } from '../supervision-schema.ts';
import type { ReadClient } from './record.ts';
import { readOne, recordOf } from './record.ts';

const WORDS = recordOf(complaintWords);
// What was answered says by itself until when it had to be.
const IN_TIME = "outcome ->> '$.answeredOn' <= outcome ->> '$.dueOn'";
const FIGURES = `SELECT count(*), coalesce(sum(state = 'received'), 0),
  coalesce(sum(state = 'received' AND due_on < ?2), 0), coalesce(sum(state <> 'received' AND ${IN_TIME}), 0)
  FROM work_item WHERE project_id = ?1 AND kind = 'complaints'`;

export function complaintReads(database: ReadClient): ComplaintReads {
  return {
    complaintWords: (itemId) =>
      readOne(database, WORDS, { rest: 'FROM complaint_words WHERE item_id = ?', args: [itemId] }),
    complaintFigures: async ({ projectId, today }) => {
      const { rows } = await database.execute({ sql: FIGURES, args: [projectId, today] });
      const [received = 0, open = 0, overdue = 0, answeredInTime = 0] = [0, 1, 2, 3].map((at) => Number(rows[0]?.[at]));
      return { received, open, overdue, answeredInTime, answeredLate: received - open - answeredInTime };
    },
  };
}
