// E, by the year: how much a charity has to spend of what came in or of what it owns.

import { cite } from '../citation.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../rule.ts';
import { notTold, pass, rule, unknown, warn } from '../rule.ts';
import { say } from '../words.ts';
import { hasYear, OF_2024, SINCE_2026, tierOf, UNTIL_2023 } from './annual-law.ts';
import { leastMinor, yuan } from './bounds.ts';

const PUBLIC_SPENDING_BPS = 7_000;

const mayBePublic = (facts: Facts) => hasYear(facts) && facts.year?.hasPublicQualification !== false;
const mayBeNonPublic = (facts: Facts) => hasYear(facts) && facts.year?.hasPublicQualification !== true;

/** What reached somebody, since the figures of 2026 (EX26 art. 12). Undefined where the figures contradict each other. */
function spentMinor(told: SpentFacts, countsReachedOnly: boolean): number | undefined {
  const spent = told['year.charitableSpending'] - (countsReachedOnly ? (told['year.spendingNotReached'] ?? 0) : 0);
  return spent < 0 || told['year.charitableSpending'] > (told['year.totalSpending'] ?? Number.POSITIVE_INFINITY)
    ? undefined
    : spent;
}

interface SpentFacts {
  readonly 'year.charitableSpending': number;
  readonly 'year.spendingNotReached': number | undefined;
  readonly 'year.totalSpending': number | undefined;
}

const contradiction = () =>
  unknown({
    message: say('慈善活动支出、未到达部分与总支出相互矛盾', 'the figures of spending contradict each other'),
    fix: say('请核对本年支出各项数字', 'check the figures of the year against each other'),
    fields: ['year.charitableSpending', 'year.spendingNotReached', 'year.totalSpending'],
  });

/** One way to reach a floor: the least amount by the fact at `field`, undefined where that was not told. */
interface Way {
  readonly field: string;
  readonly least: number | undefined;
}

const way = (field: string, bps: number, ofMinor: number | undefined): Way => {
  return { field, least: ofMinor === undefined ? undefined : leastMinor({ bps, ofMinor }) };
};

/** Whether one way or another reaches the floor. */
function judgeFloor(spent: number, ways: readonly Way[]): Judgement {
  const told = ways.flatMap(({ least }) => least ?? []);
  if (told.some((least) => spent >= least)) {
    return pass(say(`慈善活动支出 ${yuan(spent)} 元，达到标准`, `${yuan(spent)} yuan were spent, which is enough`));
  }
  const untold = ways.filter(({ least }) => least === undefined);
  if (untold.length > 0) return notTold(untold.map(({ field }) => field));
  const floor = yuan(Math.min(...told));
  return warn({
    message: say(
      `慈善活动支出 ${yuan(spent)} 元，低于应达到的 ${floor} 元`,
      `${yuan(spent)} yuan were spent, of at least ${floor}`,
    ),
    fix: say(
      '请核对支出口径；确属不足的，向登记的民政部门报告并公开说明',
      'check what was counted; if it stands, report it to civil affairs and publish why',
    ),
    fields: ['year.charitableSpending'],
  });
}

const E3 = rule({
  id: 'E3',
  name: 'spend_70',
  bars: false,
  title: say('年度慈善活动支出', 'Spending of the year'),
  moments: ['year'],
  versions: [
    {
      ...UNTIL_2023,
      articles: [cite('CL16', 60), cite('EX16', 7), cite('EX16', 10)],
      mark: 'V1',
      figures: { reached: false, special: false },
    },
    {
      ...OF_2024,
      articles: [cite('CL23', 61), cite('EX16', 7), cite('EX16', 10)],
      mark: 'V1',
      figures: { reached: false, special: true },
    },
    {
      ...SINCE_2026,
      articles: [cite('CL23', 61), cite('EX26', 8), cite('EX26', 11), cite('EX26', 12)],
      mark: 'V1',
      figures: { reached: true, special: true },
    },
  ],
  judgedBy: 'year.fiscalYear',
  applies: mayBePublic,
  needs: [
    'year.fiscalYear',
    'year.hasPublicQualification',
    'organisation.kind',
    'year.charitableSpending',
    'year.incomePreviousYear',
  ],
  uses: ['year.incomeThreeYearAverage', 'year.spendingNotReached', 'year.totalSpending', 'year.specialCaseReported'],
  judge: (told, { figures }) => {
    const spent = spentMinor(told, figures.reached);
    if (spent === undefined) return contradiction();
    const judged = judgeFloor(spent, [
      way('year.incomePreviousYear', PUBLIC_SPENDING_BPS, told['year.incomePreviousYear']),
      way('year.incomeThreeYearAverage', PUBLIC_SPENDING_BPS, told['year.incomeThreeYearAverage']),
    ]);
    const isExcused = figures.special && told['organisation.kind'] === 'foundation' && told['year.specialCaseReported'];
    return judged.outcome === 'warn' && isExcused
      ? pass(say('特殊情况已报告并公开说明', 'a special case, reported and published'))
      : judged;
  },
});

const E3_NET_ASSETS = rule({
  id: 'E3-net-assets',
  name: 'spend_of_net_assets',
  title: say('年度慈善活动支出（按净资产）', 'Spending of the year, by net assets'),
  moments: ['year'],
  versions: [
    { ...UNTIL_2023, articles: [cite('EX16', 8), cite('EX16', 9), cite('EX16', 10)], mark: 'V1', figures: false },
    { ...OF_2024, articles: [cite('EX16', 8), cite('EX16', 9), cite('EX16', 10)], mark: 'V1', figures: false },
    {
      ...SINCE_2026,
      articles: [cite('EX26', 9), cite('EX26', 10), cite('EX26', 11), cite('EX26', 12)],
      mark: 'V1',
      figures: true,
    },
  ],
  judgedBy: 'year.fiscalYear',
  applies: mayBeNonPublic,
  needs: [
    'year.fiscalYear',
    'year.hasPublicQualification',
    'organisation.kind',
    'year.charitableSpending',
    'year.netAssetsPreviousYearEnd',
  ],
  uses: [
    'year.netAssetsThreeYearAverage',
    'year.incomePreviousYear',
    'year.incomeThreeYearAverage',
    'year.spendingNotReached',
    'year.totalSpending',
  ],
  judge: (told, { figures: countsReachedOnly }) => {
    const spent = spentMinor(told, countsReachedOnly);
    const held = tierOf(told['organisation.kind'], told['year.netAssetsPreviousYearEnd']);
    if (spent === undefined || held === undefined) return contradiction();
    const { spendingBps, incomeBps } = held;
    const ofAssets = judgeFloor(spent, [
      way('year.netAssetsPreviousYearEnd', spendingBps, told['year.netAssetsPreviousYearEnd']),
      way('year.netAssetsThreeYearAverage', spendingBps, told['year.netAssetsThreeYearAverage']),
    ]);
    if (ofAssets.outcome !== 'pass' || incomeBps === 0) return ofAssets;
    return judgeFloor(spent, [
      way('year.incomePreviousYear', incomeBps, told['year.incomePreviousYear']),
      way('year.incomeThreeYearAverage', incomeBps, told['year.incomeThreeYearAverage']),
    ]);
  },
});

export const ANNUAL_SPENDING = [E3, E3_NET_ASSETS];
