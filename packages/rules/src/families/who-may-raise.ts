// A. Who may raise: a charity with a certificate, for a class of people, under its own name.

import { cite } from '../citation.ts';
import { isValidUscc, usccKind } from '../codes/uscc.ts';
import { addYears } from '../dates/civil-date.ts';
import { addWorkingDays, isCalendarKnown } from '../dates/working-days.ts';
import type { Facts } from '../facts/facts.ts';
import { block, pass, rule, unknown, warn } from '../rule.ts';
import { say } from '../words.ts';

const IN_2016 = { from: '2016-09-01', to: '2024-09-04' } as const;
const SINCE_2024 = { from: '2024-09-05', to: null } as const;
const BAN_YEARS = 5;
const DECISION_WORKING_DAYS = 20;

const isPublic = ({ campaign }: Facts) => campaign.mode === undefined || campaign.mode === 'public';

const A1 = rule({
  id: 'A1',
  name: 'qualification_required',
  title: say('有公开募捐资格', 'Qualified to raise from the public'),
  summary: say(
    '向社会公开募捐的慈善组织须持有有效的公开募捐资格证书。',
    'Raising from the public takes a valid certificate.',
  ),
  moments: ['publish', 'render', 'pay'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 22), cite('PF16', 3)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 22), cite('PF24', 3)], mark: 'V1', figures: null },
  ],
  applies: isPublic,
  needs: ['organisation.certificate.status', 'organisation.certificate.number', 'organisation.certificate.issuedOn'],
  judge: (told, { on }) => {
    const status = told['organisation.certificate.status'];
    if (status !== 'valid') {
      return block({
        message: say(
          '没有有效的公开募捐资格证书，不能公开募捐',
          'there is no valid certificate, so the public may not be asked',
        ),
        fix: say(
          '取得公开募捐资格，或与有资格的慈善组织合作，由其募捐',
          'obtain the certificate, or let a qualified charity raise',
        ),
        fields: ['organisation.certificate.status'],
      });
    }
    if (told['organisation.certificate.issuedOn'] > on) {
      return block({
        message: say('当日尚未取得公开募捐资格证书', 'the certificate had not been issued on that day'),
        fix: say('发证之日起方可募捐', 'raise from the day of issue'),
        fields: ['organisation.certificate.issuedOn'],
      });
    }
    return pass(say('持有公开募捐资格证书', 'holds the certificate'));
  },
});

const A2 = rule({
  id: 'A2',
  name: 'registration_age_for_application',
  title: say('登记年限', 'Years since registration'),
  summary: say(
    '依法登记或认定满一年（2024年9月5日前为二年）的慈善组织方可申请。',
    'A charity may apply one year after registration or recognition; before 2024-09-05, two.',
  ),
  moments: ['apply'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 22), cite('PF16', 5)], mark: 'V1', figures: { years: 2 } },
    { ...SINCE_2024, articles: [cite('CL23', 22), cite('PF24', 5)], mark: 'V1', figures: { years: 1 } },
  ],
  judgedBy: 'application.appliedOn',
  applies: ({ application }) => application !== undefined,
  needs: ['application.appliedOn', 'organisation.registeredOn'],
  uses: ['application.anchor', 'organisation.recognisedAsCharityOn'],
  judge: (told, { figures: { years } }) => {
    const recognisedOn = told['organisation.recognisedAsCharityOn'] ?? null;
    const isByRecognition = told['application.anchor'] === 'recognition';
    if (isByRecognition && recognisedOn === null) {
      return unknown({
        message: say('按认定年限申请，但没有认定日期', 'applies by recognition, and its day was not told'),
        fix: say('请补充认定为慈善组织的日期', 'tell the day of recognition as a charity'),
        fields: ['organisation.recognisedAsCharityOn'],
      });
    }
    const since = isByRecognition && recognisedOn !== null ? recognisedOn : told['organisation.registeredOn'];
    const earliest = addYears(since, years);
    if (told['application.appliedOn'] >= earliest) return pass(say(`已满${years}年`, `${years} years have passed`));
    return block({
      message: say(
        `申请日不满${years}年，最早可于 ${earliest} 申请`,
        `less than ${years} years; the first day is ${earliest}`,
      ),
      fix: say(`请在 ${earliest} 或以后申请`, `apply on ${earliest} or later`),
      fields: ['application.appliedOn'],
    });
  },
});

