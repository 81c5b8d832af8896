// E. What happens to money that was given: it is used as filed, for nobody's relative, and counts as spent when it arrives.

import { cite } from '../citation.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import { judgePoints } from '../points.ts';
import { block, pass, rule } from '../rule.ts';
import { say } from '../words.ts';
import { ANNUAL_COSTS } from './annual-costs.ts';
import { ANNUAL_SPENDING } from './annual-spending.ts';
import { IN_2016, SINCE_2024 } from './scope.ts';

const isDone = (done: CivilDate | null | undefined, on: CivilDate) =>
  done === undefined ? undefined : done !== null && done <= on;

const E1 = rule({
  id: 'E1',
  name: 'use_as_filed',
  title: say('按备案用途使用', 'Used as filed'),
  moments: ['book'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 55)], mark: 'V1', figures: { inFull: false } },
    { ...SINCE_2024, articles: [cite('CL23', 56), cite('PF24', 20)], mark: 'V1', figures: { inFull: true } },
  ],
  judgedBy: 'reallocation.decidedOn',
  applies: ({ reallocation }) => reallocation !== undefined,
  needs: ['reallocation.refiledOn', 'reallocation.underAgreement'],
  uses: [
    'reallocation.decidedOn',
    'reallocation.decidedByCouncil',
    'reallocation.publishedOn',
    'reallocation.donorsAgreed',
    'reallocation.supervisingUnitAgreed',
    'organisation.hasSupervisingUnit',
  ],
  judge: (told, { on, figures: { inFull } }) => {
    const always = [
      {
        holds: isDone(told['reallocation.refiledOn'], on),
        field: 'reallocation.refiledOn',
        wrong: say('用途变更尚未报原备案的民政部门备案', 'the change was not filed with the registrar of the plan'),
      },
      {
        holds: !told['reallocation.underAgreement'] || told['reallocation.donorsAgreed'],
        field: 'reallocation.donorsAgreed',
        wrong: say('协议捐赠的用途变更未经捐赠人同意', 'donors under an agreement have not consented'),
      },
    ];
    const since2024 = [
      {
        holds: told['reallocation.decidedByCouncil'],
        field: 'reallocation.decidedByCouncil',
        wrong: say('未经理事会审议', 'the council has not decided'),
      },
      {
        holds: isDone(told['reallocation.publishedOn'], on),
        field: 'reallocation.publishedOn',
        wrong: say('用途变更未公开', 'the change was not published'),
      },
      {
        holds: told['organisation.hasSupervisingUnit'] === false || told['reallocation.supervisingUnitAgreed'],
        field: 'reallocation.supervisingUnitAgreed',
        wrong: say('未经业务主管单位同意', 'the supervising unit has not agreed'),
      },
    ];
    return judgePoints([...always, ...(inFull ? since2024 : [])], {
      right: say('用途变更手续齐备', 'every step of the change was taken'),
      fix: say('补齐手续之前，请按原备案用途使用', 'use the money as filed until every step is taken'),
    });
  },
});

const E2 = rule({
  id: 'E2',
  name: 'surplus_use',
  title: say('剩余财产', 'What is left over'),
  moments: ['book'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 57)], mark: 'V1', figures: { planDecides: true } },
    {
      ...SINCE_2024,
      articles: [cite('CL23', 58), cite('PF24', 10, 2)],
      mark: 'V1',
      figures: { planDecides: false },
    },
  ],
  judgedBy: 'campaign.filing.submittedOn',
  applies: ({ surplus }) => surplus !== undefined,
  needs: ['surplus.amountMinor'],
  uses: ['surplus.to', 'campaign.plan.surplusTo', 'campaign.filing.submittedOn'],
  judge: (told, { figures: { planDecides } }) => {
    if (told['surplus.amountMinor'] === 0) return pass(say('没有剩余', 'nothing is left'));
    const to = told['surplus.to'];
    const isByPlan = planDecides && to !== undefined && to === told['campaign.plan.surplusTo'];
    return judgePoints(
      [
        {
          holds: to === undefined ? undefined : to === 'similar-projects' || isByPlan,
          field: 'surplus.to',
          wrong: say('剩余财产不能用于目的不相同也不相近的用途', 'what is left may not go to an unrelated purpose'),
        },
      ],
      {
        right: say('剩余财产用于目的相同或者相近的项目', 'what is left stays with its purpose'),
        fix: say(
          '请改为用于目的相同或者相近的其他慈善项目',
          'give it to other projects of the same or a similar purpose',
        ),
      },
    );
  },
});

const E6 = rule({
  id: 'E6',
  name: 'spent_means_reached',
  bars: false,
  title: say('到达受益人才算支出', 'Spent when it arrives'),
  moments: ['book', 'year'],
  versions: [{ from: '2026-01-01', to: null, articles: [cite('EX26', 12)], mark: 'V1', figures: null }],
  judgedBy: 'year.fiscalYear',
  applies: ({ year }) => year !== undefined,
  needs: ['year.fiscalYear', 'year.spendingNotReached'],
  judge: (told) =>
    told['year.spendingNotReached'] === 0
      ? pass(say('计入支出的款物均已到达受益人', 'all that counts as spent has arrived'))
      : block({
          message: say('有款物未到达最终受益人而计入支出', 'some counts as spent that has not arrived'),
          fix: say('到达之前请记为划拨', 'book it as passed on until it arrives'),
          fields: ['year.spendingNotReached'],
        }),
});

