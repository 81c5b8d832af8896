// F. Between donor and charity: promises, agreements, and how somebody may be asked.

import { cite } from '../citation.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import { dueOn } from '../dates/due.ts';
import type { Facts } from '../facts/facts.ts';
import { allOf, anyOf, judgePoints } from '../points.ts';
import { pass, rule } from '../rule.ts';
import { say } from '../words.ts';
import { earliest, hasDonations, pointsOf } from './donation-points.ts';
import { RECEIPTS } from './receipts.ts';
import { IN_2016, SINCE_2024 } from './scope.ts';

type Commitment = NonNullable<Facts['commitments']>[number];

const F4 = rule({
  id: 'F4',
  name: 'public_pledge_enforceable',
  bars: false,
  title: say('承诺捐赠', 'Promised gifts'),
  moments: ['book'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 41)], mark: 'V1', figures: null },
    {
      ...SINCE_2024,
      articles: [cite('CL23', 41), cite('CC', 658), cite('CC', 660), cite('CC', 666)],
      mark: 'V1',
      figures: null,
    },
  ],
  applies: ({ commitments }) => commitments !== undefined,
  needs: ['commitments'],
  judge: ({ commitments }, { on }) =>
    judgePoints(
      commitments.map((commitment, index) => ({
        field: `commitments[${index}].delivered`,
        holds: isSettled(commitment, on),
        wrong: say('有承诺的捐赠逾期未交付，可以要求交付', 'a promised gift is late and can be claimed'),
      })),
      {
        outcome: 'warn',
        right: say('没有可以要求交付而逾期的承诺', 'no promise is late that could be claimed'),
        fix: say(
          '请催告；拒不交付的，可以申请支付令或者提起诉讼',
          'ask for it; where that is refused, a court can order payment',
        ),
      },
    ),
});

const CLAIMABLE_PURPOSES: ReadonlySet<Commitment['purpose']> = new Set(['poverty', 'care', 'disaster']);

/** Delivered, not due, not to be claimed, or let go for hardship that was reported and published. */
function isSettled(commitment: Commitment, on: CivilDate): boolean | undefined {
  const { isPublic, hasWrittenAgreement, purpose, dueOn: due, delivered } = commitment;
  const isForClaimable = purpose === undefined ? undefined : CLAIMABLE_PURPOSES.has(purpose);
  const isClaimable = anyOf(isPublic, allOf(hasWrittenAgreement, isForClaimable));
  return anyOf(
    delivered,
    due === undefined ? undefined : on <= due,
    isClaimable === undefined ? undefined : !isClaimable,
    isBy(commitment.hardshipReportedOn, on) && isBy(commitment.hardshipPublishedOn, on),
  );
}

const isBy = (day: CivilDate | null | undefined, on: CivilDate) => day !== undefined && day !== null && day <= on;

const F5 = rule({
  id: 'F5',
  name: 'agreement_on_request',
  bars: false,
  title: say('捐赠协议', 'Donation agreements'),
  moments: ['book'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 39)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 39)], mark: 'V1', figures: null },
  ],
  applies: hasDonations,
  needs: ['donations'],
  judge: ({ donations }) =>
    judgePoints(
      pointsOf(donations, ({ askedForAgreement, hasAgreement }) => ({
        name: askedForAgreement === undefined ? 'askedForAgreement' : 'hasAgreement',
        holds: askedForAgreement === undefined ? undefined : !askedForAgreement || hasAgreement,
        wrong: say('有捐赠人要求签订协议而尚未签订', 'a donor asked for an agreement and has none'),
      })),
      {
        outcome: 'warn',
        right: say('要求签订协议的均已签订', 'everybody who asked has an agreement'),
        fix: say('请与捐赠人签订书面捐赠协议', 'sign a written agreement with the donor'),
      },
    ),
  duties: ({ donations }) => {
    const waiting = donations.filter(({ askedForAgreement, hasAgreement }) => askedForAgreement && !hasAgreement);
    const since = earliest(waiting);
    if (since === undefined) return [];
    return [
      {
        kind: 'agreements',
        due: dueOn(since),
        title: say('签订捐赠协议', 'Sign agreements'),
        contents: say(
          `${waiting.length} 笔捐赠：双方名称，财产的种类、数量、质量、用途、交付时间`,
          `gifts: ${waiting.length}. Both names; kind, quantity, quality, use and delivery of what is given`,
        ),
        doneOn: null,
      },
    ];
  },
});

