import { unreachable } from '../../../assert.ts';
import type { ComplaintChange } from '../../../ports/index.ts';
import { complaintWords } from '../supervision-schema.ts';
import type { Compiled } from './compiled.ts';
import { insertRow } from './row.ts';

export function compileComplaint(change: ComplaintChange): Compiled[] {
  switch (change.kind) {
    case 'insert-complaint-words':
      return [insertRow(complaintWords, change.record)];
    case 'delete-complaint-words':
      return [{ sql: 'DELETE FROM complaint_words WHERE item_id = ?', args: [change.itemId] }];
    default:
      return unreachable(change);
  }
}
