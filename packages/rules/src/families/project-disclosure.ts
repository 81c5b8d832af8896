// D. What a project must disclose: it has a beginning and an end of its own, other than those of the campaign.

import { cite } from '../citation.ts';
import { addDays } from '../dates/civil-date.ts';
import { dueAfterMonths, dueOn } from '../dates/due.ts';
import { judgeDuties } from '../duty-findings.ts';
import type { Facts } from '../facts/facts.ts';
import { rule } from '../rule.ts';
import { say } from '../words.ts';
import { backwards, progressDues } from './campaign-period.ts';
import { BY_MONTHS, IN_2018, IN_2024, MORE_THAN, SINCE_2026 } from './disclosure-periods.ts';
import { gapIn, seedsOf, threeMonthsAfter } from './disclosure-series.ts';
import { IN_2016 } from './scope.ts';

const FINAL_MONTHS = 3;

const hasProject = ({ project }: Facts) => project !== undefined;

const PROGRESS = say('项目实施情况', 'how the project is carried out');
const FINAL = say('项目实施情况和款物使用情况', 'how the project was carried out, and what was used');

const D3 = rule({
  id: 'D3',
  name: 'project_quarterly',
  bars: false,
  title: say('项目进展公开', 'Progress of the project'),
  moments: ['book'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 73)], mark: 'V1', figures: null, contents: PROGRESS },
    { ...IN_2024, articles: [cite('CL23', 79, 3), ...MORE_THAN], mark: 'V1', figures: null, contents: PROGRESS },
    {
      ...SINCE_2026,
      articles: [cite('CL23', 79, 3), cite('ID25', 10), ...MORE_THAN],
      mark: 'V1',
      figures: null,
      contents: PROGRESS,
    },
  ],
  applies: hasProject,
  needs: ['project.startsOn', 'project.endsOn'],
  uses: ['disclosures'],
  duties: (told) => {
    const [start, end] = [told['project.startsOn'], told['project.endsOn']];
    const dues = progressDues({ start, plannedEnd: end, end, changes: [] });
    return seedsOf({
      kind: 'project-progress',
      title: say('项目进展公开', 'progress of the project'),
      dues,
      since: start,
    });
  },
  judge: (told, { on, duties }) => {
    const [start, end] = [told['project.startsOn'], told['project.endsOn']];
    const judged = backwards({ start, end, field: 'project.endsOn' }) ?? judgeDuties({ on, duties });
    if (judged.outcome !== 'pass' || duties.length === 0) return judged;
    const span = say('三个月', 'three months');
    const { disclosures } = told;
    return (
      gapIn({ kind: 'project-progress', disclosures, on, until: end, latestAfter: threeMonthsAfter, span }) ?? judged
    );
  },
});

const D4 = rule({
  id: 'D4',
  name: 'project_final_3m',
  bars: false,
  title: say('项目结束公开', 'The project when it has ended'),
  moments: ['book'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 73)], mark: 'V1', figures: null, contents: FINAL },
    { ...IN_2024, articles: [cite('CL23', 79, 3), ...BY_MONTHS], mark: 'V1', figures: null, contents: FINAL },
    {
      ...SINCE_2026,
      articles: [cite('CL23', 79, 3), cite('ID25', 10), ...BY_MONTHS],
      mark: 'V2',
      figures: null,
      contents: say(
        '项目名称、内容、实施时间、地域、受益人群及确定方式；公开募捐收入和其他来源收入；支出；委托第三方执行情况',
        'name, content, time and area; beneficiaries and how they were chosen; income from the public and from elsewhere; spending; what third parties carried out',
      ),
    },
  ],
  applies: hasProject,
  needs: ['project.startsOn', 'project.endsOn'],
  uses: ['disclosures'],
  duties: (told) => {
    const end = told['project.endsOn'];
    const title = say('项目结束后的公开', 'the project in full');
    return [{ kind: 'project-final', title, due: dueAfterMonths(end, FINAL_MONTHS), after: addDays(end, -1) }];
  },
  judge: (told, { on, duties }) => {
    const [start, end] = [told['project.startsOn'], told['project.endsOn']];
    return backwards({ start, end, field: 'project.endsOn' }) ?? judgeDuties({ on, duties });
  },
});

const D5 = rule({
  id: 'D5',
  name: 'project_setup',
  bars: false,
  title: say('项目设立公开', 'The project when it is set up'),
  moments: ['book'],
  versions: [
    {
      ...IN_2018,
      articles: [cite('ID18')],
      mark: 'R',
      figures: null,
      contents: say('项目名称和内容', 'name and content'),
    },
    {
      ...SINCE_2026,
      articles: [cite('ID25', 9)],
      mark: 'V2',
      figures: null,
      contents: say('项目名称、内容和相关募捐活动名称', 'name, content, and the campaigns it belongs to'),
    },
  ],
  applies: hasProject,
  needs: ['project.setUpOn'],
  uses: ['disclosures'],
  duties: (told) => [
    {
      kind: 'project-setup',
      title: say('项目设立公开', 'the project when it is set up'),
      due: dueOn(told['project.setUpOn']),
    },
  ],
  judge: (_told, { on, duties }) => judgeDuties({ on, duties }),
});

const D6 = rule({
  id: 'D6',
  name: 'surplus_3m',
  bars: false,
  title: say('剩余财产公开', 'What was left over'),
  moments: ['book'],
  versions: [
    {
      ...SINCE_2026,
      articles: [cite('ID25', 9), ...BY_MONTHS],
      mark: 'V2',
      figures: null,
      contents: say('剩余财产的处理情况', 'what became of what was left'),
    },
  ],
  applies: hasProject,
  needs: ['project.endsOn', 'project.surplusMinor'],
  uses: ['disclosures'],
  duties: (told) => {
    if (told['project.surplusMinor'] === 0) return [];
    const end = told['project.endsOn'];
    const title = say('剩余财产处理情况公开', 'what became of what was left');
    return [{ kind: 'surplus', title, due: dueAfterMonths(end, FINAL_MONTHS), after: addDays(end, -1) }];
  },
  judge: (_told, { on, duties }) => judgeDuties({ on, duties }),
});

export const PROJECT_DISCLOSURE = [D3, D4, D5, D6];
