// D. What a charity discloses by itself: once a year, and within thirty days of what weighs much.

import { cite } from '../citation.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import { addDays, addYears, yearOf } from '../dates/civil-date.ts';
import { dueAfterDays, dueOn } from '../dates/due.ts';
import { judgeDuties } from '../duty-findings.ts';
import type { Facts } from '../facts/facts.ts';
import type { DutyKind } from '../finding.ts';
import type { DutySeed } from '../rule.ts';
import { notTold, rule } from '../rule.ts';
import type { Words } from '../words.ts';
import { say } from '../words.ts';
import { BY_DAYS, IN_2018, SINCE_2026 } from './disclosure-periods.ts';

const LAST_DAY = '05-31';
const EVENT_DAYS = 30;
const MAJOR_SHARE = 5;
/** Minor units: 500,000 yuan. */
const MAJOR_MINOR = 50_000_000;
const MAJOR_YEARS = 3;
const TO_LAST_DAY = [cite('CC', 203)];

interface Yearly {
  readonly kind: DutyKind;
  readonly title: Words;
  readonly contents: Words;
  /** Since when it is a charity: the first year after is the first that it reports about. */
  readonly since: CivilDate;
  readonly on: CivilDate;
}

/** Last year's, this year's, and next year's once this year's date has passed. */
function yearly({ kind, title, contents, since, on }: Yearly): DutySeed[] {
  const [year, first] = [yearOf(on), yearOf(since) + 1];
  const last = on > dueOn(`${year}-${LAST_DAY}`).dueLegal ? year + 1 : year;
  const seeds: DutySeed[] = [];
  for (let each = Math.max(year - 1, first); each <= last; each += 1) {
    seeds.push({ kind, title, contents, due: dueOn(`${each}-${LAST_DAY}`), after: `${each - 1}-12-31` });
  }
  return seeds;
}

const D8 = rule({
  id: 'D8',
  name: 'annual_0531',
  bars: false,
  title: say('年度报告', 'Annual report'),
  moments: ['year'],
  versions: [
    { ...SINCE_2026, articles: [cite('ID25', 6), cite('CL23', 78), ...TO_LAST_DAY], mark: 'V2', figures: null },
  ],
  needs: ['organisation.registeredOn'],
  uses: [
    'organisation.recognisedAsCharityOn',
    'organisation.certificate.status',
    'organisation.hasSupervisingUnit',
    'disclosures',
  ],
  duties: (told, { on }) => {
    const isAudited = told['organisation.certificate.status'] !== 'none';
    const isReviewed = told['organisation.hasSupervisingUnit'] === true;
    return yearly({
      kind: 'annual-report',
      title: say('年度工作报告和财务会计报告', 'report and accounts of the year before'),
      contents: say(
        `年度工作报告；${isAudited ? '经审计的' : ''}财务会计报告${isReviewed ? '（经业务主管单位审查同意）' : ''}`,
        `report of the year; ${isAudited ? 'audited ' : ''}accounts${isReviewed ? ', with the consent of the supervising unit' : ''}`,
      ),
      since: told['organisation.recognisedAsCharityOn'] ?? told['organisation.registeredOn'],
      on,
    });
  },
  judge: (_told, { on, duties }) => judgeDuties({ on, duties }),
});

const D9 = rule({
  id: 'D9',
  name: 'major_event_30d',
  bars: false,
  title: say('重大事项公开', 'Events that weigh much'),
  moments: ['year'],
  versions: [
    { ...IN_2018, articles: [cite('ID18')], mark: 'R', figures: null },
    {
      ...SINCE_2026,
      articles: [cite('ID25', 13), cite('ID25', 14), cite('ID25', 16), ...BY_DAYS],
      mark: 'V1',
      figures: null,
    },
  ],
  applies: ({ majorEvents = [] }) => majorEvents.length > 0,
  needs: ['majorEvents'],
  uses: ['disclosures'],
  duties: (told) =>
    told.majorEvents.flatMap(({ what, happenedOn }) => {
      if (happenedOn === undefined) return [];
      const title = say(`重大事项：${what ?? '未填'}`, `event: ${what ?? 'not told'}`);
      const contents = say('事项及其经过、金额和相关方', 'what happened, the amount, and whom it concerns');
      return [
        {
          kind: 'major-event',
          title,
          contents,
          due: dueAfterDays(happenedOn, EVENT_DAYS),
          after: addDays(happenedOn, -1),
        },
      ];
    }),
  judge: (told, { on, duties }) => {
    const undated = told.majorEvents.findIndex(({ happenedOn }) => happenedOn === undefined);
    return undated < 0 ? judgeDuties({ on, duties }) : notTold([`majorEvents[${undated}].happenedOn`]);
  },
});

