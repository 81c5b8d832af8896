// A. What the registrar looks at before it issues a certificate: a list of conditions, each told by itself.

import { judgeAll, untold } from '../checklist.ts';
import { cite } from '../citation.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import { addYears } from '../dates/civil-date.ts';
import type { Facts } from '../facts/facts.ts';
import { rule, warn } from '../rule.ts';
import type { Words } from '../words.ts';
import { say } from '../words.ts';
import { not } from './partner-points.ts';
import { IN_2016, SINCE_2024 } from './scope.ts';

/** A third of the council, in whole basis points. */
const COUNCIL_SHARE_BPS_MAX = 3_333;
const SUPERVISORS_MIN = 3;
const INTERNAL_RULES = 8;
const UNASSESSED_YEARS = 2;
const GRADES = ['3A', '4A', '5A'];

type Organisation = Facts['organisation'];

interface Applicant {
  readonly organisation: Organisation;
  readonly governance: Organisation['governance'];
  readonly appliedOn: CivilDate;
  readonly registeredOn: CivilDate;
  readonly cleanYears: number;
}

interface Condition {
  readonly field: string;
  /** Undefined where the facts do not say. */
  readonly isMet: (applicant: Applicant) => boolean | undefined;
  readonly otherwise: Words;
}

function about(name: keyof Applicant['governance'], isMet: Condition['isMet'], otherwise: Words): Condition {
  return { field: `organisation.governance.${name}`, isMet, otherwise };
}

const CONDITIONS: readonly Condition[] = [
  about(
    'relatedCouncilBps',
    ({ governance }) => within(governance.relatedCouncilBps),
    say('有关联的理事超过三分之一', 'more than a third of the council is related'),
  ),
  about(
    'closeRelativesServeTogether',
    ({ governance }) => not(governance.closeRelativesServeTogether),
    say('近亲属同时任理事', 'close relatives serve together'),
  ),
  about(
    'nonMainlandCouncilBps',
    ({ governance }) => within(governance.nonMainlandCouncilBps),
    say('非内地居民理事超过三分之一', 'more than a third of the council lives outside the mainland'),
  ),
  about(
    'legalRepresentativeIsMainlandResident',
    ({ governance }) => governance.legalRepresentativeIsMainlandResident,
    say('法定代表人不是内地居民', 'the legal representative lives outside the mainland'),
  ),
  about(
    'secretaryIsFullTime',
    ({ governance }) => governance.secretaryIsFullTime,
    say('秘书长不是专职', 'the secretary is not full-time'),
  ),
  about(
    'secretaryIsAlsoChair',
    ({ governance }) => not(governance.secretaryIsAlsoChair),
    say('秘书长兼任理事长', 'the secretary is also the chair'),
  ),
  about(
    'registeredAtProvinceOrAbove',
    ({ governance }) => (governance.registeredAtProvinceOrAbove === undefined ? undefined : true),
    say('登记层级不明', 'the level of the registrar is not clear'),
  ),
  about(
    'supervisors',
    ({ governance: { registeredAtProvinceOrAbove, supervisors } }) =>
      registeredAtProvinceOrAbove !== true || atLeast(supervisors, SUPERVISORS_MIN),
    say('监事不足三名', 'fewer than three supervisors'),
  ),
  about(
    'internalRules',
    ({ governance }) => atLeast(governance.internalRules, INTERNAL_RULES),
    say('八项内部制度不齐', 'not all eight internal rules are kept'),
  ),
  about(
    'lastYearSpendingMet',
    ({ governance }) => governance.lastYearSpendingMet,
    say('上年支出或管理费用不达标', 'spending or management cost of last year missed its mark'),
  ),
  about(
    'taxAndAccountsInOrder',
    ({ governance }) => governance.taxAndAccountsInOrder,
    say('税务、会计、年报或信息公开有欠缺', 'tax, accounts, annual reports or disclosure are not in order'),
  ),
  about('assessmentGrade', isAssessed, say('没有有效期内3A以上的评估等级', 'no valid assessment of 3A or above')),
  about(
    'lastPenaltyOn',
    isClean,
    say('申请前的期限内受过行政处罚', 'an administrative penalty within the time before the application'),
  ),
  {
    field: 'organisation.listing',
    isMet: ({ organisation: { listing } }) => (listing === undefined ? undefined : listing === 'none'),
    otherwise: say('列入异常名录或严重失信名单', 'it is listed as abnormal or dishonest'),
  },
];

function within(bps: number | undefined): boolean | undefined {
  return bps === undefined ? undefined : bps <= COUNCIL_SHARE_BPS_MAX;
}

function atLeast(count: number | undefined, min: number): boolean | undefined {
  return count === undefined ? undefined : count >= min;
}

/** A body younger than two years is not assessed yet. */
function isAssessed({ governance, registeredOn, appliedOn }: Applicant): boolean | undefined {
  if (addYears(registeredOn, UNASSESSED_YEARS) > appliedOn) return true;
  const { assessmentGrade, assessmentValidTo } = governance;
  if (assessmentGrade === undefined) return undefined;
  if (assessmentGrade === null || !GRADES.includes(assessmentGrade)) return false;
  return assessmentValidTo === undefined ? undefined : (assessmentValidTo ?? '') >= appliedOn;
}

/** The year before an application has the same day a year earlier in it. */
function isClean({ governance: { lastPenaltyOn }, cleanYears, appliedOn }: Applicant): boolean | undefined {
  if (lastPenaltyOn === undefined || lastPenaltyOn === null) return lastPenaltyOn === null ? true : undefined;
  return addYears(lastPenaltyOn, cleanYears) < appliedOn;
}

export const A3 = rule({
  id: 'A3',
  name: 'qualification_conditions',
  bars: false,
  title: say('申请公开募捐资格的条件', 'Conditions for the certificate'),
  moments: ['apply'],
  versions: [
    { ...IN_2016, articles: [cite('PF16', 5)], mark: 'R', figures: { cleanYears: 2 } },
    { ...SINCE_2024, articles: [cite('PF24', 5)], mark: 'V2', figures: { cleanYears: 1 } },
  ],
  judgedBy: 'application.appliedOn',
  applies: ({ application }) => application !== undefined,
  needs: ['application.appliedOn', 'organisation.registeredOn'],
  uses: ['organisation'],
  judge: (told, { figures: { cleanYears } }) => {
    const { organisation } = told;
    const applicant = {
      organisation,
      governance: organisation.governance,
      appliedOn: told['application.appliedOn'],
      registeredOn: told['organisation.registeredOn'],
      cleanYears,
    };
    const asked = CONDITIONS.map(({ isMet, ...condition }) => ({ ...condition, isMet: isMet(applicant) }));
    const open = asked.filter(({ isMet }) => isMet === undefined);
    const missed = asked.filter(({ isMet }) => isMet === false);
    return judgeAll(
      [
        ...missed.map(({ field, otherwise }) =>
          warn({
            message: otherwise,
            fix: say(`请先解决：${otherwise.zh}`, `put right: ${otherwise.en}`),
            fields: [field],
          }),
        ),
        untold(...open.map(({ field }) => field)),
      ],
      say('申请条件逐项相符', 'every condition is met'),
    );
  },
});
