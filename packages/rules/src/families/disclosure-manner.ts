// D. How and to whom disclosure is made: entries of their own, on 慈善中国, and an answer to whoever gave.

import { cite } from '../citation.ts';
import type { CivilDate } from '../dates/civil-date.ts';
import { dueOn } from '../dates/due.ts';
import { addWorkingDays } from '../dates/working-days.ts';
import { judgeDuties } from '../duty-findings.ts';
import type { Facts } from '../facts/facts.ts';
import { NOT_FOR_THE_PUBLIC, STATUTORY_PLATFORM } from '../publications.ts';
import { notTold, pass, rule, warn } from '../rule.ts';
import { say } from '../words.ts';
import { endedOn, PERIOD_NEEDS, PERIOD_USES } from './campaign-period.ts';
import { SINCE_2026 } from './disclosure-periods.ts';
import { IN_2016, SINCE_2024 } from './scope.ts';

const ANSWER_WORKING_DAYS = 5;
const hasDisclosures = ({ disclosures }: Facts) => disclosures !== undefined;

type Disclosure = NonNullable<Facts['disclosures']>[number];

/** Annual reports, the campaign and the project each have an entry of their own. */
function subjectOf({ duty }: Disclosure): 'campaign' | 'project' | 'year' | null {
  if (duty === undefined || NOT_FOR_THE_PUBLIC.has(duty)) return null;
  if (duty === 'annual-report') return 'year';
  if (duty.startsWith('campaign-') || duty === 'emergency-progress' || duty === 'partner-supervision')
    return 'campaign';
  return duty.startsWith('project-') || duty === 'surplus' ? 'project' : null;
}

const D12 = rule({
  id: 'D12',
  name: 'separate_entries',
  bars: false,
  title: say('各有条目，更正有说明', 'Entries of their own, corrections explained'),
  moments: ['book'],
  versions: [{ ...SINCE_2026, articles: [cite('ID25', 16)], mark: 'V1', figures: null }],
  applies: hasDisclosures,
  needs: ['disclosures'],
  judge: (told) => {
    const corrected = placed(told.disclosures).filter(({ each }) => each.correctedOn);
    const silent = corrected.filter(({ each }) => each.correctionExplained === false);
    const shared = sharedEntries(told.disclosures);
    const fields = [
      ...silent.map(({ place }) => `disclosures[${place}].correctionExplained`),
      ...shared.map((place) => `disclosures[${place}].entryUrl`),
    ];
    if (fields.length > 0) {
      return warn({
        message: say(
          '更正没有说明，或不同事项共用一个条目',
          'a correction is not explained, or one entry serves several things',
        ),
        fix: say('请公布更正说明，并分别建立条目', 'publish what was corrected and why, and make an entry for each'),
        fields,
      });
    }
    const untold = corrected.filter(({ each }) => each.correctionExplained === undefined);
    if (untold.length > 0) return notTold(untold.map(({ place }) => `disclosures[${place}].correctionExplained`));
    return pass(say('条目相对独立', 'entries stand by themselves'));
  },
});

function placed(disclosures: readonly Disclosure[]) {
  return disclosures.map((each, place) => ({ each, place }));
}

/** Places of the entries whose address another subject has used before. */
function sharedEntries(disclosures: readonly Disclosure[]): number[] {
  const subjects = new Map<string, string>();
  const shared: number[] = [];
  for (const [place, each] of disclosures.entries()) {
    const subject = subjectOf(each);
    if (!each.entryUrl || subject === null) continue;
    const first = subjects.get(each.entryUrl) ?? subject;
    subjects.set(each.entryUrl, first);
    if (first !== subject) shared.push(place);
  }
  return shared;
}

