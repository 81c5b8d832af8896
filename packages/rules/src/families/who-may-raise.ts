// A. Who may raise: a charity with a certificate, for a class of people, under its own name.

import { judgeAll } from '../checklist.ts';
import { cite } from '../citation.ts';
import { isValidUscc, usccKind } from '../codes/uscc.ts';
import { block, pass, rule, warn } from '../rule.ts';
import { say } from '../words.ts';
import { A2, A4 } from './application.ts';
import { A6, A7, A7_BAN, A8, A9 } from './certificate.ts';
import { A3 } from './qualification.ts';
import { IN_2016, isPublic, SINCE_2024 } from './scope.ts';

const REVOKED_ON = 'organisation.certificate.revokedOn';

const A1 = rule({
  id: 'A1',
  name: 'qualification_required',
  title: say('有公开募捐资格', 'Qualified to raise from the public'),
  moments: ['publish', 'render', 'pay'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 22), cite('PF16', 3)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 22), cite('PF24', 3)], mark: 'V1', figures: null },
  ],
  applies: isPublic,
  needs: ['organisation.certificate.status', 'organisation.certificate.number', 'organisation.certificate.issuedOn'],
  uses: [REVOKED_ON],
  judge: (told, { on }) => {
    const status = told['organisation.certificate.status'];
    const revokedOn = told[REVOKED_ON];
    // What was given before it was revoked stays lawful, although the registrar now keeps it as revoked.
    const wasStillValid = status === 'revoked' && (revokedOn ?? on) > on;
    if (status !== 'valid' && !wasStillValid) {
      return block({
        message: say(
          '没有有效的公开募捐资格证书，不能公开募捐',
          'there is no valid certificate, so the public may not be asked',
        ),
        fix: say(
          '取得公开募捐资格，或与有资格的慈善组织合作，由其募捐',
          'obtain the certificate, or let a qualified charity raise',
        ),
        fields: ['organisation.certificate.status', ...(revokedOn === undefined ? [REVOKED_ON] : [])],
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

const A5 = rule({
  id: 'A5',
  name: 'statutory_fundraisers',
  title: say('法定公募组织', 'Raising by its own law'),
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

const A11 = rule({
  id: 'A11',
  name: 'personal_help_not_charity',
  title: say('个人求助不是公开募捐', 'An appeal for one person is not charity'),
  moments: ['publish', 'render', 'pay'],
  versions: [
    { ...IN_2016, articles: [cite('PS16')], mark: 'V1', figures: { isForbidden: false } },
    {
      ...SINCE_2024,
      articles: [cite('CL23', 124), cite('PH24', 2), cite('PH24', 4)],
      mark: 'V1',
      figures: { isForbidden: true },
    },
  ],
  applies: isPublic,
  needs: ['campaign.beneficiary'],
  uses: ['surface.linksPersonalHelp', 'surface.showsPersonalHelpNotice'],
  judge: (told, { figures: { isForbidden } }) => {
    const forOne = {
      message: say(
        '为特定个人求助，不属于慈善公开募捐',
        'it asks for one named person, which is not public fundraising',
      ),
      fix: say(
        '改为面向一类受益人，或转至民政部指定的个人求助平台',
        'ask for a class of people, or go to a designated platform for personal appeals',
      ),
      fields: ['campaign.beneficiary'],
    };
    const isForOne = told['campaign.beneficiary'] === 'named-person';
    const lacksNotice = told['surface.linksPersonalHelp'] === true && told['surface.showsPersonalHelpNotice'] !== true;
    return judgeAll(
      [
        isForOne && (isForbidden ? block(forOne) : warn(forOne)),
        lacksNotice &&
          warn({
            message: say('链接了个人求助而没有提示', 'it links to personal appeals without the notice'),
            fix: say(
              '在链接旁注明：该信息不属于慈善公开募捐信息，真实性由信息发布个人负责',
              'say beside the link that it is no public fundraising, and that its author answers for it',
            ),
            fields: ['surface.showsPersonalHelpNotice'],
          }),
      ],
      say('受益人是一类人，不是特定个人', 'a class of people benefits, not one person'),
    );
  },
});

const A12 = rule({
  id: 'A12',
  name: 'community_mutual_aid',
  title: say('社区互助互济', 'Mutual aid inside a community'),
  moments: ['publish', 'render', 'pay'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 110)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 122)], mark: 'V1', figures: null },
  ],
  applies: ({ campaign }) => campaign.mode === 'mutual-aid',
  needs: ['campaign.audience'],
  uses: ['donations'],
  judge: (told) =>
    judgeAll(
      [
        told['campaign.audience'] === 'public' &&
          block({
            message: say(
              '互助互济对公众开放，即变相公开募捐',
              'mutual aid that the public can see is public fundraising',
            ),
            fix: say(
              '停止对外收款，限本社区成员登录后可见；或由有资格的慈善组织募捐。已收款项的公示继续',
              'take no more from outside and show it to members only, or let a qualified charity raise; go on disclosing what came in',
            ),
            fields: ['campaign.audience'],
            mark: 'I',
          }),
        (told.donations ?? []).some(({ receipt }) => receipt === 'issued') &&
          warn({
            message: say('互助互济不得开具捐赠票据', 'mutual aid issues no donation receipts'),
            fix: say('收回并作废已开的捐赠票据', 'take back and void the receipts'),
            fields: ['donations'],
            mark: 'I',
          }),
      ],
      say('互助互济限于本社区内部', 'mutual aid inside its community'),
    ),
});

const A13 = rule({
  id: 'A13',
  name: 'filed_only_community_org',
  title: say('募捐主体是依法登记的法人', 'The one who raises is a registered body'),
  moments: ['publish', 'render', 'pay'],
  versions: [{ from: '2017-12-27', to: null, articles: [cite('CSO17')], mark: 'V1', figures: null }],
  applies: isPublic,
  needs: ['organisation.registration'],
  judge: (told) =>
    told['organisation.registration'] === 'registered'
      ? pass(say('已依法登记', 'registered'))
      : block({
          message: say(
            '募捐主体没有依法登记，不具有法人资格',
            'the one who raises is not registered, so no legal person',
          ),
          fix: say(
            '由有资格的慈善组织募捐，本组织列为合作方',
            'let a qualified charity raise, with you as its partner',
          ),
        }),
});

export const WHO_MAY_RAISE = [A1, A2, A3, A4, A5, A6, A7, A7_BAN, A8, A9, A10, A11, A12, A13];

/** What the rules ask, for the catalog. */
export const whoMayRaiseSummaries = () => ({
  A1: say(
    '向社会公开募捐的慈善组织须持有有效的公开募捐资格证书。',
    'Raising from the public takes a valid certificate.',
  ),
  A2: say(
    '依法登记或认定满一年（2024年9月5日前为二年）的慈善组织方可申请。',
    'A charity may apply one year after registration or recognition; before 2024-09-05, two.',
  ),
  A3: say(
    '治理、内部制度、支出、会计、评估、名录和处罚等条件，逐项核对。',
    'Governance, internal rules, spending, accounts, assessment, lists and penalties, one by one.',
  ),
  A4: say('民政部门自受理之日起二十个工作日内决定。', 'Civil affairs decides within 20 working days of accepting.'),
  A5: say(
    '法律、行政法规规定可以公开募捐的组织（如红十字会）不受登记年限限制，仍须持证并备案。',
    'A body that raises by its own law waits no year, but needs certificate and filing.',
  ),
  A6: say(
    '证书上的名称、统一社会信用代码与募捐组织一致；证书不得伪造、变造、出租、出借。',
    'Name and code on the certificate are the charity’s: it is not forged, rented or lent.',
  ),
  A7: say(
    '证书被吊销的，立即停止公开募捐；已募款物继续按方案使用并公开。',
    'After a revocation raising stops at once; spending and disclosure go on.',
  ),
  'A7-ban': say(
    '证书被吊销的，五年内不得再申请公开募捐资格。',
    'Whoever lost a certificate by revocation does not apply within five years.',
  ),
  A8: say(
    '募捐组织和合作方未列入异常名录或失信名单。',
    'Neither the charity nor a partner is listed as abnormal or dishonest.',
  ),
  A9: say(
    '证书印有有效期的，届满未换证即停止接受捐赠，信息公开和款物使用照常。',
    'Gifts end on the day a certificate prints; disclosure goes on.',
  ),
  A10: say(
    '代码的两个校验位正确，类别与登记的组织类型一致。',
    'Both check characters are right, and the kind is the one registered.',
  ),
  A11: say(
    '为特定个人的求助不得以慈善公开募捐的名义进行；页面链接个人求助的，须注明不属于慈善公开募捐信息。',
    'One person’s appeal is no public fundraising; a page that links to one says so.',
  ),
  A12: say(
    '社区、单位的互助互济只能在内部进行，不对公众开放，也不开捐赠票据。',
    'Mutual aid stays inside its community, not public, and without donation receipts.',
  ),
  A13: say(
    '只备案、未登记的社区社会组织不具有法人资格，可以发起、合作，不能作为募捐主体。',
    'A body filed and not registered is no legal person: it may propose and partner, not raise.',
  ),
});
