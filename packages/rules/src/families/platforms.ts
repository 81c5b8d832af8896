// G. What a platform or host owes that serves the appeal of somebody else.

import { cite } from '../citation.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import { addMonthsAnchored } from '../dates/civil-date.ts';
import type { Facts } from '../facts/facts.ts';
import type { Point } from '../points.ts';
import { judgePoints } from '../points.ts';
import { rule } from '../rule.ts';
import { say } from '../words.ts';
import { IN_2016, SINCE_PS26, UNTIL_PS26 } from './scope.ts';

const SINCE_MZ87 = { from: '2017-08-01', to: null } as const;

/** How old a look at the papers may be; the law says that they are checked, not how often. */
const CHECK_MONTHS = 12;
const KEEP_MONTHS = 24;
const ANSWER_WORKING_DAYS = 5;
const OPERATION_REPORT_MONTHS = 6;
const SECURITY_GRADE = 3;

const hasService = ({ service }: Facts) => service !== undefined;

const G4 = rule({
  id: 'G4',
  name: 'verify_documents',
  title: say('平台查验证照', 'The platform checks the papers'),
  moments: ['publish', 'render', 'pay'],
  versions: [
    {
      ...IN_2016,
      articles: [cite('CL16', 27), cite('PS16', 3), cite('PS16', 4), cite('PS16', 5)],
      mark: 'V1',
      figures: { withFiling: false },
    },
    {
      from: '2024-09-05',
      to: '2026-04-29',
      articles: [cite('CL23', 28), cite('PS16', 3), cite('PS16', 4), cite('PS16', 5)],
      mark: 'V1',
      figures: { withFiling: false },
    },
    { ...SINCE_PS26, articles: [cite('CL23', 28), cite('PS26')], mark: 'V1', figures: { withFiling: true } },
  ],
  applies: hasService,
  needs: ['service.verifiedCertificateOn', 'service.holdsDonations', 'service.hasAgreement'],
  uses: ['service.verifiedFilingOn', 'organisation.certificate.issuedOn'],
  judge: (told, { on, figures: { withFiling } }) => {
    const certificateOn = told['service.verifiedCertificateOn'];
    const filingOn = told['service.verifiedFilingOn'];
    const issuedOn = told['organisation.certificate.issuedOn'] ?? '';
    const filing: Point[] = [
      {
        holds: filingOn === undefined ? undefined : isChecked({ checkedOn: filingOn, since: '', on }),
        field: 'service.verifiedFilingOn',
        wrong: say('未验证备案情况', 'the filing was not checked'),
        ...V3,
      },
    ];
    return judgePoints(
      [
        {
          holds: isChecked({ checkedOn: certificateOn, since: issuedOn, on }),
          field: 'service.verifiedCertificateOn',
          wrong: say('未验证现行的公开募捐资格证书', 'the certificate as it is now was not checked'),
        },
        {
          holds: !told['service.holdsDonations'],
          field: 'service.holdsDonations',
          wrong: say('代为接受捐赠财产', 'gifts are held for the charity'),
        },
        {
          holds: told['service.hasAgreement'],
          field: 'service.hasAgreement',
          wrong: say('未与慈善组织签订协议', 'there is no agreement with the charity'),
        },
        ...(withFiling ? filing : []),
        {
          holds: certificateOn === null || addMonthsAnchored(certificateOn, CHECK_MONTHS) >= on,
          field: 'service.verifiedCertificateOn',
          wrong: say(
            `证照验证已超过${CHECK_MONTHS}个月`,
            `the papers were checked more than ${CHECK_MONTHS} months ago`,
          ),
          mark: 'I',
        },
      ],
      {
        right: say('证照已验证，款项不经手', 'the papers were checked, and no gifts are held'),
        fix: say(
          '请重新验证证照和备案，签订协议，款项直接进入慈善组织账户',
          'check the papers again, sign an agreement, and let gifts go straight to the charity',
        ),
      },
    );
  },
});

const V3 = { mark: 'V3' } as const;

interface Check {
  readonly checkedOn: CivilDate | null;
  readonly since: CivilDate;
  readonly on: CivilDate;
}