const D13 = rule({
  id: 'D13',
  name: 'platform_is_cszg',
  bars: false,
  title: say('在慈善中国公开', 'Disclosed on Charity China'),
  moments: ['book'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 69)], mark: 'R', figures: null },
    { from: '2024-09-05', to: '2025-12-31', articles: [cite('CL23', 75)], mark: 'V1', figures: null },
    { ...SINCE_2026, articles: [cite('CL23', 75), cite('ID25', 2), cite('ID25', 3)], mark: 'V1', figures: null },
  ],
  applies: hasDisclosures,
  needs: ['disclosures'],
  judge: (told, { on }) => {
    const asked = placed(told.disclosures).filter(({ each }) => isForThePlatform(each, on));
    const here = asked.filter(({ each: { entryUrl, entryOn } }) => !entryUrl || !entryOn || entryOn > on);
    if (here.length > 0) {
      return warn({
        message: say(
          `${here.length} 项只在本页公开，尚未登记法定平台`,
          `${here.length} published on this page only, and not on the statutory platform`,
        ),
        fix: say(
          '请在慈善中国登记，并填写条目网址和日期',
          'enter it on Charity China, and tell the address and the day',
        ),
        fields: here.map(({ place }) => `disclosures[${place}].entryUrl`),
      });
    }
    const elsewhere = asked.filter(({ each: { entryUrl } }) => entryUrl && !STATUTORY_PLATFORM.test(entryUrl));
    if (elsewhere.length > 0) {
      return warn({
        message: say('条目网址不在慈善中国', 'the address of the entry is not on Charity China'),
        fix: say(
          '请填写慈善中国的条目网址；新闻和广告不能代替',
          'tell the address on Charity China: news and advertisements do not count',
        ),
        fields: elsewhere.map(({ place }) => `disclosures[${place}].entryUrl`),
      });
    }
    return pass(say('已公开的内容均有慈善中国条目', 'everything published has its entry'));
  },
});

function isForThePlatform({ duty, publishedHereOn, entryUrl }: Disclosure, on: CivilDate): boolean {
  if (duty === undefined || NOT_FOR_THE_PUBLIC.has(duty)) return false;
  return Boolean(entryUrl) || (typeof publishedHereOn === 'string' && publishedHereOn <= on);
}

const D14 = rule({
  id: 'D14',
  name: 'targeted_notice',
  bars: false,
  title: say('定向募捐告知', 'Telling those who were asked'),
  moments: ['book'],
  versions: [
    {
      ...SINCE_2024,
      articles: [cite('CL23', 80)],
      mark: 'V1',
      figures: null,
      contents: say('募捐情况；募得款物的管理使用情况', 'what was received; how it is kept and used'),
    },
  ],
  applies: ({ campaign }) => campaign.mode === 'targeted',
  needs: PERIOD_NEEDS,
  uses: PERIOD_USES,
  duties: (told, { on }) => [
    {
      kind: 'targeted-notice',
      title: say('告知捐赠人', 'telling the donors'),
      due: dueOn(endedOn(told, on)),
      after: told['campaign.startsOn'],
      mark: 'I',
    },
  ],
  judge: (_told, { on, duties }) => judgeDuties({ on, duties }),
});

const D15 = rule({
  id: 'D15',
  name: 'donor_inquiry',
  bars: false,
  title: say('捐赠人查询', 'Questions of donors'),
  moments: ['book'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 42)], mark: 'V1', figures: null },
    { ...SINCE_2024, articles: [cite('CL23', 42), cite('CL23', 115)], mark: 'V1', figures: null },
  ],
  applies: ({ inquiries = [] }) => inquiries.length > 0,
  needs: ['inquiries'],
  duties: (told) =>
    told.inquiries.flatMap(({ askedOn, answeredOn }) => {
      if (askedOn === undefined) return [];
      const due = addWorkingDays(askedOn, ANSWER_WORKING_DAYS);
      return [
        {
          kind: 'donor-feedback',
          title: say('答复捐赠人查询', 'answering a donor'),
          contents: say('捐赠财产管理使用的资料，可复制', 'how the gift is kept and used, for copying'),
          due: { dueStrict: due, dueLegal: due },
          doneOn: answeredOn ?? null,
          mark: 'H',
        },
      ];
    }),
  judge: (told, { on, duties }) => {
    const undated = told.inquiries.findIndex(({ askedOn }) => askedOn === undefined);
    return undated < 0
      ? judgeDuties({ on, duties, soonDays: 1, field: 'inquiries' })
      : notTold([`inquiries[${undated}].askedOn`]);
  },
});

export const DISCLOSURE_MANNER = [D12, D13, D14, D15];