const F6 = rule({
  id: 'F6',
  name: 'no_coercion',
  title: say('自愿捐赠', 'Nobody is pressed'),
  moments: ['publish', 'render'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 31), cite('CL16', 32)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 31), cite('CL23', 32), cite('CL23', 111)], mark: 'V1', figures: null },
  ],
  needs: ['asking.deceives', 'asking.quotaPerHousehold', 'asking.prechecked', 'asking.ranksHouseholds'],
  judge: (told) =>
    judgePoints(
      [
        {
          holds: !told['asking.deceives'],
          field: 'asking.deceives',
          wrong: say('内容虚构或者误导', 'what is said is made up or misleading'),
        },
        {
          holds: !told['asking.quotaPerHousehold'],
          field: 'asking.quotaPerHousehold',
          wrong: say('按户规定捐赠数额', 'households are assigned an amount'),
        },
        {
          holds: !told['asking.prechecked'],
          field: 'asking.prechecked',
          wrong: say('替捐赠人预先勾选', 'a choice is ticked for the donor'),
          mark: 'I',
        },
        {
          holds: !told['asking.ranksHouseholds'],
          field: 'asking.ranksHouseholds',
          wrong: say('按户排名', 'households are ranked'),
          mark: 'I',
        },
      ],
      {
        right: say('没有欺骗、诱导或者摊派', 'nobody is deceived, led on or pressed'),
        fix: say('请去掉这些做法，让每个人自己决定', 'take it away and let everybody decide for themselves'),
      },
    ),
});

const F7 = rule({
  id: 'F7',
  name: 'tobacco_ads',
  title: say('不得借捐赠宣传烟草', 'No tobacco by way of a gift'),
  moments: ['publish', 'render'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 40, 2)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 40, 2)], mark: 'V1', figures: null },
  ],
  needs: ['asking.advertisesTobacco'],
  judge: (told) =>
    judgePoints(
      [
        {
          holds: !told['asking.advertisesTobacco'],
          field: 'asking.advertisesTobacco',
          wrong: say('借捐赠宣传烟草制品或者禁止宣传的事项', 'a gift advertises tobacco or what may not be advertised'),
        },
      ],
      { right: say('没有此类宣传', 'there is no such advertising'), fix: say('请删除该宣传', 'remove it') },
    ),
});

const F8 = rule({
  id: 'F8',
  name: 'no_statutory_cooling_off',
  bars: false,
  title: say('捐出之后', 'After giving'),
  moments: ['render'],
  versions: [{ from: '2021-01-01', to: null, articles: [cite('CC', 658)], mark: 'V1', figures: null }],
  applies: ({ surface }) => surface?.takesPayment === true,
  needs: ['surface.takesPayment'],
  judge: () =>
    pass(
      say(
        '捐出之后不能任意撤销；误捐可以申请退款',
        'a gift cannot be revoked at will; a slip can be refunded on request',
      ),
    ),
});

export const DONOR_SIDE = [...RECEIPTS, F4, F5, F6, F7, F8];

/** What the rules ask, for the catalog. */
export const donorSideSummaries = () => ({
  F1: say(
    '接受捐赠应当开具捐赠票据；捐赠人匿名或者放弃的，做好记录。',
    'Every gift gets a receipt, or a record that the donor is anonymous or waives it.',
  ),
  'F1-time': say('收到捐赠后五个工作日内开票。', 'A receipt is issued within five working days of the gift.'),
  F2: say(
    '票据按实收的捐赠全额开具，支付通道费不得先行扣除。',
    'A receipt is for the whole gift; what a payment channel charges is not taken off first.',
  ),
  F3: say(
    '有利益回报、摊派、赞助的，不得开具捐赠票据。',
    'What is given for a return, under pressure or as sponsoring gets no receipt.',
  ),
  F4: say(
    '公开承诺的，或者为扶贫、助困、救灾签有书面协议的，逾期不交付可以要求交付。',
    'A gift promised in public, or by agreement for poverty, care or disaster, can be claimed when late.',
  ),
  F5: say('捐赠人要求签订书面捐赠协议的，应当签订。', 'A donor who asks for a written agreement gets one.'),
  F6: say(
    '不得虚构事实欺骗、诱导，不得摊派或者变相摊派。',
    'Nobody is deceived or led on to give, and nobody is assigned an amount.',
  ),
  F7: say(
    '不得利用慈善捐赠宣传烟草制品和法律禁止宣传的事项。',
    'A gift is no way to advertise tobacco or whatever else may not be advertised.',
  ),
  F8: say(
    '财产转移之后，不得任意撤销捐赠；误捐、重复捐的退款由机构另行规定。',
    'A gift cannot be revoked at will; the charity says how slips are refunded.',
  ),
});
