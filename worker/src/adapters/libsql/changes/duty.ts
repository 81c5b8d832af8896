// Duties. Whose turn it is, and that a duty is answered once, is kept by triggers too.

import { unreachable } from '../../../assert.ts';
import type { Change, DutyChange } from '../../../ports/index.ts';
import { duty, dutyAnswer, dutyClock } from '../duty-schema.ts';
import type { Compiled } from './compiled.ts';
import { insertRow, updateRow } from './row.ts';

const KINDS: readonly Change['kind'][] = ['keep-duties', 'recheck-duties', 'append-duty-answer'];
const RECHECK = `UPDATE duty_clock SET judged_on = '', stamp = stamp + 1
  WHERE parent_id = ? AND subject_id > ? AND subject_id <= ?`;

export function isOfDuties(change: Change): change is DutyChange {
  return KINDS.includes(change.kind);
}

export function compileDuties(change: DutyChange): Compiled[] {
  switch (change.kind) {
    case 'keep-duties': {
      const { subjectId, stamp, judgedOn, duties } = change;
      const clock = updateRow(dutyClock, { set: { judgedOn }, where: { subjectId, stamp }, guard: 'facts' });
      if (duties === null) return clock;
      const cleared = { sql: 'DELETE FROM duty WHERE subject_id = ?', args: [subjectId] };
      return [...clock, cleared, ...duties.map((record) => insertRow(duty, record))];
    }
    case 'recheck-duties':
      return [{ sql: RECHECK, args: [change.parentId, change.after, change.upTo] }];
    case 'append-duty-answer':
      return [insertRow(dutyAnswer, change.record)];
    default:
      return unreachable(change);
  }
}
