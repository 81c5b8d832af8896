// How a duty stands, in one word. Without an entry on the statutory platform nothing is done.

import type { DutyStatus } from '@happy-homeland/rules';
import type { Text } from '../language.ts';

export const STATUS_WORDS = {
  open: { zh: '待办', en: 'to do' },
  'published-here': { zh: '已在本页公开待登记法定平台', en: 'published here, not yet on the statutory platform' },
  met: { zh: '已完成', en: 'done' },
  overdue: { zh: '已逾期', en: 'overdue' },
  unknown: { zh: '未填报', en: 'not told' },
} as const satisfies Record<DutyStatus, Text>;

export const CALENDAR_UNKNOWN: Text = {
  zh: '该年节假日安排尚未公布或录入，按周末推算',
  en: 'public holidays of that year are not known yet, only weekends are left out',
};
