// B. What happens at a place: outside the registrar's area it is filed there, too, and some of it needs a permit.

import { judgeAll, untold } from '../checklist.ts';
import { cite } from '../citation.ts';
import { addDays, daysBetween } from '../dates/civil-date.ts';
import type { Facts } from '../facts/facts.ts';
import type { Mark } from '../instruments.ts';
import type { Judgement } from '../rule.ts';
import { block, rule, warn } from '../rule.ts';
import { say } from '../words.ts';
import { DAYS_BEFORE } from './filing.ts';
import { IN_2016, isPublic, SINCE_2024 } from './scope.ts';

/** Boxes in public places, and performances, sales, shows, auctions, galas: the first two ways of CL23 art. 23. */
const LOCAL_METHODS: ReadonlySet<string | undefined> = new Set([
  'box',
  'performance',
  'sale',
  'exhibition',
  'auction',
  'gala',
]);

// That a filing at the place comes ten days before is in the Measures, not in the law.
const IN_PF16: { readonly daysMark: Mark } = { daysMark: 'R' };
const IN_PF24: { readonly daysMark: Mark } = { daysMark: 'V2' };

type Event = NonNullable<Facts['campaign']['events']>[number];

export const B8 = rule({
  id: 'B8',
  name: 'out_of_area_offline',
  title: say('线下募捐的地域', 'Where events are held'),
  moments: ['file', 'publish'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 23, 2), cite('PF16')], mark: 'V1', figures: IN_PF16 },
    { ...SINCE_2024, articles: [cite('CL23', 23, 2), cite('PF24', 14)], mark: 'V1', figures: IN_PF24 },
  ],
  judgedBy: 'campaign.filing.submittedOn',
  applies: (facts) => isPublic(facts) && usesPlaces(facts.campaign),
  needs: ['campaign.events', 'organisation.registrarRegion'],
  judge: (told, { figures: { daysMark } }) => {
    const home = told['organisation.registrarRegion'];
    return judgeAll(
      told['campaign.events'].flatMap((event, index) =>
        judgeEvent(event, { at: `campaign.events[${index}]`, home, daysMark }),
      ),
      say('线下活动在管辖区域内，或已在当地备案', 'inside the area, or filed at the place'),
    );
  },
});

function usesPlaces({ events, methods = [] }: Facts['campaign']): boolean {
  return events !== undefined || methods.some((method) => LOCAL_METHODS.has(method));
}

interface Around {
  readonly at: string;
  readonly home: string;
  readonly daysMark: Mark;
}

function judgeEvent(event: Event, { at, home, daysMark }: Around): readonly (Judgement | false)[] {
  const { method, region, startsOn, filedAtPlaceOn } = event;
  if (method !== undefined && !LOCAL_METHODS.has(method)) return [];
  if (method === undefined || region === undefined) {
    return [
      untold(...(method === undefined ? [`${at}.method`] : []), ...(region === undefined ? [`${at}.region`] : [])),
    ];
  }
  if (isInside(region, home)) return [];
  if (filedAtPlaceOn === null) {
    return [
      block({
        message: say(
          `活动地 ${region} 不在管辖区域内，未在当地备案`,
          `${region} is outside the area, and nothing is filed there`,
        ),
        fix: say(
          '请提前十日报活动所在地县级以上民政部门备案',
          'file it with civil affairs at the place, ten days before',
        ),
        fields: [`${at}.filedAtPlaceOn`],
      }),
    ];
  }
  if (filedAtPlaceOn === undefined || startsOn === undefined) {
    return [
      untold(
        ...(filedAtPlaceOn === undefined ? [`${at}.filedAtPlaceOn`] : []),
        ...(startsOn === undefined ? [`${at}.startsOn`] : []),
      ),
    ];
  }
  const earliest = addDays(filedAtPlaceOn, DAYS_BEFORE);
  return [
    startsOn < earliest &&
      block({
        message: say(
          `在活动地备案距开始 ${daysBetween({ from: filedAtPlaceOn, to: startsOn })} 日，不足 ${DAYS_BEFORE} 日`,
          `filed at the place ${daysBetween({ from: filedAtPlaceOn, to: startsOn })} days before, not ${DAYS_BEFORE}`,
        ),
        fix: say(`最早可于 ${earliest} 开始`, `the first day to start is ${earliest}`),
        fields: [`${at}.startsOn`, `${at}.filedAtPlaceOn`],
        mark: daysMark,
      }),
  ];
}

/** Whether a place lies in a registrar's area: 000000 the whole country, XX0000 a province, XXXX00 a prefecture. */
function isInside(place: string, home: string): boolean {
  return place.startsWith(home.replace(/(?:00)+$/, ''));
}

export const B11 = rule({
  id: 'B11',
  name: 'public_safety_permits',
  bars: false,
  title: say('公共安全许可', 'Permits for events'),
  moments: ['file', 'publish'],
  versions: [
    { ...IN_2016, articles: [cite('PF16')], mark: 'R', figures: null },
    { ...SINCE_2024, articles: [cite('PF24', 12, 4)], mark: 'V2', figures: null },
  ],
  judgedBy: 'campaign.filing.submittedOn',
  applies: (facts) => isPublic(facts) && facts.campaign.events !== undefined,
  needs: ['campaign.events'],
  judge: (told) =>
    judgeAll(
      told['campaign.events'].map(({ touchesPublicSafety, hasPermit }, index) => {
        const at = `campaign.events[${index}]`;
        if (touchesPublicSafety === undefined) return untold(`${at}.touchesPublicSafety`);
        if (!touchesPublicSafety || hasPermit === true) return false;
        if (hasPermit === undefined) return untold(`${at}.hasPermit`);
        return warn({
          message: say('涉及公共安全的活动没有批准手续', 'an event that touches public safety has no permit'),
          fix: say('请向公安、消防等部门办理批准', 'ask police and fire service for it'),
          fields: [`${at}.hasPermit`],
        });
      }),
      say('没有需要另行批准的活动', 'no event wants for a permit'),
    ),
});
