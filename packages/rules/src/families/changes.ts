// B. What changes after the filing: a change is filed within ten days, and another partner is another filing.

import { judgeAll, untold } from '../checklist.ts';
import { cite } from '../citation.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import { dueAfterDays } from '../dates/due.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../rule.ts';
import { rule, warn } from '../rule.ts';
import { say } from '../words.ts';
import { IN_2016, isPublic, SINCE_2024 } from './scope.ts';

const CHANGE_DAYS = 10;

type Change = NonNullable<Facts['campaign']['changes']>[number];

export const B5 = rule({
  id: 'B5',
  name: 'change_10d',
  bars: false,
  title: say('变更十日内备案', 'Changes are filed'),
  moments: ['file', 'publish', 'render'],
  versions: [
    { ...IN_2016, articles: [cite('PF16')], mark: 'R', figures: null },
    { ...SINCE_2024, articles: [cite('PF24', 12, 2), cite('PF24', 12, 3)], mark: 'V2', figures: null },
  ],
  applies: (facts) => isPublic(facts) && facts.campaign.changes !== undefined,
  needs: ['campaign.changes'],
  uses: ['organisation.hasSupervisingUnit', 'campaign.filing.submittedOn'],
  judge: (told, { on }) =>
    judgeAll(
      told['campaign.changes'].flatMap((change, at) =>
        judgeChange(change, {
          at: `campaign.changes[${at}]`,
          on,
          asksUnit: told['organisation.hasSupervisingUnit'] === true,
          submittedOn: told['campaign.filing.submittedOn'],
        }),
      ),
      say('没有未备案的变更', 'no change is left unfiled'),
    ),
  duties: (told) =>
    told['campaign.changes'].flatMap(({ what = '', changedOn, filedOn }) =>
      changedOn === undefined
        ? []
        : [
            {
              kind: 'change-filing' as const,
              due: dueAfterDays(changedOn, CHANGE_DAYS),
              title: say(`变更备案：${what}`, `File the change: ${what}`),
              contents: say('变更事项及理由', 'what has changed, and why'),
              doneOn: filedOn,
            },
          ],
    ),
});

interface Around {
  readonly at: string;
  readonly on: CivilDate;
  readonly asksUnit: boolean;
  readonly submittedOn: CivilDate | undefined;
}

function judgeChange(change: Change, { at, on, asksUnit, submittedOn }: Around): readonly (Judgement | false)[] {
  const { changedOn, filedOn, supervisingUnitAgreed } = change;
  const due = changedOn === undefined ? null : dueAfterDays(changedOn, CHANGE_DAYS).dueStrict;
  return [
    untold(
      ...(changedOn === undefined ? [`${at}.changedOn`] : []),
      ...(filedOn === undefined ? [`${at}.filedOn`] : []),
      ...(asksUnit && supervisingUnitAgreed === undefined ? [`${at}.supervisingUnitAgreed`] : []),
    ),
    due !== null &&
      filedOn !== undefined &&
      (filedOn !== null && filedOn <= on ? filedOn : on) > due &&
      warn({
        message: say(`变更应于 ${due} 前备案`, `a change was to be filed by ${due}`),
        fix: say('请补正备案并说明迟延', 'file it, and say why it is late'),
        fields: [`${at}.filedOn`],
      }),
    change.reason === undefined &&
      warn({
        message: say('变更没有说明理由', 'a change has no reason'),
        fix: say('请写明变更理由', 'give the reason'),
        fields: [`${at}.reason`],
      }),
    asksUnit &&
      supervisingUnitAgreed === false &&
      warn({
        message: say('变更未经业务主管单位同意', 'the supervising unit did not agree to a change'),
        fix: say('请先取得业务主管单位同意', 'get its consent first'),
        fields: [`${at}.supervisingUnitAgreed`],
      }),
    change.changesPartner === true &&
      changedOn !== undefined &&
      (submittedOn ?? '') < changedOn &&
      warn({
        message: say('更换合作方应重新备案，不是补正', 'another partner takes a new filing, not an amendment'),
        fix: say('请附评估报告和合作协议重新备案', 'file anew, with assessment and agreement'),
        fields: [`${at}.changesPartner`, 'campaign.filing.submittedOn'],
        mark: 'H',
      }),
  ];
}
