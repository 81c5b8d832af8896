// B. The plan 募捐方案: what must be in it, and what makes it a good one.

import { judgeAll, untold } from '../checklist.ts';
import { cite } from '../citation.ts';
import { addYears } from '../dates/civil-date.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../rule.ts';
import { block, pass, rule, unknown, warn } from '../rule.ts';
import type { Words } from '../words.ts';
import { say } from '../words.ts';
import { not } from './partner-points.ts';
import { IN_2016, isPublic, SINCE_2024 } from './scope.ts';

const PERIOD_YEARS = 3;
const EMERGENCY_YEARS = 1;

type Plan = NonNullable<Facts['campaign']['plan']>;
type Draft = Partial<Plan>;

const at = (name: keyof Plan) => `campaign.plan.${name}`;

/** In the words and the order of the law. */
const CONTENTS = {
  purpose: '募捐目的',
  startsOn: '开始时间',
  endsOn: '结束时间',
  area: '地域',
  responsibleName: '活动负责人姓名',
  responsibleOffice: '办公地址',
  donationMethods: '接受捐赠方式',
  bankAccountName: '银行账户名称',
  bankAccountNumber: '银行账号',
  beneficiaries: '受益人',
  use: '募得款物用途',
  fundraisingCostMinor: '募捐成本',
  surplus: '剩余财产的处理',
  expectedMinor: '预期募集款物数额',
  partners: '合作方信息',
} as const;

type Content = keyof typeof CONTENTS;
const NEW_IN_2024: readonly Content[] = ['expectedMinor', 'partners'];

export const B1 = rule({
  id: 'B1',
  name: 'plan_fields',
  title: say('募捐方案内容齐全', 'The plan is complete'),
  moments: ['file', 'publish', 'render'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 24)], mark: 'V1', figures: { leftOut: NEW_IN_2024 } },
    { ...SINCE_2024, articles: [cite('CL23', 24), cite('PF24', 10, 1)], mark: 'V1', figures: { leftOut: [] } },
  ],
  judgedBy: 'campaign.filing.submittedOn',
  applies: isPublic,
  needs: [],
  uses: ['campaign.plan', 'campaign.partners'],
  judge: (told, { figures: { leftOut } }) => {
    const plan = told['campaign.plan'];
    if (plan === undefined) {
      return unknown({
        message: say('没有提供募捐方案', 'no plan was told'),
        fix: say('请填写 campaign.plan', 'tell campaign.plan'),
        fields: ['campaign.plan'],
      });
    }
    const hasPartners = (told['campaign.partners'] ?? []).length > 0;
    const missing = parseContents(Object.keys(CONTENTS)).filter(
      (name) => !leftOut.includes(name) && isMissing(plan, name) && (name !== 'partners' || hasPartners),
    );
    if (missing.length === 0) return pass(say('募捐方案内容齐全', 'nothing is missing'));
    const zh = missing.map((name) => CONTENTS[name]).join('、');
    return block({
      message: say(`募捐方案缺少：${zh}`, `the plan lacks ${missing.join(', ')}`),
      fix: say(`请在方案中补充：${zh}`, `add ${missing.join(', ')} to the plan`),
      fields: missing.map((name) => `campaign.plan.${name}`),
    });
  },
});

function parseContents(names: readonly string[]): readonly Content[] {
  return names as readonly Content[];
}

