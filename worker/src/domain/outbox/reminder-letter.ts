// The letter that reminds people of a federation: plain text, both languages, a link and nothing personal.

import type { Letter, NoticeRecord } from '../../ports/index.ts';

interface Reminder {
  readonly to: string;
  readonly federation: string;
  readonly notice: NoticeRecord;
  readonly publicUrl: string;
}

export function reminderLetter({ to, federation, notice, publicUrl }: Reminder): Letter {
  const { projectId } = notice.data;
  const href = typeof projectId === 'string' ? `${publicUrl}/p/${projectId}` : publicUrl;
  const text = [
    `${federation}：有一项信息公开已经逾期，请尽快公开。`,
    href,
    '',
    `${federation}: a disclosure is overdue. Please publish it soon.`,
    href,
    '',
  ];
  return { to, subject: `${federation}：信息公开逾期 / A disclosure is overdue`, text: text.join('\n') };
}