const A4 = rule({
  id: 'A4',
  name: 'authority_decision_deadline',
  title: say('审批期限', 'Time for the decision'),
  summary: say(
    '民政部门自受理之日起二十个工作日内决定。',
    'Civil affairs decides within 20 working days of accepting.',
  ),
  moments: ['apply'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 22), cite('AL03', 82)], mark: 'R', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 22), cite('AL03', 82)], mark: 'R', figures: null },
  ],
  judgedBy: 'application.acceptedOn',
  applies: ({ application }) => (application?.acceptedOn ?? null) !== null,
  needs: ['application.acceptedOn'],
  judge: (told) => {
    const acceptedOn = told['application.acceptedOn'];
    if (acceptedOn === null) return pass(say('尚未受理', 'not accepted yet'));
    const due = addWorkingDays(acceptedOn, DECISION_WORKING_DAYS);
    const message = say(`应在 ${due} 前作出决定`, `the decision is due by ${due}`);
    if (isCalendarKnown(acceptedOn) && isCalendarKnown(due)) return pass(message);
    return warn({
      message: say(
        `${message.zh}（该年节假日安排尚未公布，按周末推算）`,
        `${message.en}, with no calendar for that year yet`,
      ),
      fix: say('节假日安排公布后再核对', 'check again once the calendar is announced'),
    });
  },
});

const A5 = rule({
  id: 'A5',
  name: 'statutory_fundraisers',
  title: say('法定公募组织', 'Raising by its own law'),
  summary: say(
    '法律、行政法规规定可以公开募捐的组织（如红十字会）不受登记年限限制，仍须持证并备案。',
    'A body that may raise by another law waits no year, and still needs certificate and filing.',
  ),
  moments: ['apply', 'publish'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 22)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 22, 2), cite('RC17', 19)], mark: 'V1', figures: null },
  ],
  applies: ({ organisation }) => organisation.kind === 'statutory',
  needs: ['organisation.certificate.status'],
  judge: (told) =>
    told['organisation.certificate.status'] === 'valid'
      ? pass(say('已由民政部门发证', 'has its certificate'))
      : block({
          message: say('法定公募组织也须由民政部门发给证书', 'a statutory fundraiser needs its certificate, too'),
          fix: say('向民政部门领取公开募捐资格证书', 'ask civil affairs for the certificate'),
        }),
});

const A10 = rule({
  id: 'A10',
  name: 'uscc_valid',
  title: say('统一社会信用代码', 'Unified social credit code'),
  summary: say(
    '代码的两个校验位正确，类别与登记的组织类型一致。',
    'Both check characters are right, and the kind is the one registered.',
  ),
  moments: ['publish', 'render'],
  versions: [{ from: '2015-10-01', to: null, articles: [cite('GB32100')], mark: 'V1', figures: null }],
  needs: ['organisation.uscc'],
  uses: ['organisation.kind'],
  judge: (told) => {
    const code = told['organisation.uscc'];
    if (!isValidUscc(code)) {
      return block({
        message: say('统一社会信用代码校验不通过', 'the code does not pass its own checks'),
        fix: say('请对照登记证书逐位核对 18 位代码', 'compare all 18 characters with the certificate of registration'),
      });
    }
    const { kind, words } = usccKind(code);
    const declared = told['organisation.kind'];
    const isOfKind = declared === undefined || declared === 'statutory' || declared === 'other' || declared === kind;
    if (isOfKind) return pass(say(`代码有效，${words.zh}`, `valid, ${words.en}`));
    return warn({
      message: say(
        `代码属于${words.zh}，与填报的组织类型不同`,
        `the code is of a ${words.en}, and another kind was told`,
      ),
      fix: say('请核对组织类型', 'check the kind of organisation'),
      fields: ['organisation.kind'],
    });
  },
});

export const WHO_MAY_RAISE = [A1, A2, A4, A5, A10];
export { BAN_YEARS };
