// D. Disclosure: what is due, to whom, by when.

import { say } from '../words.ts';
import { CAMPAIGN_DISCLOSURE } from './campaign-disclosure.ts';
import { DISCLOSURE_MANNER } from './disclosure-manner.ts';
import { PROJECT_DISCLOSURE } from './project-disclosure.ts';
import { YEARLY_DISCLOSURE } from './yearly-disclosure.ts';

export const DISCLOSURE_DUTIES = [
  ...CAMPAIGN_DISCLOSURE,
  ...PROJECT_DISCLOSURE,
  ...YEARLY_DISCLOSURE,
  ...DISCLOSURE_MANNER,
];

/** What the rules ask, for the catalog. */
export const disclosureDutiesSummaries = () => ({
  D1: say(
    '募捐周期超过六个月的，至少每三个月公开一次募捐情况。',
    'A campaign of more than six months is disclosed at least every three months.',
  ),
  D2: say(
    '募捐活动结束（含提前停止）后三个月内，全面、详细公开募捐情况。',
    'Within three months of its end or stop, a campaign is disclosed in full and in detail.',
  ),
  D3: say(
    '项目实施周期超过六个月的，至少每三个月公开一次项目实施情况。',
    'A project of more than six months is disclosed at least every three months.',
  ),
  D4: say(
    '项目结束后三个月内公开项目情况；2026年起须列明受益人及确定方式、收支和第三方执行情况。',
    'A project is disclosed within three months of its end; since 2026 with beneficiaries, accounts and what third parties did.',
  ),
  D5: say(
    '设立慈善项目时公开项目名称和内容，以及相关募捐活动的名称。',
    'A project is disclosed when it is set up: name, content and campaigns.',
  ),
  D6: say(
    '项目终止后有剩余财产的，三个月内公开处理情况。',
    'What is left when a project has ended is disclosed within three months: what became of it.',
  ),
  D7: say(
    '重大突发事件期间，至少每五日公开一次接收情况，并及时使用。',
    'In an emergency, what was received is disclosed at least every five days.',
  ),
  D8: say(
    '每年5月31日前公开上年度工作报告和财务会计报告；有公开募捐资格的须经审计。',
    'By 31 May the report and accounts of last year are disclosed, audited where the charity raises from the public.',
  ),
  D9: say(
    '重大资产变动、投资、交易及资金往来，关联方重大行为和基本信息变更，三十日内公开。',
    'Large transactions, related parties’ dealings and the like are disclosed within 30 days.',
  ),
  D10: say(
    '每年5月31日前向民政部门报送关联方名单。',
    'By 31 May of every year the list of related parties goes to civil affairs.',
  ),
  D11: say(
    '没有公开募捐资格的慈善组织，每年5月31日前公开上年度重大慈善项目：占捐赠收入或支出五分之一以上且超过50万元，或持续三年以上。',
    'By 31 May a charity without the certificate discloses its major projects.',
  ),
  D12: say(
    '年度报告、每项募捐活动和每个项目分别建立条目；更正已公开的内容须公布更正说明。',
    'Annual reports, campaigns and projects have entries of their own; a correction is explained.',
  ),
  D13: say(
    '法定公开地点是全国慈善信息公开平台（慈善中国）；本页只是副本，新闻和广告不能代替。',
    'The place of disclosure is Charity China; this page is a copy, and news or advertising is none.',
  ),
  D14: say(
    '定向募捐应及时告知捐赠人募捐情况和款物的管理使用情况。',
    'Who gave to a targeted campaign is told without delay what became of it.',
  ),
  D15: say(
    '捐赠人有权查询、复制捐赠财产管理使用的资料，慈善组织应及时主动反馈。',
    'Donors may look at and copy what shows the use of their gift; the charity tells them unasked.',
  ),
});
