// What <hh-compliance> adds: it is loaded only where the tag stands. The line itself is the deployment's, and the words of
// the check are those of its pages.

import { checkWordsZhCn } from '@happy-homeland/sdk';

export const complianceZhCn = {
  ...checkWordsZhCn,
  overdue: (count: number) => `${count} 项信息公开已逾期`,
  fix: (fix: string) => `怎么办：${fix}`,
  colon: '：',
  status: { ...checkWordsZhCn.duties.status, 'published-here': '已在项目页公开，待登记法定平台' },
  aid: '只供参考，不是法律意见。',
  page: '在项目页看全部依据',
};

export type CheckMessages = typeof complianceZhCn;
