// B. What is shown and done is what was filed: its name, its dates, and only while it lasts.

import { judgeAll } from '../checklist.ts';
import { cite } from '../citation.ts';
import { earliestOf } from '../dates/civil-date.ts';
import { block, pass, rule } from '../rule.ts';
import { say } from '../words.ts';
import { isPublic, SINCE_2024 } from './scope.ts';

export const B6 = rule({
  id: 'B6',
  name: 'name_consistency',
  title: say('名称与备案一致', 'The name is the filed one'),
  moments: ['publish', 'render'],
  versions: [{ ...SINCE_2024, articles: [cite('PF24', 17, 2)], mark: 'V2', figures: null }],
  applies: (facts) => isPublic(facts) && facts.surface !== undefined,
  needs: ['campaign.filing.title', 'surface.shown.title'],
  judge: (told) => {
    const filed = told['campaign.filing.title'];
    if (told['surface.shown.title'] === filed) return pass(say('与备案名称一致', 'as filed'));
    return block({
      message: say('页面显示的名称与备案名称不一致', 'the name shown is not the filed one'),
      fix: say(`请显示备案名称：${filed}`, `show the filed name: ${filed}`),
      fields: ['surface.shown.title'],
    });
  },
});

export const B6_PERIOD = rule({
  id: 'B6-period',
  name: 'raised_while_filed',
  title: say('在备案的期限内募捐', 'Raised while it is filed for'),
  moments: ['render', 'pay'],
  versions: [{ ...SINCE_2024, articles: [cite('PF24', 24)], mark: 'V2', figures: null }],
  applies: isPublic,
  needs: ['campaign.startsOn', 'campaign.endsOn'],
  uses: ['campaign.stoppedOn', 'campaign.plan.startsOn', 'campaign.plan.endsOn'],
  judge: (told, { on }) => {
    const { 'campaign.startsOn': startsOn, 'campaign.endsOn': endsOn } = told;
    const lastDay = earliestOf(endsOn, told['campaign.stoppedOn']);
    const isOutside =
      startsOn < (told['campaign.plan.startsOn'] ?? startsOn) || endsOn > (told['campaign.plan.endsOn'] ?? endsOn);
    return judgeAll(
      [
        on < startsOn &&
          block({
            message: say(`募捐于 ${startsOn} 开始，尚未开始`, `it starts on ${startsOn}`),
            fix: say('届时再接受捐赠', 'take gifts from that day'),
            fields: ['campaign.startsOn'],
          }),
        on > lastDay &&
          block({
            message: say(
              `募捐已于 ${lastDay} 结束，不再接受捐赠；信息公开照常`,
              `it ended on ${lastDay}: no more gifts; disclosure goes on`,
            ),
            fix: say(
              '延长须事先变更备案；另行募捐须重新备案',
              'a longer period is filed as a change, another appeal anew',
            ),
            fields: [lastDay === endsOn ? 'campaign.endsOn' : 'campaign.stoppedOn'],
          }),
        isOutside &&
          block({
            message: say('起止时间超出募捐方案', 'the dates go beyond those of the plan'),
            fix: say('请与备案的起止时间保持一致', 'keep to the filed dates'),
            fields: ['campaign.startsOn', 'campaign.endsOn'],
          }),
      ],
      say(`募捐期至 ${lastDay}`, `open to ${lastDay}`),
    );
  },
});
