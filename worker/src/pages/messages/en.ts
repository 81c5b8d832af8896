// English texts of the pages, written for English readers rather than translated; typed by the Chinese catalogue.
// Chinese statutes and documents keep their usual English names, with the Chinese term where a reader must match it.

import { booksTexts } from './en/books.ts';
import { channelTexts } from './en/channel.ts';
import { checkTexts } from './en/check.ts';
import { complaintTexts } from './en/complaint.ts';
import { consoleTexts } from './en/console.ts';
import { consoleHeldTexts } from './en/console-held.ts';
import { consoleImportTexts } from './en/console-import.ts';
import { donorMessageTexts } from './en/donor-message.ts';
import { embedTexts } from './en/embed.ts';
import { flowTexts } from './en/flow.ts';
import { giveTexts } from './en/give.ts';
import { giverCopyTexts } from './en/giver-copy.ts';
import { newsTexts } from './en/news.ts';
import { noticeTexts } from './en/notice.ts';
import { paperTexts } from './en/paper.ts';
import { peopleTexts } from './en/people.ts';
import { planTexts } from './en/plan.ts';
import { progressTexts } from './en/progress.ts';
import { projectTexts } from './en/project.ts';
import { receiptTexts } from './en/receipt.ts';
import { regionTexts } from './en/region.ts';
import { resultTexts } from './en/result.ts';
import { rulesTexts } from './en/rules.ts';
import { serviceTexts } from './en/service.ts';
import { shellTexts } from './en/shell.ts';
import { usesTexts } from './en/uses.ts';
import { verifyTexts } from './en/verify.ts';
import { weChatTexts } from './en/wechat.ts';
import { workChoiceTexts } from './en/work-choices.ts';
import { workFieldTexts } from './en/work-fields.ts';
import type { Messages } from './zh-cn.ts';

export const en: Messages = {
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
