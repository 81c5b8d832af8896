// B. The filing 备案: ten days before, completed, and one number for one campaign.

import { judgeAll, untold } from '../checklist.ts';
import { cite } from '../citation.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import { addDays, daysBetween } from '../dates/civil-date.ts';
import { dueAfterDays } from '../dates/due.ts';
import { isWorkingDay } from '../dates/working-days.ts';
import type { Facts } from '../facts/facts.ts';
import type { Mark } from '../instruments.ts';
import type { Judgement } from '../rule.ts';
import { block, pass, rule } from '../rule.ts';
import type { Words } from '../words.ts';
import { say } from '../words.ts';
import { IN_2016, isPublic, SINCE_2024 } from './scope.ts';

/** Before it starts; the day of the start is not rolled, because the period counts backwards. */
export const DAYS_BEFORE = 10;

// The law of 2016 asked for a filing before the start; that it was ten days stood in the Measures of its time.
const BEFORE_2024: { readonly daysMark: Mark } = { daysMark: 'R' };
const AFTER_2024: { readonly daysMark: Mark } = { daysMark: 'V2' };

type Status = NonNullable<Facts['campaign']['filing']['status']>;

const NOT_COMPLETE: Readonly<Record<Exclude<Status, 'complete'>, readonly [Words, Words]>> = {
  none: [
    say('募捐方案尚未备案', 'the plan is not filed'),
    say('请在开始募捐十日前向登记的民政部门备案', 'file it with the registrar ten days before the start'),
  ],
  submitted: [
    say('备案已提交，尚未完成', 'the filing is submitted and not complete'),
    say('请等民政部门完成备案后再开始', 'wait for the registrar before you start'),
  ],
  supplement: [
    say('备案材料待补正', 'the filing lacks papers'),
    say('请按期补正，否则撤回', 'supplement them in time, or withdraw'),
  ],
  withdrawn: [say('备案已撤回', 'the filing was withdrawn'), say('请重新备案', 'file again')],
};

export const B3 = rule({
  id: 'B3',
  name: 'prior_filing_10d',
  title: say('提前十日备案', 'Filed ten days before'),
  moments: ['file', 'publish', 'render', 'pay'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 24, 2), cite('PF16', 11)], mark: 'V1', figures: BEFORE_2024 },
    { ...SINCE_2024, articles: [cite('CL23', 24, 2), cite('PF24', 11)], mark: 'V2', figures: AFTER_2024 },
  ],
  judgedBy: 'campaign.filing.submittedOn',
  // In an emergency the filing may follow: B7.
  applies: (facts) => isPublic(facts) && facts.campaign.emergency === undefined,
  needs: ['campaign.filing.status', 'campaign.startsOn'],
  uses: ['campaign.filing.number', 'campaign.filing.submittedOn'],
  judge: (told, { figures: { daysMark } }) => {
    const status = told['campaign.filing.status'];
    const filed = { on: told['campaign.filing.submittedOn'], startsOn: told['campaign.startsOn'] };
    const [message, fix] = status === 'complete' ? [] : NOT_COMPLETE[status];
    return judgeAll(
      [
        message !== undefined && fix !== undefined && block({ message, fix, fields: ['campaign.filing.status'] }),
        status === 'complete' &&
          told['campaign.filing.number'] === undefined &&
          block({
            message: say('没有备案编号', 'there is no filing number'),
            fix: say('请填写慈善中国公布的备案编号', 'tell the number that the registrar has published'),
            fields: ['campaign.filing.number'],
          }),
        status !== 'none' && filed.on === undefined && untold('campaign.filing.submittedOn'),
        filed.on !== undefined && judgeDays({ submittedOn: filed.on, startsOn: filed.startsOn, mark: daysMark }),
      ],
      describeDays(filed.on ?? filed.startsOn, filed.startsOn),
    );
  },
});

interface Days {
  readonly submittedOn: CivilDate;
  readonly startsOn: CivilDate;
  readonly mark: Mark;
}

