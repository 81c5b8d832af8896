// D. What a campaign must disclose: while it runs for long, when it has ended, and in an emergency.

import { cite } from '../citation.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import { addDays, daysBetween, earliestOf } from '../dates/civil-date.ts';
import type { Due } from '../dates/due.ts';
import { dueAfterDays, dueAfterMonths } from '../dates/due.ts';
import { judgeDuties } from '../duty-findings.ts';
import type { Told } from '../rule.ts';
import { rule } from '../rule.ts';
import { say } from '../words.ts';
import { backwards, endedOn, PERIOD_NEEDS, PERIOD_USES, progressDues } from './campaign-period.ts';
import { BY_DAYS, BY_MONTHS, IN_2024, MORE_THAN, SINCE_2026 } from './disclosure-periods.ts';
import { fiveDaysAfter, gapIn, seedsOf, threeMonthsAfter } from './disclosure-series.ts';
import { IN_2016, isPublic } from './scope.ts';

const FINAL_MONTHS = 3;
const EMERGENCY_DAYS = 5;
/** More than a year of an emergency is told from its end, not from its beginning. */
const EMERGENCY_MAX = 100;

const PROGRESS = say(
  '募得款物情况；已使用款物的用途（项目支出、其他支出）',
  'what was received; what it was used for, by project and other spending',
);
const FINAL = say(
  '募得款物情况；已使用款物的用途；未使用款物的使用计划',
  'what was received; what it was used for; the plan for the rest',
);

const D1 = rule({
  id: 'D1',
  name: 'campaign_quarterly',
  bars: false,
  title: say('募捐进展公开', 'Progress of the campaign'),
  moments: ['book'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 73)], mark: 'V1', figures: null, contents: PROGRESS },
    {
      ...IN_2024,
      articles: [cite('CL23', 79, 2), cite('PF24', 21), ...MORE_THAN],
      mark: 'V1',
      figures: null,
      contents: PROGRESS,
    },
    {
      ...SINCE_2026,
      articles: [cite('CL23', 79, 2), cite('PF24', 21), cite('ID25', 8), ...MORE_THAN],
      mark: 'V1',
      figures: null,
      contents: PROGRESS,
    },
  ],
  applies: isPublic,
  needs: PERIOD_NEEDS,
  uses: [...PERIOD_USES, 'campaign.changes'],
  duties: (told, { on }) => {
    const [start, plannedEnd] = [told['campaign.startsOn'], told['campaign.endsOn']];
    const changes = told['campaign.changes'] ?? [];
    const dues = progressDues({ start, plannedEnd, end: endedOn(told, on), changes });
    return seedsOf({
      kind: 'campaign-progress',
      title: say('募捐进展公开', 'progress of the campaign'),
      dues,
      since: start,
    });
  },
  judge: (told, { on, duties }) => {
    const [start, end] = [told['campaign.startsOn'], told['campaign.endsOn']];
    const judged = backwards({ start, end, field: 'campaign.endsOn' }) ?? judgeDuties({ on, duties });
    if (judged.outcome !== 'pass' || duties.length === 0) return judged;
    const gap = gapIn({
      kind: 'campaign-progress',
      disclosures: told.disclosures,
      on,
      until: endedOn(told, on),
      latestAfter: threeMonthsAfter,
      span: say('三个月', 'three months'),
    });
    return gap ?? judged;
  },
});

