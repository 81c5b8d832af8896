// G. The page on which somebody is asked: who asks, where the money goes, and what may not stand beside it.

import { cite } from '../citation.ts';
import type { FactPath } from '../facts/fact-path.ts';
import type { Facts } from '../facts/facts.ts';
import type { Point } from '../points.ts';
import { judgePoints } from '../points.ts';
import { rule } from '../rule.ts';
import type { Words } from '../words.ts';
import { say } from '../words.ts';
import { IN_2016, isPublic, SINCE_2024, SINCE_PS26, UNTIL_PS26 } from './scope.ts';

const BEFORE_MZ88 = { from: '2016-09-01', to: '2017-07-31' } as const;
const UNTIL_2024 = { from: '2017-08-01', to: '2024-09-04' } as const;

const hasSurface = ({ surface }: Facts) => surface !== undefined;
const hasPublicSurface = (facts: Facts) => hasSurface(facts) && isPublic(facts);

interface Shown {
  readonly field: FactPath;
  readonly shown: string | null;
  readonly registered: string;
  readonly of: Words;
}

/** What the page shows has to be what is registered, to the letter. */
function matching({ field, shown, registered, of }: Shown): Point {
  const wrong =
    shown === null
      ? say(`未显示${of.zh}`, `the ${of.en} is not shown`)
      : say(`显示的${of.zh}与登记不一致`, `the ${of.en} that is shown is not the registered one`);
  return { holds: shown === registered, field, wrong };
}

const present = (field: FactPath, shown: string | null, of: Words): Point => {
  return { holds: shown !== null, field, wrong: say(`未显示${of.zh}`, `the ${of.en} is not shown`) };
};

const CONTACT = say('联系方式', 'way to reach the charity');

const G1 = rule({
  id: 'G1',
  name: 'conspicuous_display',
  title: say('显著位置公布', 'In plain sight'),
  moments: ['render', 'pay'],
  versions: [
    { ...BEFORE_MZ88, articles: [cite('CL16', 25)], mark: 'V1', figures: { withCode: false } },
    { ...UNTIL_2024, articles: [cite('CL16', 25), cite('MZ88')], mark: 'V1', figures: { withCode: true } },
    {
      ...SINCE_2024,
      articles: [cite('CL23', 25), cite('PF24', 16), cite('MZ88')],
      mark: 'V1',
      figures: { withCode: true },
    },
  ],
  applies: hasPublicSurface,
  needs: [
    'surface.shown.organisationName',
    'surface.shown.uscc',
    'surface.shown.certificateNumber',
    'surface.shown.plan',
    'surface.shown.contact',
    'surface.shown.enquiry',
    'organisation.name',
    'organisation.uscc',
    'organisation.certificate.number',
  ],
  judge: (told, { figures: { withCode } }) => {
    const code = matching({
      field: 'surface.shown.uscc',
      shown: told['surface.shown.uscc'],
      registered: told['organisation.uscc'],
      of: say('统一社会信用代码', 'credit code'),
    });
    return judgePoints(
      [
        matching({
          field: 'surface.shown.organisationName',
          shown: told['surface.shown.organisationName'],
          registered: told['organisation.name'],
          of: say('募捐组织全称', 'full name'),
        }),
        ...(withCode ? [code] : []),
        matching({
          field: 'surface.shown.certificateNumber',
          shown: told['surface.shown.certificateNumber'],
          registered: told['organisation.certificate.number'],
          of: say('公开募捐资格证书', 'certificate'),
        }),
        {
          holds: told['surface.shown.plan'],
          field: 'surface.shown.plan',
          wrong: say('未显示募捐方案', 'the plan is not shown'),
        },
        present('surface.shown.contact', told['surface.shown.contact'], CONTACT),
        present('surface.shown.enquiry', told['surface.shown.enquiry'], say('募捐信息查询方法', 'place to check')),
      ],
      {
        right: say('应当公布的信息都在显著位置，且与登记一致', 'all that must be shown is, as registered'),
        fix: say('请在捐赠按钮旁按登记内容完整显示', 'show it beside the donate button, as registered'),
      },
    );
  },
});

