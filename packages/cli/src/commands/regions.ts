import type { RegionEntry, RegionFunds, RegionLevel, RegionPage } from '@happy-homeland/contract';
import { formatMoney } from '@happy-homeland/contract/money';
import { ApiError, createClient } from '@happy-homeland/sdk';
import type { ExitCode, Io } from '../io.ts';
import type { Language, Text } from '../language.ts';
import { counted } from '../text/counted.ts';
import { plainLine } from '../text/plain-line.ts';
import type { CommandLine } from './command-options.ts';
import { requireAddress } from './target.ts';

/** `hh regions [CODE]`: which regions have projects, and what those of one come to. Public: no key is sent. */
export async function regions(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const [code] = line.words;
  const client = createClient({ baseUrl: requireAddress(line, io.env), ...(io.fetch && { fetch: io.fetch }) });
  try {
    if (code === undefined) {
      const found = await client.regions.list({ limit: 100 });
      return say(io, line, { answer: found, lines: found.items.map((one) => entryLine(one, lang)) });
    }
    const region = await client.regions.get(code, { limit: 100 });
    return say(io, line, { answer: region, lines: linesOf(region, lang) });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const told = error.problem?.detail ?? error.problem?.title ?? error.message;
    io.warn(plainLine(`${{ zh: '没有办成：', en: 'Not done: ' }[lang]}${error.code} (${told})`));
    return 1;
  }
}

interface Told {
  readonly answer: object;
  readonly lines: readonly string[];
}

function say(io: Io, { json }: CommandLine, { answer, lines }: Told): ExitCode {
  if (json) io.print(JSON.stringify(answer));
  else for (const one of lines) io.print(plainLine(one));
  return 0;
}

const LEVELS: Readonly<Record<RegionLevel, Text>> = {
  province: { zh: '省级', en: 'province' },
  city: { zh: '市级', en: 'city' },
  county: { zh: '县级', en: 'county' },
};

function entryLine({ code, level, projects }: RegionEntry, lang: Language): string {
  const count = { zh: `${projects} 个项目`, en: counted(projects, 'project', 'projects') }[lang];
  return [code, LEVELS[level][lang], count].join(' · ');
}

function linesOf(region: RegionPage, lang: Language): string[] {
  const { duties, reports, below, items } = region;
  return [
    entryLine(region, lang),
    ...region.funds.map((funds) => fundsLine(funds, lang)),
    {
      zh: `法定事项：已办结 ${duties.met}，未到期 ${duties.due}，已逾期 ${duties.overdue}`,
      en: `duties: ${duties.met} met, ${duties.due} not due yet, ${duties.overdue} overdue`,
    }[lang],
    {
      zh: `举报：收到 ${reports.received}，按时答复 ${reports.answeredInTime}，逾期答复 ${reports.answeredLate}，待答复 ${reports.open}，超期未答复 ${reports.overdue}`,
      en: `reports: ${reports.received} received, ${reports.answeredInTime} answered in time, ${reports.answeredLate} late, ${reports.open} open, ${reports.overdue} of them overdue`,
    }[lang],
    ...below.map((one) => `  ${entryLine(one, lang)}`),
    ...items.map(({ projectId, title, raisedMinor, currency }) =>
      ['', projectId, title, formatMoney({ amountMinor: raisedMinor, currency }, locale(lang))].join('  '),
    ),
  ];
}

function fundsLine({ currency, disbursedMinor, availableMinor, fundUse }: RegionFunds, lang: Language): string {
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale(lang));
  const figures = [money(fundUse.raisedMinor), money(disbursedMinor), money(fundUse.spentMinor), money(availableMinor)];
  const names = { zh: ['已到账', '已拨付', '已核销', '余额'], en: ['received', 'passed on', 'spent', 'left'] }[lang];
  return names.map((name, at) => `${name} ${figures[at]}`).join(' · ');
}

function locale(lang: Language): 'en' | 'zh-CN' {
  return lang === 'en' ? 'en' : 'zh-CN';
}