const E7 = rule({
  id: 'E7',
  name: 'no_insider_beneficiary',
  title: say('受益人与捐赠人、管理人员无利害关系', 'No insider benefits'),
  moments: ['publish', 'book'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 40), cite('CL16', 58)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 40), cite('CL23', 59), cite('PF24', 19)], mark: 'V1', figures: null },
  ],
  needs: ['use.beneficiaryIsRelatedToDonorOrManager'],
  judge: (told) =>
    told['use.beneficiaryIsRelatedToDonorOrManager']
      ? block({
          message: say('受益人是捐赠人或者管理人员的利害关系人', 'a beneficiary is related to a donor or a manager'),
          fix: say('请按公开的条件重新确定受益人', 'choose who benefits again, by published criteria'),
        })
      : pass(say('受益人与捐赠人、管理人员无利害关系', 'nobody who benefits is related')),
});

const E8 = rule({
  id: 'E8',
  name: 'ring_fence',
  title: say('专款专用', 'Kept for its purpose'),
  moments: ['book'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 52), cite('CL16', 53)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 53), cite('CL23', 54)], mark: 'V1', figures: null },
  ],
  needs: ['use.ringFenced'],
  judge: (told) =>
    told['use.ringFenced']
      ? pass(say('单独核算，专款专用', 'kept apart and used for its purpose'))
      : block({
          message: say('募得款物没有单独核算、专款专用', 'what was raised is not kept apart'),
          fix: say('请登记造册，单独核算', 'record it and keep separate accounts'),
        }),
});

const E9 = rule({
  id: 'E9',
  name: 'procurement_fair',
  bars: false,
  title: say('采购与发放', 'Buying and handing out'),
  moments: ['book'],
  versions: [{ ...SINCE_2024, articles: [cite('PF24', 20, 2)], mark: 'V2', figures: null }],
  needs: ['use.procurementFair', 'use.deliveriesSigned'],
  judge: (told) =>
    judgePoints(
      [
        {
          holds: told['use.procurementFair'],
          field: 'use.procurementFair',
          wrong: say('采购价格高于公允价', 'something was bought above its fair price'),
        },
        {
          holds: told['use.deliveriesSigned'],
          field: 'use.deliveriesSigned',
          wrong: say('发放没有签收记录', 'deliveries were not signed for'),
        },
      ],
      {
        outcome: 'warn',
        right: say('采购公允，签收齐备', 'prices are fair and deliveries signed for'),
        fix: say('请补充比价和签收凭证', 'add quotes and signed delivery notes'),
      },
    ),
});

export const USE_AND_COSTS = [E1, E2, ...ANNUAL_SPENDING, ...ANNUAL_COSTS, E6, E7, E8, E9];

/** What the rules ask, for the catalog. */
export const useAndCostsSummaries = () => ({
  E1: say(
    '变更募捐方案规定的用途，须经理事会审议、报原备案的民政部门备案并公开；协议约定的用途，须经捐赠人同意。',
    'Another use takes the council, a new filing and publication; under an agreement, the donor.',
  ),
  E2: say(
    '剩余财产用于目的相同或者相近的其他慈善项目并公开。',
    'What is left goes to projects of the same or a similar purpose, in public.',
  ),
  E3: say(
    '有公开募捐资格的慈善组织，年度慈善活动支出不低于上年总收入或者前三年收入平均数的百分之七十。',
    'A charity that raises from the public spends at least 70 % of last year’s income, or of the average of three.',
  ),
  'E3-net-assets': say(
    '没有公开募捐资格的慈善组织，年度慈善活动支出不低于上年末净资产的百分之六至八，按规模分档。',
    'A charity that may not raise from the public spends at least 6 to 8 % of its net assets.',
  ),
  E4: say(
    '年度管理费用不高于当年总支出的规定比例；低于二十万元的不受比例限制。',
    'Management takes no more than its share of spending; below 200,000 yuan none is set.',
  ),
  E5: say(
    '自2026年度起，募捐成本不高于前三年捐赠收入平均数的百分之三。',
    'From 2026, raising costs no more than 3 % of the average donations of three years.',
  ),
  E6: say(
    '自2026年度起，款物到达最终受益人之前，不计入慈善活动支出；划拨给合作方或村社账户不是支出。',
    'From 2026, money counts as spent when it arrives, not when a partner holds it.',
  ),
  E7: say(
    '不得指定或者变相指定捐赠人、管理人员的利害关系人为受益人。',
    'Nobody related to a donor or a manager benefits, nor by a detour.',
  ),
  E8: say(
    '募集的财产登记造册、专款专用，不得私分、挪用、截留、侵占。',
    'What was raised is recorded and used for its purpose alone.',
  ),
  E9: say(
    '采购价格不高于公允价，采购、配送、签收有据可查。',
    'Nothing is bought above its fair price, and every delivery is signed for.',
  ),
});