const D2 = rule({
  id: 'D2',
  name: 'campaign_final_3m',
  bars: false,
  title: say('募捐结束公开', 'The campaign when it has ended'),
  moments: ['book'],
  versions: [
    {
      ...IN_2016,
      articles: [cite('CL16', 73)],
      mark: 'V1',
      figures: null,
      contents: say(`全面公开：${FINAL.zh}`, `in full: ${FINAL.en}`),
    },
    {
      ...IN_2024,
      articles: [cite('CL23', 79, 2), ...BY_MONTHS],
      mark: 'V1',
      figures: null,
      contents: say(`全面、详细公开：${FINAL.zh}`, `in full and in detail: ${FINAL.en}`),
    },
    {
      ...SINCE_2026,
      articles: [cite('CL23', 79, 2), cite('ID25', 8, 1), ...BY_MONTHS],
      mark: 'V1',
      figures: null,
      contents: say(
        `全面、详细公开：${FINAL.zh}；对合作方的评估和指导监督情况`,
        `in full and in detail: ${FINAL.en}; how partners were assessed and supervised`,
      ),
    },
  ],
  applies: isPublic,
  needs: PERIOD_NEEDS,
  uses: PERIOD_USES,
  duties: (told, { on }) => {
    const end = endedOn(told, on);
    const title = say('募捐结束后的全面公开', 'the campaign in full');
    return [{ kind: 'campaign-final', title, due: dueAfterMonths(end, FINAL_MONTHS), after: addDays(end, -1) }];
  },
  judge: (told, { on, duties }) => {
    const [start, end] = [told['campaign.startsOn'], told['campaign.endsOn']];
    return backwards({ start, end, field: 'campaign.endsOn' }) ?? judgeDuties({ on, duties });
  },
});

const D7 = rule({
  id: 'D7',
  name: 'emergency_5d',
  bars: false,
  title: say('应急期间公开', 'Disclosure in an emergency'),
  moments: ['book'],
  versions: [
    { ...IN_2024, articles: [cite('CL23', 72), cite('PF24', 13), ...BY_DAYS], mark: 'V1', figures: null },
    {
      ...SINCE_2026,
      articles: [cite('CL23', 72), cite('PF24', 13), cite('ID25', 8), ...BY_DAYS],
      mark: 'V1',
      figures: null,
    },
  ],
  applies: ({ campaign }) => campaign.emergency !== undefined,
  needs: ['campaign.emergency.startedOn'],
  uses: ['campaign.emergency.phaseEndsOn', 'campaign.endsOn', 'campaign.stoppedOn', 'disclosures'],
  duties: (told, { on }) => {
    const since = told['campaign.emergency.startedOn'];
    const dues = emergencyDues(since, emergencyEnd(told) ?? addDays(on, EMERGENCY_DAYS));
    const title = say('每五日公开接收情况', 'what was received, every five days');
    return seedsOf({ kind: 'emergency-progress', title, dues, since: addDays(since, -1) });
  },
  judge: (told, { on, duties }) => {
    const judged = judgeDuties({ on, duties, soonDays: 1 });
    if (judged.outcome !== 'pass') return judged;
    const gap = gapIn({
      kind: 'emergency-progress',
      disclosures: told.disclosures,
      on,
      until: emergencyEnd(told) ?? on,
      latestAfter: fiveDaysAfter,
      span: say('五日', 'five days'),
    });
    return gap ?? judged;
  },
});

type EmergencyTold = Told<never, 'campaign.emergency.phaseEndsOn' | 'campaign.endsOn' | 'campaign.stoppedOn'>;

/** The last day on which anything is received under the emergency; null while nobody knows when its phase ends. */
function emergencyEnd(told: EmergencyTold): CivilDate | null {
  const phaseEndsOn = told['campaign.emergency.phaseEndsOn'] ?? null;
  if (phaseEndsOn === null) return told['campaign.stoppedOn'] ?? null;
  return earliestOf(phaseEndsOn, told['campaign.endsOn'], told['campaign.stoppedOn']);
}

function emergencyDues(start: CivilDate, end: CivilDate): Due[] {
  const count = Math.floor(daysBetween({ from: start, to: end }) / EMERGENCY_DAYS);
  const first = Math.max(1, count - EMERGENCY_MAX + 1);
  return Array.from({ length: Math.max(0, count - first + 1) }, (_, place) =>
    dueAfterDays(start, EMERGENCY_DAYS * (first + place)),
  );
}

export const CAMPAIGN_DISCLOSURE = [D1, D2, D7];