const G1_WHO = rule({
  id: 'G1-who',
  name: 'who_asks',
  title: say('谁在募捐', 'Who asks'),
  moments: ['render', 'pay'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 25)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 25)], mark: 'V1', figures: null },
  ],
  applies: hasSurface,
  needs: ['surface.shown.organisationName', 'surface.shown.contact', 'organisation.name'],
  judge: (told) =>
    judgePoints(
      [
        matching({
          field: 'surface.shown.organisationName',
          shown: told['surface.shown.organisationName'],
          registered: told['organisation.name'],
          of: say('组织全称', 'full name'),
        }),
        present('surface.shown.contact', told['surface.shown.contact'], CONTACT),
      ],
      {
        right: say('页面写明了谁在募捐、怎样联系', 'the page says who asks and how to reach them'),
        fix: say('请显示组织全称和联系方式', 'show the full name and a way to reach it'),
      },
    ),
});

const G1_FILING_NUMBER = rule({
  id: 'G1-filing-number',
  name: 'filing_number_shown',
  title: say('显示备案编号', 'The filing number in sight'),
  moments: ['render', 'pay'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 25)], mark: 'I', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 25), cite('PF24', 16)], mark: 'I', figures: null },
  ],
  applies: hasPublicSurface,
  needs: ['surface.shown.filingNumber', 'campaign.filing.number'],
  judge: (told) =>
    judgePoints(
      [
        matching({
          field: 'surface.shown.filingNumber',
          shown: told['surface.shown.filingNumber'],
          registered: told['campaign.filing.number'],
          of: say('备案编号', 'filing number'),
        }),
      ],
      {
        right: say('显示了备案编号', 'the filing number is shown'),
        fix: say('请显示该活动的备案编号，并链接到慈善中国的条目', 'show the filing number, with a link to its entry'),
      },
    ),
});

const G1_PERSONAL_HELP = rule({
  id: 'G1-personal-help',
  name: 'personal_help_notice',
  title: say('个人求助提示', 'Beside an appeal for one person'),
  moments: ['render'],
  versions: [
    { ...UNTIL_PS26, articles: [cite('PS16')], mark: 'V1', figures: null },
    { ...SINCE_PS26, articles: [cite('PS26')], mark: 'V3', figures: null },
  ],
  applies: hasPublicSurface,
  needs: ['surface.linksPersonalHelp'],
  uses: ['surface.showsPersonalHelpNotice'],
  judge: (told) =>
    judgePoints(
      [
        {
          holds: !told['surface.linksPersonalHelp'] || told['surface.showsPersonalHelpNotice'],
          field: 'surface.showsPersonalHelpNotice',
          wrong: say('个人求助链接旁没有提示', "a link to one person's appeal has no notice"),
        },
      ],
      {
        right: say('没有个人求助链接，或者已作提示', 'there is no such link, or it has its notice'),
        fix: say(
          '请注明该信息不属于慈善公开募捐信息，真实性由发布人负责',
          'say that it is no public fundraising and that whoever posted it answers for it',
        ),
      },
    ),
});

const G3 = rule({
  id: 'G3',
  name: 'no_fee_no_ads',
  title: say('没有广告', 'No advertising'),
  moments: ['render'],
  versions: [{ ...SINCE_2024, articles: [cite('CL23', 27, 2)], mark: 'V1', figures: null }],
  applies: hasSurface,
  needs: ['surface.advertisements'],
  judge: (told) =>
    judgePoints(
      [
        {
          holds: told['surface.advertisements'] === 0,
          field: 'surface.advertisements',
          wrong: say('募捐页面有商业广告', 'the page carries advertising'),
        },
      ],
      { right: say('页面没有商业广告', 'the page carries no advertising'), fix: say('请移除广告', 'take it away') },
    ),
});

export const SURFACE_RULES = [G1, G1_WHO, G1_FILING_NUMBER, G1_PERSONAL_HELP, G3];

/** What the rules ask, for the catalog. */
export const surfaceSummaries = () => ({
  G1: say(
    '捐赠按钮旁直接可见：组织全称、统一社会信用代码、资格证书、募捐方案、联系方式、查询方法。',
    'Beside the donate button: full name, credit code, certificate, plan, contact and where to check.',
  ),
  'G1-filing-number': say(
    '捐赠按钮旁显示备案编号，供到慈善中国查询。',
    'The filing number stands beside the donate button, to be looked up.',
  ),
  'G1-personal-help': say(
    '附近有个人求助链接的，提示其不属于慈善公开募捐信息，真实性由发布人负责。',
    "Beside a link to one person's appeal stands that it is no public fundraising.",
  ),
  'G1-who': say('页面写明谁在募捐、怎样联系。', 'The page says who asks and how to reach them.'),
  G3: say(
    '公开募捐信息页面不得插入商业广告和商业活动链接。',
    'A page that raises carries no commercial advertising and no link to any.',
  ),
});
