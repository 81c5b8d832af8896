// G. What is said about people: nothing that they have not agreed to, and more care for the young and the ill.

import { cite } from '../citation.ts';
import type { Facts } from '../facts/facts.ts';
import { judgePoints, pointsOfEach } from '../points.ts';
import { rule } from '../rule.ts';
import { say } from '../words.ts';
import { IN_2016 } from './scope.ts';

type Item = NonNullable<Facts['personalData']>[number];

const hasPersonalData = ({ personalData }: Facts) => personalData !== undefined;

/** Privacy, whoever it is about. */
const PRIVATE: ReadonlySet<Item['what']> = new Set(['image', 'health', 'finance', 'identity-number']);
const SENSITIVE: ReadonlySet<Item['what']> = new Set(['health', 'finance']);

const G7 = rule({
  id: 'G7',
  name: 'must_not_disclose',
  title: say('不同意的不公开', 'Nothing without consent'),
  moments: ['publish', 'render'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 76)], mark: 'V1', figures: { everybody: false } },
    {
      from: '2024-09-05',
      to: '2025-12-31',
      articles: [cite('CL23', 82)],
      mark: 'V1',
      figures: { everybody: false },
    },
    {
      from: '2026-01-01',
      to: null,
      articles: [cite('CL23', 82), cite('ID25', 21)],
      mark: 'V1',
      figures: { everybody: true },
    },
  ],
  applies: hasPersonalData,
  needs: ['personalData'],
  judge: ({ personalData }, { figures: { everybody } }) =>
    judgePoints(
      personalData.map((item, index) => ({
        field: `personalData[${index}].${firstUntold(item, ['isPublic', 'about', 'what']) ?? 'consent'}`,
        holds: isAgreed(item, everybody),
        wrong: say('未经同意公开个人信息', 'something about a person is public without consent'),
      })),
      {
        right: say('公开的个人信息均经同意', 'all that is public about people was agreed to'),
        fix: say('请删除，或者取得本人同意', 'take it away, or ask the person'),
      },
    ),
});

function isAgreed(item: Item, everybody: boolean): boolean | undefined {
  const { isPublic, about, what, consent } = item;
  if (isPublic === false) return true;
  if (consent !== undefined && consent !== 'none') return true;
  if (firstUntold(item, ['isPublic', 'about', 'what', 'consent']) !== undefined) return undefined;
  return !(everybody || about === 'donor' || about === 'settlor' || PRIVATE.has(what));
}

const G8 = rule({
  id: 'G8',
  name: 'pipl',
  title: say('单独同意', 'Consent of its own'),
  moments: ['publish', 'render'],
  versions: [
    {
      from: '2021-11-01',
      to: null,
      articles: [23, 25, 28, 29, 31, 55].map((article) => cite('PIPL', article)),
      mark: 'V1',
      figures: null,
    },
  ],
  applies: hasPersonalData,
  needs: ['personalData'],
  judge: ({ personalData }) =>
    judgePoints(
      pointsOfEach(personalData, (item, index) => [
        {
          field: `personalData[${index}].${firstUntold(item, ['isUnder14', 'isPublic', 'passedOn', 'what']) ?? 'consent'}`,
          holds: isSeparate(item),
          wrong:
            item.isUnder14 === true
              ? say('不满十四周岁的，没有监护人的单独同意', 'the guardian of somebody under 14 has not agreed')
              : say('没有本人的单独同意', 'there is no separate consent'),
        },
        {
          field: `personalData[${index}].impactAssessed`,
          holds: asksForMore(item) === false || item.impactAssessed,
          wrong: say('未作个人信息保护影响评估', 'the impact was not assessed'),
        },
      ]),
      {
        right: say('均已取得单独同意并作评估', 'all have separate consent and an assessment'),
        fix: say('请删除，或者取得单独同意并作影响评估', 'take it away, or get separate consent and assess the impact'),
      },
    ),
});

/** Whether general consent is not enough. */
function asksForMore(item: Item): boolean | undefined {
  const { isUnder14, isPublic, passedOn, what } = item;
  if (isUnder14 || isPublic || passedOn || SENSITIVE.has(what)) return true;
  return firstUntold(item, ['isUnder14', 'isPublic', 'passedOn', 'what']) === undefined ? false : undefined;
}

function isSeparate(item: Item): boolean | undefined {
  const { isUnder14, consent } = item;
  if (consent === 'guardian-separate' || asksForMore(item) === false) return true;
  if (consent === undefined || asksForMore(item) === undefined) return undefined;
  if (consent !== 'separate') return false;
  return isUnder14 === undefined ? undefined : !isUnder14;
}

function firstUntold(item: Item, names: readonly (keyof Item)[]): keyof Item | undefined {
  return names.find((name) => item[name] === undefined);
}

export const PERSONAL_DATA_RULES = [G7, G8];

/** What the rules ask, for the catalog. */
export const personalDataSummaries = () => ({
  G7: say(
    '个人隐私，以及捐赠人等不同意公开的姓名、住所、通讯方式，不得公开（2026年起含志愿者、受益人）。',
    'Privacy stays private; so, without consent, do name, address and contact.',
  ),
  G8: say(
    '敏感信息、公开和对外提供须单独同意；不满十四周岁的须监护人同意；处理前作影响评估。',
    "Sensitive data, publication and passing on take separate consent, under 14 the guardian's, and an assessment.",
  ),
});
