// Chinese texts of the pages. Residents over 60 read these on a phone: short sentences, 您, no jargon, the amount
// always with its unit. The English catalogue has the same keys by type.

import { booksTexts } from './zh-cn/books.ts';
import { channelTexts } from './zh-cn/channel.ts';
import { checkTexts } from './zh-cn/check.ts';
import { complaintTexts } from './zh-cn/complaint.ts';
import { consoleTexts } from './zh-cn/console.ts';
import { consoleHeldTexts } from './zh-cn/console-held.ts';
import { consoleImportTexts } from './zh-cn/console-import.ts';
import { donorMessageTexts } from './zh-cn/donor-message.ts';
import { embedTexts } from './zh-cn/embed.ts';
import { flowTexts } from './zh-cn/flow.ts';
import { giveTexts } from './zh-cn/give.ts';
import { giverCopyTexts } from './zh-cn/giver-copy.ts';
import { newsTexts } from './zh-cn/news.ts';
import { noticeTexts } from './zh-cn/notice.ts';
import { paperTexts } from './zh-cn/paper.ts';
import { peopleTexts } from './zh-cn/people.ts';
import { planTexts } from './zh-cn/plan.ts';
import { progressTexts } from './zh-cn/progress.ts';
import { projectTexts } from './zh-cn/project.ts';
import { receiptTexts } from './zh-cn/receipt.ts';
import { regionTexts } from './zh-cn/region.ts';
import { resultTexts } from './zh-cn/result.ts';
import { rulesTexts } from './zh-cn/rules.ts';
import { serviceTexts } from './zh-cn/service.ts';
import { shellTexts } from './zh-cn/shell.ts';
import { usesTexts } from './zh-cn/uses.ts';
import { verifyTexts } from './zh-cn/verify.ts';
import { weChatTexts } from './zh-cn/wechat.ts';
import { workChoiceTexts } from './zh-cn/work-choices.ts';
import { workFieldTexts } from './zh-cn/work-fields.ts';

export const zhCn = {
  ...shellTexts,
  ...serviceTexts,
  ...channelTexts,
  ...projectTexts,
  ...progressTexts,
  ...usesTexts,
  ...flowTexts,
  ...planTexts,
  ...booksTexts,
  ...checkTexts,
  ...rulesTexts,
  ...giveTexts,
  ...resultTexts,
  ...receiptTexts,
  ...verifyTexts,
  ...embedTexts,
  ...complaintTexts,
  ...regionTexts,
  ...donorMessageTexts,
  ...peopleTexts,
  ...consoleTexts,
  ...consoleHeldTexts,
  ...consoleImportTexts,
  ...workFieldTexts,
  ...workChoiceTexts,
  ...newsTexts,
  ...giverCopyTexts,
  ...noticeTexts,
  ...paperTexts,
  ...weChatTexts,
};

/** Every catalogue has these keys; texts with facts in them are functions. */
export type Messages = typeof zhCn;
