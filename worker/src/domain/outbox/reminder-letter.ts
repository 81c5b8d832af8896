// The letter that reminds people of a federation: plain text, both languages, what is due by when, and nothing personal.

import type { Letter, NoticeRecord } from '../../ports/index.ts';

interface Reminder {
  readonly to: string;
  readonly federation: string;
  readonly notice: NoticeRecord;
  readonly publicUrl: string;
}

const WORDS = {
  'duty.overdue': {
    subject: '信息公开逾期 / A disclosure is overdue',
    zh: '下列信息公开已经逾期，请尽快在慈善中国公开，并登记条目的网址和日期。',
    en: 'The disclosures below are overdue. Please make them on Charity China soon, and register address and day of the entry.',
  },
  'duty.due-soon': {
    subject: '信息公开即将到期 / A disclosure is due soon',
    zh: '下列信息公开即将到期，请按期在慈善中国公开。',
    en: 'The disclosures below are due soon. Please make them on Charity China in time.',
  },
} as const;

export function reminderLetter({ to, federation, notice, publicUrl }: Reminder): Letter {
  const { subject, zh, en } = WORDS[notice.event === 'duty.due-soon' ? notice.event : 'duty.overdue'];
  const { projectId, duties, more } = parseData(notice.data);
  const href = projectId === undefined ? publicUrl : `${publicUrl}/p/${projectId}`;
  const lines = (lang: 'zh' | 'en') => [
    ...duties.map(({ dueLegal, title, name }) => `- ${dueLegal} ${title[lang]} · ${name}`),
    ...(more ? ['- …'] : []),
  ];
  const text = [`${federation}：${zh}`, ...lines('zh'), href, '', `${federation}: ${en}`, ...lines('en'), href, ''];
  return { to, subject: `${federation}：${subject}`, text: text.join('\n') };
}

interface Data {
  readonly projectId?: string;
  readonly duties: readonly {
    readonly dueLegal: string;
    readonly title: Readonly<Record<'zh' | 'en', string>>;
    readonly name: string;
  }[];
  readonly more: boolean;
}

// We wrote it ourselves; what is told of one project alone has no list.
function parseData(data: NoticeRecord['data']): Data {
  return { duties: [], more: false, ...data } as Data;
}