function judgeDays({ submittedOn, startsOn, mark }: Days): Judgement | false {
  const days = daysBetween({ from: submittedOn, to: startsOn });
  if (days >= DAYS_BEFORE) return false;
  const earliest = addDays(submittedOn, DAYS_BEFORE);
  return block({
    message: say(
      `${submittedOn} 提交备案，${startsOn} 开始，相距 ${days} 日，不足 ${DAYS_BEFORE} 日`,
      `submitted on ${submittedOn} for a start on ${startsOn}: ${days} days, not ${DAYS_BEFORE}`,
    ),
    fix: say(`最早可于 ${earliest} 开始`, `the first day to start is ${earliest}`),
    fields: ['campaign.startsOn', 'campaign.filing.submittedOn'],
    mark,
  });
}

function describeDays(submittedOn: CivilDate, startsOn: CivilDate): Words {
  const days = daysBetween({ from: submittedOn, to: startsOn });
  const told = say(`提前 ${days} 日备案，备案已完成`, `filed ${days} days before, and complete`);
  if (days > DAYS_BEFORE) return told;
  const working = workingDaysTo(submittedOn, startsOn);
  return say(
    `${told.zh}（恰好十日，其中工作日仅 ${working} 天）`,
    `${told.en} (the very last day, with only ${working} working days in it)`,
  );
}

function workingDaysTo(submittedOn: CivilDate, startsOn: CivilDate): number {
  let working = 0;
  for (let day = addDays(submittedOn, 1); day <= startsOn; day = addDays(day, 1)) if (isWorkingDay(day)) working += 1;
  return working;
}

export const B3_SUPPLEMENT = rule({
  id: 'B3-supplement',
  name: 'supplement_5d',
  title: say('按期补正备案', 'Supplement in time'),
  moments: ['file'],
  versions: [
    { ...IN_2016, articles: [cite('PF16', 11)], mark: 'R', figures: { days: 10 } },
    { ...SINCE_2024, articles: [cite('PF24', 11)], mark: 'V2', figures: { days: 5 } },
  ],
  judgedBy: 'campaign.filing.supplementNoticeOn',
  applies: ({ campaign: { filing } }) => (filing.supplementNoticeOn ?? null) !== null && filing.status !== 'withdrawn',
  needs: ['campaign.filing.supplementNoticeOn', 'campaign.filing.supplementedOn'],
  duties: (told, { figures: { days } }) => {
    const noticeOn = told['campaign.filing.supplementNoticeOn'];
    if (noticeOn === null) return [];
    return [
      {
        kind: 'supplement-filing',
        due: dueAfterDays(noticeOn, days),
        title: say('补正备案材料', 'Supplement the filing'),
        contents: say('补齐通知所列材料；逾期请撤回备案', 'the papers that the notice names; after the day, withdraw'),
        doneOn: told['campaign.filing.supplementedOn'],
      },
    ];
  },
});

const hasNumber = (facts: Facts) => isPublic(facts) && facts.campaign.filing.number !== undefined;

export const B4 = rule({
  id: 'B4',
  name: 'one_campaign_one_filing',
  title: say('一项活动一个备案编号', 'One campaign, one number'),
  moments: ['file', 'publish', 'render'],
  versions: [
    { ...IN_2016, articles: [cite('PF16', 12)], mark: 'R', figures: { mayMerge: true } },
    { ...SINCE_2024, articles: [cite('PF24', 12, 1)], mark: 'V2', figures: { mayMerge: false } },
  ],
  judgedBy: 'campaign.filing.submittedOn',
  applies: hasNumber,
  needs: ['campaign.filing.campaignsUnderNumber'],
  uses: ['campaign.filing.samePurpose'],
  judge: (told, { figures: { mayMerge } }) => {
    const campaigns = told['campaign.filing.campaignsUnderNumber'];
    const [isSame, field] = [told['campaign.filing.samePurpose'], 'campaign.filing.samePurpose'];
    if (campaigns === 1) return pass(say('编号只用于本活动', 'the number is this campaign’s alone'));
    if (campaigns !== 0 && mayMerge && isSame === true) {
      return pass(say('同一目的的活动，当时可合并备案', 'of one purpose, which could be merged then'));
    }
    return block({
      message: say(`同一备案编号用于 ${campaigns} 项活动`, `the number is used for ${campaigns} campaigns`),
      fix: say(
        '分别备案；或并作一项活动，其下再分各村社的需求',
        'file each by itself, or make them one campaign with its needs below it',
      ),
      fields: ['campaign.filing.campaignsUnderNumber', ...(mayMerge ? [field] : [])],
    });
  },
});
