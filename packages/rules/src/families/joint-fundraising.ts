// C. Raising together: whoever the partners are, it is the qualified charity that raises, receives, keeps the books and
// answers for them.

import { cite } from '../citation.ts';
import { addDays } from '../dates/civil-date.ts';
import { dueAfterMonths } from '../dates/due.ts';
import { judgeDuties } from '../duty-findings.ts';
import type { Facts } from '../facts/facts.ts';
import type { Point } from '../points.ts';
import { judgePoints } from '../points.ts';
import { rule } from '../rule.ts';
import { say } from '../words.ts';
import { backwards, endedOn, PERIOD_NEEDS, PERIOD_USES } from './campaign-period.ts';
import { BY_MONTHS, SINCE_2026 } from './disclosure-periods.ts';
import { PARTNER_PAPERS } from './partner-papers.ts';
import { not, ofEach } from './partner-points.ts';
import { IN_2016, isPublic, SINCE_2024 } from './scope.ts';

const FINAL_MONTHS = 3;

const C4 = rule({
  id: 'C4',
  name: 'partner_must_not_solicit',
  title: say('合作方不得自行募捐', 'Partners do not ask'),
  moments: ['publish', 'render', 'pay'],
  versions: [{ ...SINCE_2024, articles: [cite('CL23', 26), cite('PF24', 18, 1)], mark: 'V1', figures: null }],
  applies: isPublic,
  needs: ['campaign.partners', 'payee.name'],
  judge: (told) => {
    const payee = told['payee.name'].trim();
    const points = ofEach(told['campaign.partners'], ({ name, solicits }, path) => [
      {
        holds: not(solicits),
        field: `${path}.solicits`,
        wrong: say('合作方自行募捐', 'a partner asks by itself'),
      },
      {
        holds: name === undefined ? undefined : name.trim() !== payee,
        field: 'payee.name',
        wrong: say('收款方是合作方', 'a partner is the payee'),
      },
    ]);
    return judgePoints(points, {
      right: say('合作方不募捐、不收款', 'no partner asks or receives'),
      fix: say(
        '撤下合作方的收款码和募捐信息，由有资格的慈善组织收款',
        'take the partner’s appeal and payment code down; the qualified charity receives',
      ),
    });
  },
});

const C5 = rule({
  id: 'C5',
  name: 'all_flows_in_charity_account',
  title: say('收支进慈善组织账户', 'All money in the charity’s account'),
  moments: ['publish', 'render', 'pay'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 26)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 26, 2), cite('PF24', 18, 4)], mark: 'V1', figures: null },
  ],
  applies: isPublic,
  needs: ['payee.name', 'organisation.name', 'campaign.plan.bankAccountName'],
  uses: [
    'payee.uscc',
    'organisation.uscc',
    'payee.accountNumber',
    'campaign.plan.bankAccountNumber',
    'campaign.partners',
  ],
  judge: (told) => {
    const payee = told['payee.name'].trim();
    const isSame = (one: string | undefined, other: string | undefined) =>
      one === undefined || other === undefined || one.trim() === other.trim();
    const account: Point[] = [
      {
        holds: payee === told['organisation.name'].trim() && isSame(told['payee.uscc'], told['organisation.uscc']),
        field: 'payee.name',
        wrong: say('收款方不是本慈善组织', 'the payee is not this charity'),
      },
      {
        holds:
          payee === told['campaign.plan.bankAccountName'].trim() &&
          isSame(told['payee.accountNumber'], told['campaign.plan.bankAccountNumber']),
        field: 'campaign.plan.bankAccountName',
        wrong: say('收款账户与方案中的账户不一致', 'the account is not the one in the plan'),
      },
    ];
    const holding = ofEach(told['campaign.partners'] ?? [], ({ holdsMoney }, path) => [
      { holds: not(holdsMoney), field: `${path}.holdsMoney`, wrong: say('合作方持有募得款', 'a partner holds money') },
    ]);
    return judgePoints([...account, ...holding], {
      right: say('款项进入方案载明的本组织账户', 'money goes to the charity’s account in the plan'),
      fix: say(
        '改用方案载明的本组织账户，合作方已收的款项立即转入',
        'use the charity’s account in the plan; what a partner has goes there at once',
      ),
    });
  },
});

const C6 = rule({
  id: 'C6',
  name: 'supervision_disclosed',
  bars: false,
  title: say('公开对合作方的监督', 'How partners were supervised'),
  moments: ['book'],
  versions: [
    {
      ...SINCE_2026,
      articles: [cite('ID25', 8, 1), cite('PF24', 21), ...BY_MONTHS],
      mark: 'V2',
      figures: null,
      contents: say(
        '合作方信息；对合作方的评估和指导监督情况',
        'who the partners were; how they were assessed and supervised',
      ),
    },
  ],
  applies: (facts) => isPublic(facts) && hasPartner(facts),
  needs: PERIOD_NEEDS,
  uses: PERIOD_USES,
  duties: (told, { on }) => {
    const end = endedOn(told, on);
    const title = say('合作方监督情况公开', 'how partners were supervised');
    return [{ kind: 'partner-supervision', title, due: dueAfterMonths(end, FINAL_MONTHS), after: addDays(end, -1) }];
  },
  judge: (told, { on, duties }) => {
    const [start, end] = [told['campaign.startsOn'], told['campaign.endsOn']];
    return backwards({ start, end, field: 'campaign.endsOn' }) ?? judgeDuties({ on, duties });
  },
});

function hasPartner({ campaign: { partners, plan } }: Facts): boolean {
  return (partners?.length ?? 0) + (plan?.partners?.length ?? 0) > 0;
}

export const JOINT_FUNDRAISING = [...PARTNER_PAPERS, C4, C5, C6];

/** What the rules ask, for the catalog. */
export const jointFundraisingSummaries = () => ({
  C1: say(
    '页面展示和实际参与的合作方都应载明在备案的募捐方案中。',
    'Every partner that is shown, or takes part, stands in the plan as filed.',
  ),
  C2: say(
    '合作方的评估报告随备案提交；个人合作方另须身份证明、无犯罪记录证明和个人信用报告。',
    'Each partner is assessed before the filing; a person adds three papers.',
  ),
  C3: say(
    '与合作方签订书面协议，载明名称和目的、起止、方式、款物管理、使用计划、权责、违约与争议七项。',
    'Each partner signs an agreement of seven elements.',
  ),
  C4: say(
    '合作方不得以任何形式自行开展公开募捐，收款方必须是有资格的慈善组织。',
    'A partner does not raise by itself in any form; who receives is the qualified charity.',
  ),
  C5: say(
    '全部收支纳入有公开募捐资格的慈善组织的账户，由其核算；收款账户与方案一致，合作方不得持有款项。',
    'All money passes through the charity’s account in its plan; a partner holds nothing.',
  ),
  C6: say(
    '募捐活动结束后三个月内，公开对合作方的评估和指导监督情况。',
    'Within three months of the end it is disclosed how partners were assessed and supervised.',
  ),
});