const D10 = rule({
  id: 'D10',
  name: 'related_party_list_0531',
  bars: false,
  title: say('关联方名单', 'List of related parties'),
  moments: ['year'],
  versions: [{ ...SINCE_2026, articles: [cite('ID25', 15), ...TO_LAST_DAY], mark: 'V1', figures: null }],
  needs: ['organisation.registeredOn'],
  uses: ['organisation.recognisedAsCharityOn', 'disclosures'],
  duties: (told, { on }) =>
    yearly({
      kind: 'related-parties',
      title: say('关联方名单', 'list of related parties'),
      contents: say('关联方名单', 'related parties'),
      since: told['organisation.recognisedAsCharityOn'] ?? told['organisation.registeredOn'],
      on,
    }),
  judge: (_told, { on, duties }) => judgeDuties({ on, duties }),
});

type Projects = NonNullable<Facts['projectsOfYear']>;
type Project = NonNullable<Projects['projects']>[number];

const D11 = rule({
  id: 'D11',
  name: 'non_public_major_projects',
  bars: false,
  title: say('重大慈善项目', 'Major projects'),
  moments: ['year'],
  versions: [
    { ...SINCE_2026, articles: [cite('ID25', 11), cite('ID25', 28), ...TO_LAST_DAY], mark: 'V2', figures: null },
  ],
  applies: ({ organisation, projectsOfYear }) =>
    projectsOfYear !== undefined && organisation.certificate.status !== 'valid',
  needs: [
    'organisation.certificate.status',
    'projectsOfYear.fiscalYear',
    'projectsOfYear.donationIncomeMinor',
    'projectsOfYear.spendingMinor',
    'projectsOfYear.projects',
  ],
  uses: ['disclosures'],
  duties: (told) => {
    const year = told['projectsOfYear.fiscalYear'];
    const ofYear = {
      donationIncomeMinor: told['projectsOfYear.donationIncomeMinor'],
      spendingMinor: told['projectsOfYear.spendingMinor'],
    };
    const major = told['projectsOfYear.projects'].filter((project) => isMajor(project, ofYear));
    if (major.length === 0) return [];
    const names = major.map(({ name }) => name ?? '?').join('、');
    const title = say(`重大慈善项目：${names}`, `major projects: ${names}`);
    const contents = say('项目名称、内容、进展和收支', 'name, content, progress and accounts');
    return [{ kind: 'major-projects', title, contents, due: dueOn(`${year + 1}-${LAST_DAY}`), after: `${year}-12-31` }];
  },
  judge: (_told, { on, duties }) => judgeDuties({ on, duties }),
});

/** «五分之一以上» includes the fifth, «超过五十万元» and «超过三年» do not include the figure (Civil Code art. 1259). */
function isMajor(
  { donationIncomeMinor, spendingMinor, startsOn, endsOn }: Project,
  ofYear: { readonly donationIncomeMinor: number; readonly spendingMinor: number },
): boolean {
  const isLarge = (part: number | undefined, whole: number) =>
    part !== undefined && part > MAJOR_MINOR && part * MAJOR_SHARE >= whole;
  const isLong = startsOn !== undefined && endsOn !== undefined && endsOn > addYears(startsOn, MAJOR_YEARS);
  return (
    isLong || isLarge(donationIncomeMinor, ofYear.donationIncomeMinor) || isLarge(spendingMinor, ofYear.spendingMinor)
  );
}

export const YEARLY_DISCLOSURE = [D8, D9, D10, D11];
