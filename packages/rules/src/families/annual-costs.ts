// E, by the year: how much running the charity and raising may cost.

import { cite } from '../citation.ts';
import { notTold, pass, rule, unknown, warn } from '../rule.ts';
import { say } from '../words.ts';
import { formOf, hasYear, OF_2024, SINCE_2026, tierOf, UNTIL_2023 } from './annual-law.ts';
import { mostMinor, yuan } from './bounds.ts';

const PUBLIC_MANAGEMENT_BPS = { foundation: 1_000, other: 1_300 } as const;
/** Below 200,000 yuan the caps on management do not apply; at it they do («低于»). */
const MANAGEMENT_EXEMPT_MINOR = 20_000_000;
const FUNDRAISING_BPS = 300;
const FUNDRAISING_YEARS = 3;

const E4 = rule({
  id: 'E4',
  name: 'mgmt_cap',
  bars: false,
  title: say('年度管理费用', 'Management cost of the year'),
  moments: ['year'],
  versions: [
    {
      ...UNTIL_2023,
      articles: [cite('CL16', 60), cite('EX16', 7), cite('EX16', 8), cite('EX16', 9), cite('EX16', 11)],
      mark: 'V1',
      figures: null,
    },
    {
      ...OF_2024,
      articles: [cite('CL23', 61), cite('EX16', 7), cite('EX16', 8), cite('EX16', 9), cite('EX16', 11)],
      mark: 'V1',
      figures: null,
    },
    {
      ...SINCE_2026,
      articles: [cite('CL23', 61), cite('EX26', 8), cite('EX26', 9), cite('EX26', 10), cite('EX26', 13)],
      mark: 'V1',
      figures: null,
    },
  ],
  judgedBy: 'year.fiscalYear',
  applies: hasYear,
  needs: [
    'year.fiscalYear',
    'year.hasPublicQualification',
    'organisation.kind',
    'year.managementCost',
    'year.totalSpending',
  ],
  uses: ['year.netAssetsPreviousYearEnd', 'year.specialCaseReported'],
  judge: (told) => {
    const cost = told['year.managementCost'];
    if (cost < MANAGEMENT_EXEMPT_MINOR) {
      return pass(say('管理费用低于二十万元，不受比例限制', 'below 200,000 yuan, where no share is set'));
    }
    const netAssets = told['year.netAssetsPreviousYearEnd'];
    if (!told['year.hasPublicQualification'] && netAssets === undefined)
      return notTold(['year.netAssetsPreviousYearEnd']);
    const bps = told['year.hasPublicQualification']
      ? PUBLIC_MANAGEMENT_BPS[formOf(told['organisation.kind'])]
      : (tierOf(told['organisation.kind'], netAssets ?? 0)?.managementBps ?? 0);
    const most = mostMinor({ bps, ofMinor: told['year.totalSpending'] });
    const words = say(
      `管理费用 ${yuan(cost)} 元，上限为总支出的百分之${bps / 100}，即 ${yuan(most)} 元`,
      `management cost ${yuan(cost)} yuan; the most is ${bps / 100} % of all spending, ${yuan(most)}`,
    );
    if (cost <= most) return pass(words);
    if (told['year.specialCaseReported'])
      return pass(say('特殊情况已报告并公开说明', 'a special case, reported and published'));
    return warn({
      message: words,
      fix: say(
        '请核对费用归集；属规定的特殊情况的，及时报告登记的民政部门并公开说明',
        'check what was counted; where the law knows the case, report it to civil affairs and publish why',
      ),
      fields: ['year.managementCost'],
    });
  },
});

const E5 = rule({
  id: 'E5',
  name: 'fundraising_cost_3pct',
  bars: false,
  title: say('年度募捐成本', 'Fundraising cost of the year'),
  moments: ['year'],
  versions: [{ ...SINCE_2026, articles: [cite('CL23', 61), cite('EX26', 15)], mark: 'V1', figures: null }],
  judgedBy: 'year.fiscalYear',
  applies: hasYear,
  needs: ['year.fiscalYear', 'year.fundraisingCost', 'year.donationIncomeThreeYears'],
  judge: (told) => {
    const incomes = told['year.donationIncomeThreeYears'];
    const cost = told['year.fundraisingCost'];
    if (incomes.length < FUNDRAISING_YEARS) {
      return unknown({
        message: say(
          '捐赠收入不满三年，规定未说明如何计算',
          'there are not three years of donations, and the law does not say what then',
        ),
        fix: say('请向登记的民政部门询问计算口径', 'ask civil affairs how to count'),
        fields: ['year.donationIncomeThreeYears'],
      });
    }
    const sum = incomes.reduce((total, income) => total + BigInt(income), 0n);
    const most = mostMinor({ bps: FUNDRAISING_BPS, ofMinor: sum, years: FUNDRAISING_YEARS });
    const words = say(
      `募捐成本 ${yuan(cost)} 元，上限 ${yuan(most)} 元`,
      `raising cost ${yuan(cost)} yuan, of at most ${yuan(most)}`,
    );
    if (cost <= most) return pass(words);
    return warn({
      message: words,
      fix: say(
        '请核对募捐成本的归集；本组织场地、设备和人员费用不计入',
        'check what was counted: own rooms, equipment and staff are not',
      ),
      fields: ['year.fundraisingCost'],
    });
  },
});

export const ANNUAL_COSTS = [E4, E5];
