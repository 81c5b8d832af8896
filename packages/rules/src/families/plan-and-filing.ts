// B. The plan, its filing, and what changes afterwards.

import { say } from '../words.ts';
import { B6, B6_PERIOD } from './as-filed.ts';
import { B5 } from './changes.ts';
import { B7 } from './emergency.ts';
import { B8, B11 } from './events.ts';
import { B3, B3_SUPPLEMENT, B4 } from './filing.ts';
import { B9, B10 } from './filing-papers.ts';
import { B1, B2 } from './plan.ts';

export const PLAN_AND_FILING = [B1, B2, B3, B3_SUPPLEMENT, B4, B5, B6, B6_PERIOD, B7, B8, B9, B10, B11];

/** What the rules ask, for the catalog. */
export const planAndFilingSummaries = () => ({
  B1: say(
    '募捐方案载明目的、起止时间和地域、负责人、接受捐赠方式、账户、受益人、用途、成本和剩余财产的处理；2024年9月5日起另有预期数额和合作方。',
    'The plan tells all that the law lists, from purpose to surplus; since 2024-09-05 expected amount and partners, too.',
  ),
  B2: say(
    '合章程和能力；一般不超过三年（突发事件一年）；负责人专职；用本组织账户；受益人不是特定个人；有使用计划；剩余用于相近项目。',
    'Within charter and ability; three years at most (an emergency: one); full-time staff; the own account; a class of beneficiaries; a plan of use; all surplus to similar projects.',
  ),
  B3: say(
    '募捐方案在开展募捐十日前报登记的民政部门备案，备案完成、取得编号后方可开始；期限向前计算，不因节假日顺延。',
    'The plan is filed ten days before the start, which waits for the number; holidays do not move the day.',
  ),
  'B3-supplement': say(
    '备案材料不齐的，自通知之日起五日内补正（2024年9月5日前为十日），否则撤回。',
    'A filing is supplemented within five days of the notice (before 2024-09-05, ten), or withdrawn.',
  ),
  B4: say(
    '每一项募捐活动单独备案，不得合并备案、一号多用。',
    'Every campaign is filed by itself: filings are not merged, and a number is not used twice.',
  ),
  B5: say(
    '方案变化的，十日内向民政部门补正并说明理由，有业务主管单位的先经同意；更换合作方的重新备案。',
    'A change is filed with its reason within ten days; a new partner, anew.',
  ),
  B6: say(
    '页面上的名称与备案名称逐字一致；译名旁须显示备案名称。',
    'The name on the page is the filed one to the letter; a translation stands beside it.',
  ),
  'B6-period': say(
    '只在备案的起止时间内接受捐赠；提前结束的，自次日起停止。信息公开不受影响。',
    'Gifts are taken from the filed first day to the last, or an earlier stop; disclosure goes on.',
  ),
  B7: say(
    '重大突发事件来不及事前备案的，开始后十日内补办，并写明所响应的政府通告。',
    'Where an emergency left no time, the filing follows within ten days of the start.',
  ),
  B8: say(
    '募捐箱、义演义卖等在登记的民政部门管辖区域内进行；在区域外的，提前十日报活动所在地民政部门备案。互联网募捐不受地域限制。',
    'Boxes and events stay in the registrar’s area, or are filed at the place ten days before. The internet has no area.',
  ),
  B9: say(
    '按章程作出内部决策，法定代表人同意，有决策文件。',
    'Decided as the charter says, agreed by the legal representative, on paper.',
  ),
  B10: say(
    '2026年1月1日起在“慈善中国”提交备案表、承诺书等材料，不收费。',
    'Since 2026 all papers are submitted on Charity China, free of charge.',
  ),
  B11: say(
    '涉及公共安全、公共秩序、消防等事项的，另行办理批准手续。',
    'What touches public safety, order or fire takes its own permit.',
  ),
});