const isChecked = ({ checkedOn, since, on }: Check) => checkedOn !== null && checkedOn >= since && checkedOn <= on;

const G5 = rule({
  id: 'G5',
  name: 'retention_2y',
  bars: false,
  title: say('记录保存', 'Records are kept'),
  moments: ['book'],
  versions: [
    { ...UNTIL_PS26, articles: [cite('PS16', 6)], mark: 'V1', figures: null },
    { ...SINCE_PS26, articles: [cite('PS26')], mark: '?', figures: null },
  ],
  applies: hasService,
  needs: ['service.recordsKeptMonths'],
  judge: (told) =>
    judgePoints(
      [
        {
          holds: told['service.recordsKeptMonths'] >= KEEP_MONTHS,
          field: 'service.recordsKeptMonths',
          wrong: say('记录保存不足两年', 'records are kept for less than two years'),
        },
      ],
      {
        right: say('记录保存两年以上', 'records are kept for two years or more'),
        fix: say('请延长保存期限', 'keep them longer'),
      },
    ),
});

const G6 = rule({
  id: 'G6',
  name: 'platform_conduct',
  bars: false,
  title: say('平台行为规范', 'How a platform behaves'),
  moments: ['render', 'book'],
  versions: [{ ...SINCE_MZ87, articles: [cite('MZ87'), cite('MZ88')], mark: 'V3', figures: null }],
  applies: hasService,
  needs: [
    'service.hasReportButton',
    'service.reportAnswerWorkingDays',
    'service.ranksByPayment',
    'service.securityGrade',
    'service.lastOperationReportOn',
  ],
  uses: ['surface.mixesCommerce'],
  judge: (told, { on }) => {
    const reportedOn = told['service.lastOperationReportOn'];
    return judgePoints(
      [
        {
          holds: told['surface.mixesCommerce'] !== true,
          field: 'surface.mixesCommerce',
          wrong: say('募捐信息与商业信息混杂', 'the appeal is mixed with commerce'),
        },
        {
          holds: !told['service.ranksByPayment'],
          field: 'service.ranksByPayment',
          wrong: say('有竞价排名', 'places are sold'),
        },
        {
          holds: told['service.hasReportButton'],
          field: 'service.hasReportButton',
          wrong: say('没有举报功能', 'nothing can be reported'),
        },
        {
          holds: told['service.reportAnswerWorkingDays'] <= ANSWER_WORKING_DAYS,
          field: 'service.reportAnswerWorkingDays',
          wrong: say('举报反馈超过五个工作日', 'reports are answered after more than five working days'),
        },
        {
          holds:
            reportedOn !== null && reportedOn <= on && addMonthsAnchored(reportedOn, OPERATION_REPORT_MONTHS) >= on,
          field: 'service.lastOperationReportOn',
          wrong: say('半年内没有公告运营情况', 'there was no report on operation within half a year'),
        },
        {
          holds: told['service.securityGrade'] >= SECURITY_GRADE,
          field: 'service.securityGrade',
          wrong: say('等级保护低于三级', 'the security grade is below 3'),
        },
      ],
      {
        outcome: 'warn',
        right: say('符合平台规范', 'as the standard has it'),
        fix: say('请按平台技术规范和管理规范改进', 'follow the standards for platforms'),
      },
    );
  },
});

export const PLATFORM_RULES = [G4, G5, G6];

/** What the rules ask, for the catalog. */
export const platformsSummaries = () => ({
  G4: say(
    '为他人募捐提供服务的，应当验证登记证书、公开募捐资格证书（2026年起含备案情况），签订协议，不得代为接受捐赠财产。',
    'Whoever serves an appeal checks the papers, has an agreement and takes no gifts.',
  ),
  G5: say(
    '平台保存证照和募捐记录不少于两年，自募捐完成之日起算。',
    'A platform keeps the papers and the records for at least two years after the campaign.',
  ),
  G6: say(
    '推荐性标准：不与商业筹款混杂，无竞价排名，举报五个工作日内反馈，每半年公告运营情况，等级保护三级。',
    'Recommended: no commerce or paid ranks, answers in five working days, half-yearly reports, grade 3.',
  ),
});
