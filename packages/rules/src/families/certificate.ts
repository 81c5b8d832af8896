// A. What becomes of a certificate. Where it ends, taking gifts ends; what was raised is still spent by the filed plan and
// disclosed, so none of these rules speaks about the books.

import { judgeAll } from '../checklist.ts';
import { cite } from '../citation.ts';
import { addDays, addYears } from '../dates/civil-date.ts';
import { block, pass, rule, warn } from '../rule.ts';
import { say } from '../words.ts';
import { IN_2016, isPublic, isUnderCertificate, SINCE_2024 } from './scope.ts';

const GOES_ON = say(
  '已募款物继续按备案方案使用并公开',
  'what was raised is still spent by the filed plan and disclosed',
);

export const A6 = rule({
  id: 'A6',
  name: 'certificate_integrity',
  title: say('证书属于募捐组织', 'The certificate is the charity’s own'),
  moments: ['publish', 'render', 'pay'],
  versions: [{ ...SINCE_2024, articles: [cite('PF24', 8), cite('PF24', 24)], mark: 'V2', figures: null }],
  applies: isUnderCertificate,
  needs: [
    'organisation.name',
    'organisation.uscc',
    'organisation.certificate.holderName',
    'organisation.certificate.holderUscc',
  ],
  judge: (told) => {
    const fields = [
      ...(told['organisation.certificate.holderName'] === told['organisation.name']
        ? []
        : ['organisation.certificate.holderName']),
      ...(told['organisation.certificate.holderUscc'] === told['organisation.uscc']
        ? []
        : ['organisation.certificate.holderUscc']),
    ];
    if (fields.length === 0) return pass(say('证书与募捐组织一致', 'the certificate names the charity'));
    return block({
      message: say('证书上的名称或代码不是募捐组织的', 'the certificate names somebody else'),
      fix: say(
        '由持证组织自己募捐，您作为合作方写入募捐方案；若是填写有误，请对照证书更正',
        'let the holder raise, with you as a partner in its plan; or correct a slip by the certificate',
      ),
      fields,
    });
  },
});

export const A7 = rule({
  id: 'A7',
  name: 'revoked',
  title: say('证书未被吊销', 'The certificate was not revoked'),
  moments: ['publish', 'render', 'pay'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 22)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 111), cite('PF24', 23)], mark: 'V1', figures: null },
  ],
  judgedBy: 'organisation.certificate.revokedOn',
  applies: isUnderCertificate,
  needs: ['organisation.certificate.revokedOn'],
  judge: (told, { on }) => {
    const revokedOn = told['organisation.certificate.revokedOn'];
    if (revokedOn === null || revokedOn > on) return pass(say('证书未被吊销', 'not revoked'));
    return block({
      message: say(
        `证书已于 ${revokedOn} 吊销，不得再接受捐赠；${GOES_ON.zh}`,
        `revoked on ${revokedOn}: no more gifts; ${GOES_ON.en}`,
      ),
      fix: say(
        '立即停止募捐，页面改为“已停止”，保留信息公开',
        'stop at once, show the page as stopped, keep disclosure up',
      ),
    });
  },
});

export const A7_BAN = rule({
  id: 'A7-ban',
  name: 'no_application_5y',
  title: say('吊销后五年内不得申请', 'No application for five years'),
  moments: ['apply'],
  versions: [{ ...SINCE_2024, articles: [cite('CL23', 111), cite('PF24', 23)], mark: 'V1', figures: { years: 5 } }],
  judgedBy: 'organisation.certificate.revokedOn',
  applies: ({ application, organisation }) =>
    application !== undefined && (organisation.certificate.revokedOn ?? null) !== null,
  needs: ['application.appliedOn', 'organisation.certificate.revokedOn'],
  judge: (told, { figures: { years } }) => {
    const revokedOn = told['organisation.certificate.revokedOn'];
    // «五年内» has its last day in it.
    const earliest = addDays(addYears(revokedOn ?? told['application.appliedOn'], years), 1);
    if (told['application.appliedOn'] >= earliest) return pass(say(`吊销已满${years}年`, `${years} years have passed`));
    return block({
      message: say(
        `证书于 ${revokedOn} 吊销，${years}年内不得再申请`,
        `revoked on ${revokedOn}: no application for ${years} years`,
      ),
      fix: say(`最早可于 ${earliest} 申请`, `the first day to apply is ${earliest}`),
      fields: ['application.appliedOn'],
    });
  },
});

export const A8 = rule({
  id: 'A8',
  name: 'abnormal_list',
  bars: false,
  title: say('未列入异常名录', 'Not on a list'),
  moments: ['publish', 'render'],
  versions: [{ ...SINCE_2024, articles: [cite('PF24', 22)], mark: 'V2', figures: null }],
  applies: isPublic,
  needs: ['organisation.listing'],
  uses: ['campaign.partners'],
  judge: (told) => {
    const listed = (told['campaign.partners'] ?? []).flatMap(({ listing = 'none' }, at) =>
      listing === 'none' ? [] : [`campaign.partners[${at}].listing`],
    );
    return judgeAll(
      [
        told['organisation.listing'] !== 'none' &&
          warn({
            message: say('募捐组织被列入异常名录或严重失信名单', 'the charity is listed as abnormal or dishonest'),
            fix: say(
              '向登记机关申请移出，其间暂缓新的募捐',
              'ask the registrar to lift it, and start nothing new meanwhile',
            ),
            fields: ['organisation.listing'],
          }),
        listed.length > 0 &&
          warn({
            message: say('有合作方被列入名录', 'a partner is listed'),
            fix: say('二十四小时内停止展示该合作方', 'take the partner off the page within 24 hours'),
            fields: listed,
            mark: 'H',
          }),
      ],
      say('未列入名录', 'not listed'),
    );
  },
});

export const A9 = rule({
  id: 'A9',
  name: 'certificate_expired',
  title: say('证书在有效期内', 'The certificate has not run out'),
  moments: ['publish', 'render', 'pay'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 22)], mark: 'I', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 22)], mark: 'I', figures: null },
  ],
  applies: isUnderCertificate,
  needs: ['organisation.certificate.validTo'],
  judge: (told, { on }) => {
    const validTo = told['organisation.certificate.validTo'];
    if (validTo === null) return pass(say('证书没有印有效期', 'the certificate prints no last day'));
    if (on <= validTo) return pass(say(`证书有效期至 ${validTo}`, `valid to ${validTo}`));
    return block({
      message: say(
        `证书有效期已于 ${validTo} 届满，不再接受新的捐赠；${GOES_ON.zh}`,
        `ran out on ${validTo}: no new gifts; ${GOES_ON.en}`,
      ),
      fix: say(
        `换发证书后恢复；不换证的，募捐以 ${validTo} 为结束日，按期公开`,
        `renew it; otherwise the campaign ended on ${validTo} and is disclosed from there`,
      ),
    });
  },
});
