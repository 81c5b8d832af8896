// Chinese: the sheet for the notice board.

import type { ComplaintFigures } from '@happy-homeland/contract';

export const noticeTexts = {
  notice: {
    title: (title: string) => `公示栏：${title}`,
    description: '贴在村（社区）公示栏的项目公示，A3 纸打印。',
    kind: '慈善项目公示',
    link: '打印公示栏（A3）',
    print: '按 Ctrl+P 打印，纸张选 A3、纵向。贴出后请定期更换。',
    back: '返回项目页面',
    money: '钱的来去',
    check: '扫码核对',
    codeAlt: '二维码：打开本项目的公开页面和账目',
    checkLead: '用手机扫码，看到的是同一本账；每一笔都可以核验。',
    report: '有疑问或要举报',
    reportLead: (contact: string) => `请联系 ${contact}，或扫码后点“举报”。五个工作日内答复。`,
    reports: ({ received, open, overdue, answeredLate }: ComplaintFigures) =>
      `收到举报 ${received} 件，待答复 ${open} 件，逾期 ${overdue + answeredLate} 件。`,
    noDuties: '现在没有要公开的事项。',
    what: '事项',
    due: '期限',
    state: '办理情况',
    status: {
      met: '已公开',
      'published-here': '已在本站公开',
      open: '未到期',
      overdue: '已逾期',
      unknown: '未说明',
    },
  },
};

export type NoticeTexts = typeof noticeTexts;