function isMissing(plan: Plan, name: Content): boolean {
  const value = plan[name];
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

interface Quality {
  readonly name: keyof Plan;
  /** Undefined where the facts do not say. */
  readonly isWrong: (plan: Draft) => boolean | undefined;
  readonly judge: typeof block;
  readonly message: Words;
  readonly fix: Words;
}

const QUALITIES: readonly Quality[] = [
  {
    name: 'matchesCharter',
    isWrong: (plan) => not(plan.matchesCharter),
    judge: warn,
    message: say(
      '募捐目的不合章程，或名称与项目无关',
      'the purpose is outside the charter, or the name off the subject',
    ),
    fix: say('请按章程的宗旨和业务范围修改', 'bring it within the charter'),
  },
  {
    name: 'responsibleIsFullTimeStaff',
    isWrong: (plan) => not(plan.responsibleIsFullTimeStaff),
    judge: warn,
    message: say('负责人不是本组织专职人员', 'whoever answers for it is not full-time staff'),
    fix: say('请由本组织专职人员负责', 'let full-time staff answer for it'),
  },
  {
    name: 'expectedIsWithinAbility',
    isWrong: (plan) => not(plan.expectedIsWithinAbility),
    judge: warn,
    message: say('预期数额与本组织能力不相适应', 'the amount is more than the charity can handle'),
    fix: say('请调低预期数额', 'expect less'),
  },
  {
    name: 'beneficiaryIsNamedPerson',
    isWrong: (plan) => plan.beneficiaryIsNamedPerson,
    judge: block,
    message: say('受益人为特定个人', 'the beneficiary is one named person'),
    fix: say('请改为一类受益人，写明范围和人数', 'name a class of people, and how many'),
  },
  {
    name: 'howBeneficiariesAreChosen',
    isWrong: (plan) => plan.howBeneficiariesAreChosen === undefined,
    judge: block,
    message: say('没有写明受益人的确定方式', 'it does not say how beneficiaries are chosen'),
    fix: say('请写明受益人如何确定', 'say how they are chosen'),
  },
  {
    name: 'useSchedule',
    isWrong: (plan) => plan.useSchedule === undefined,
    judge: warn,
    message: say('没有款物使用计划', 'there is no plan of use'),
    fix: say('请写明何时、如何使用', 'say when and how it will be used'),
  },
  {
    name: 'costBorneByBeneficiaries',
    isWrong: (plan) => plan.costBorneByBeneficiaries,
    judge: warn,
    message: say('募捐成本转嫁给受益人', 'beneficiaries bear the cost'),
    fix: say('请改由本组织承担，并降到最必要', 'let the charity bear it, and keep it to what is necessary'),
  },
  {
    name: 'surplusTo',
    isWrong: ({ surplusTo }) => (surplusTo === undefined ? undefined : surplusTo !== 'similar-projects'),
    judge: block,
    message: say('剩余财产没有全部用于相近的慈善项目', 'the surplus does not go to similar projects'),
    fix: say(
      '请改为全部用于目的相同或相近的其他慈善项目并公开',
      'give all of it to projects of the same or a similar purpose, and disclose it',
    ),
  },
];

export const B2 = rule({
  id: 'B2',
  name: 'plan_quality',
  title: say('募捐方案符合要求', 'The plan is sound'),
  moments: ['file', 'publish'],
  versions: [{ ...SINCE_2024, articles: [cite('PF24', 10, 2)], mark: 'V2', figures: null }],
  judgedBy: 'campaign.filing.submittedOn',
  applies: (facts) => isPublic(facts) && facts.campaign.plan !== undefined,
  needs: ['organisation.name'],
  uses: ['campaign.plan', 'campaign.emergency'],
  judge: (told) => {
    const plan: Draft = told['campaign.plan'] ?? {};
    const years = told['campaign.emergency'] === undefined ? PERIOD_YEARS : EMERGENCY_YEARS;
    const account = plan.bankAccountName;
    const wrong = QUALITIES.filter((quality) => quality.isWrong(plan) === true);
    const unsaid = QUALITIES.filter((quality) => quality.isWrong(plan) === undefined);
    return judgeAll(
      [
        ...judgePeriod(plan, years),
        account !== undefined &&
          account !== told['organisation.name'] &&
          block({
            message: say('收款账户不是本组织的银行账户', 'the account is not the charity’s own'),
            fix: say('请改用本组织名下的银行账户', 'use an account in the charity’s name'),
            fields: [at('bankAccountName')],
          }),
        ...wrong.map(({ name, judge, message, fix }) => judge({ message, fix, fields: [at(name)] })),
        untold(...unsaid.map(({ name }) => at(name))),
      ],
      say('募捐方案符合要求', 'the plan is sound'),
    );
  },
});

function judgePeriod({ startsOn, endsOn }: Draft, years: number): readonly (Judgement | false)[] {
  // Without either date B1 says so.
  if (startsOn === undefined || endsOn === undefined) return [];
  const latest = addYears(startsOn, years);
  return [
    endsOn < startsOn &&
      block({
        message: say('结束时间早于开始时间', 'it ends before it starts'),
        fix: say('请更正起止时间', 'correct the dates'),
        fields: [at('endsOn')],
      }),
    endsOn > latest &&
      warn({
        message: say(`募捐期限超过${years}年`, `it runs for more than ${years} years`),
        fix: say(`请在 ${latest} 或之前结束`, `end on ${latest} or earlier`),
        fields: [at('endsOn')],
      }),
  ];
}
