import { rename, writeFile } from 'node:fs/promises';
import type { PublishFile } from '@happy-homeland/contract';
import { evaluate } from '@happy-homeland/rules';
import { icsOf } from '../calendar/duty-events.ts';
import { systemNowMs } from '../clock.ts';
import { checkPublishFile } from '../file/check-file.ts';
import type { Finding } from '../file/finding.ts';
import { pathText } from '../file/finding.ts';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import { dutyCalendar } from '../judgement/duty-calendar.ts';
import { judgeFile, wouldBePublished } from '../judgement/judge-file.ts';
import type { Language, Text } from '../language.ts';
import { plainJson, plainLine } from '../text/plain-line.ts';
import type { Checked } from './check-json.ts';
import { checkedJson } from './check-json.ts';
import type { CommandLine } from './command-options.ts';
import { dutyLines } from './duty-lines.ts';
import { judgementLines } from './judgement-lines.ts';
import { readPublishFile } from './read-file.ts';

/**
 * `hh check FILE`: says whether the file would be published, what is wrong with it by its shape and by the rules, and
 * what falls due when. Sends nothing.
 */
export async function check(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const nowMs = (io.nowMs ?? systemNowMs)();
  const at = instantOf(line.at, nowMs);
  if (line.json && line.ics === '-') throw bothToOutput();
  const result = checkPublishFile(await readPublishFile(line.words));
  if (result.kind === 'refused') {
    if (line.json) io.print(plainJson({ fits: false, findings: result.findings.map((one) => toJson(one, lang)) }));
    else printFindings(result.findings, lang, io);
    return 1;
  }
  const subjects = judgeFile(result.file, at);
  const checked = { subjects, calendar: dutyCalendar(subjects), at, on: evaluate({}, at).on, lang };
  if (line.ics !== undefined) await giveCalendar(checked, { path: line.ics, nowMs, io });
  const say = line.ics === '-' ? io.warn : io.print;
  if (line.json) io.print(plainJson(checkedJson(checked)));
  else for (const text of reportOf(result.file, checked)) say(text);
  return subjects.every(wouldBePublished) ? 0 : 1;
}

// Noon of a day stands for the day: the law asks for civil dates alone.
function instantOf(asked: string | undefined, nowMs: number): string {
  const at = asked === undefined ? new Date(nowMs).toISOString() : asked;
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(at) ? `${at}T12:00:00+08:00` : at;
  if (evaluate({}, instant).on !== null && hasItsDay(at, instant)) return instant;
  throw new UsageError({
    zh: `--at 应为日期 2026-11-22 或带时区的时刻 2026-11-22T14:00:00+08:00，实际是 ${plainLine(at)}`,
    en: `--at takes a date 2026-11-22 or an instant with its offset 2026-11-22T14:00:00+08:00, found ${plainLine(at)}`,
  });
}

// `Date.parse` takes 2026-02-30 for the second of March.
function hasItsDay(at: string, instant: string): boolean {
  return at === instant || evaluate({}, instant).on === at;
}

function reportOf(file: PublishFile, { subjects, calendar, lang, at, on }: Checked): string[] {
  const refused = subjects.filter((subject) => !wouldBePublished(subject)).length;
  const verdict =
    refused === 0
      ? { zh: '可以发布。', en: 'It can be published.' }
      : {
          zh: `有 ${refused} 项新发布会被拒绝。已经发布过的仍会接受更新。`,
          en: `${refused} would be refused as new. Of what is published already, updates are taken.`,
        };
  return [
    `${{ zh: '文件格式相符：', en: 'The file has its shape: ' }[lang]}${contentsOf(file)[lang]}`,
    `${{ zh: '核对日期：', en: 'Judged by the law of: ' }[lang]}${on ?? at}`,
    ...judgementLines(subjects, lang),
    ...dutyLines(calendar, lang),
    verdict[lang],
  ];
}

interface Giving {
  /** `-` is standard output. */
  readonly path: string;
  readonly nowMs: number;
  readonly io: Io;
}

async function giveCalendar({ calendar, lang }: Checked, { path, nowMs, io }: Giving): Promise<void> {
  const { entries, leftOut } = calendar;
  const text = icsOf(entries, { lang, nowMs });
  // The line that is printed ends the last one.
  if (path === '-') io.print(text.replace(/\n$/, ''));
  else {
    await writeWhole(path, text);
    const count = entries.length;
    io.warn({ zh: `日历已写入 ${path}（${count} 项）`, en: `The calendar is in ${path} (${count} duties)` }[lang]);
  }
  if (leftOut === 0) return;
  const missing = {
    zh: `日历最多 ${entries.length} 项，另有 ${leftOut} 项未写入；请把文件分开`,
    en: `A calendar takes ${entries.length} duties, ${leftOut} more are not in it; split the file`,
  };
  io.warn(missing[lang]);
}

// Beside it first, so that whoever serves the file never reads half of it.
async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.part`;
  try {
    await writeFile(beside, text);
    await rename(beside, path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : cause;
    throw new UsageError({ zh: `不能写入 ${path}（${code}）`, en: `cannot write ${path} (${code})` }, { cause });
  }
}

function bothToOutput(): UsageError {
  return new UsageError({
    zh: '--json 与 --ics 都写到标准输出；请给 --ics 一个文件名，如 --ics duties.ics',
    en: '--json and --ics would both go to standard output; give --ics a file, as in --ics duties.ics',
  });
}

const FINDINGS_SHOWN_MAX = 100;

/** One line a finding: where, what was expected, what to do. */
export function printFindings(findings: readonly Finding[], lang: Language, io: Io): void {
  const count = findings.length;
  const head = {
    zh: `文件有 ${count} 处不符，没有发送任何内容：`,
    en: `${count} things in the file do not fit; nothing was sent:`,
  };
  io.warn(head[lang]);
  const stop = { zh: '。', en: '.' }[lang];
  for (const { path, expected, fix } of findings.slice(0, FINDINGS_SHOWN_MAX)) {
    const where = path.length > 0 ? `${pathText(path)}: ` : '';
    io.warn(
      `  ${where}${expected[lang]}${stop}${lang === 'en' ? ' ' : ''}${{ zh: '改法：', en: 'Fix: ' }[lang]}${fix[lang]}${stop}`,
    );
  }
  if (count > FINDINGS_SHOWN_MAX) io.warn(`  … ${count - FINDINGS_SHOWN_MAX}`);
}

function toJson({ path, expected, fix }: Finding, lang: Language) {
  return { path: pathText(path), expected: expected[lang], fix: fix[lang] };
}

/** How many of what, for one line. */
export function contentsOf(file: PublishFile): Text {
  const counts = [
    { count: Object.keys(file.federations).length, zh: '家机构', en: 'federations' },
    { count: Object.keys(file.charities).length, zh: '家慈善组织', en: 'charities' },
    { count: Object.keys(file.sites).length, zh: '个网站', en: 'sites' },
    { count: Object.keys(file.campaigns).length, zh: '个募捐活动', en: 'campaigns' },
    { count: Object.keys(file.projects).length, zh: '个项目', en: 'projects' },
  ];
  return {
    zh: counts.map(({ count, zh }) => `${count} ${zh}`).join('、'),
    en: counts.map(({ count, en }) => `${count} ${en}`).join(', '),
  };
}
