// What the duties of a rule come to, as its finding. Nothing here blocks: the law fines what is published late, and does
// not close the campaign for it.

import type { Citation } from './citation.ts';
import type { CivilDate } from './dates/civil-date.ts';
import { daysBetween } from './dates/civil-date.ts';
import type { Duty } from './finding.ts';
import type { Judgement } from './rule.ts';
import { pass, unknown, warn } from './rule.ts';
import type { Words } from './words.ts';
import { say } from './words.ts';

interface Asked {
  readonly on: CivilDate;
  readonly duties: readonly Duty[];
  /** Days before the date as counted from which it is told. */
  readonly soonDays?: number;
  /** Where it is told that a duty was done. */
  readonly field?: string;
}

const SOON_DAYS = 14;
const NAMED_MAX = 3;

/** `warn` for what is overdue, published on our page only, or due soon; `unknown` where nobody said. */
export function judgeDuties({ on, duties, soonDays = SOON_DAYS, field = 'disclosures' }: Asked): Judgement {
  const of = (status: Duty['status']) => duties.filter((duty) => duty.status === status);
  const [overdue, untold, here] = [of('overdue'), of('unknown'), of('published-here')];
  const soon = of('open').filter(({ dueStrict }) => daysBetween({ from: on, to: dueStrict }) <= soonDays);
  const told = (judgement: Judgement, about: readonly Duty[]) => ({ ...judgement, fields: [field], ...lawOf(about) });
  if (overdue.length > 0) return told(warn(overdueWords(overdue)), overdue);
  if (untold.length > 0) return told(unknown(untoldWords(untold)), untold);
  if (here.length > 0) return told(warn(hereWords(here)), here);
  if (soon.length > 0) return told(warn(soonWords(soon)), soon);
  return pass(
    duties.length === 0 ? say('目前没有此项义务', 'nothing is asked for yet') : say('没有逾期', 'nothing is overdue'),
  );
}

interface Said {
  readonly message: Words;
  readonly fix: Words;
}

function overdueWords(duties: readonly Duty[]): Said {
  return {
    message: sayOf('已逾期', 'overdue', duties),
    fix: say(
      '请立即在慈善中国补办，并填写条目网址和日期',
      'enter it on Charity China at once, and tell the address and the day',
    ),
  };
}

function untoldWords(duties: readonly Duty[]): Said {
  return {
    message: sayOf('期限已过，未填报是否公开', 'past its date, and nobody said whether it was published', duties),
    fix: say('请填报已公开的内容（disclosures）', 'tell what was published (disclosures)'),
  };
}

function hereWords(duties: readonly Duty[]): Said {
  return {
    message: sayOf('已在本页公开，待登记法定平台', 'published on this page, not entered on Charity China yet', duties),
    fix: say('请在慈善中国登记，并填写条目网址和日期', 'enter it on Charity China, and tell the address and the day'),
  };
}

function soonWords(duties: readonly Duty[]): Said {
  return {
    message: sayOf('即将到期', 'due soon', duties),
    fix: say('请按期在慈善中国公开', 'publish it on Charity China in time'),
  };
}

function sayOf(zh: string, en: string, duties: readonly Duty[]): Words {
  const named = duties.slice(0, NAMED_MAX);
  const more = duties.length - named.length;
  const inChinese = named.map(({ title, dueLegal }) => `${title.zh}（${dueLegal}）`).join('、');
  const inEnglish = named.map(({ title, dueLegal }) => `${title.en} (${dueLegal})`).join(', ');
  return say(
    `${zh}：${inChinese}${more > 0 ? `等 ${duties.length} 项` : ''}`,
    `${en}: ${inEnglish}${more > 0 ? ` and ${more} more` : ''}`,
  );
}

/** The law of the day on which they fell due, each article once. */
function lawOf(duties: readonly Duty[]): Pick<Judgement, 'articles'> {
  const articles = new Map<string, Citation>();
  for (const article of duties.flatMap((duty) => duty.articles)) articles.set(article.label.zh, article);
  return { articles: [...articles.values()] };
}
