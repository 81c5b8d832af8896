import type { Trust } from '@happy-homeland/log';
import { systemNowMs } from '../clock.ts';
import { checkFolder } from '../doctor/folder-checks.ts';
import { checkKey } from '../doctor/key-checks.ts';
import { checkLog } from '../doctor/log-checks.ts';
import type { Outside } from '../doctor/outside.ts';
import { outsideOf } from '../doctor/outside.ts';
import {
  checkClock,
  checkMode,
  checkPublicUrl,
  checkReachable,
  checkReadiness,
  checkTransport,
  checkVersion,
} from '../doctor/service-checks.ts';
import type { Level, Verdict } from '../doctor/verdict.ts';
import { wrong } from '../doctor/verdict.ts';
import {
  checkFiguresHidden,
  checkHeaders,
  checkSite,
  checkStrangersPages,
  checkWebhook,
} from '../doctor/wall-checks.ts';
import { checkWidget } from '../doctor/widget-checks.ts';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language } from '../language.ts';
import type { CommandLine } from './command-options.ts';
import { parseTrustFile } from './log-target.ts';
import { givenKey, requireAddress } from './target.ts';

/** `hh doctor`: looks at a deployment from outside, and says of each thing how it is and what to do. Changes nothing. */
export async function doctor(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const [surplus] = line.words;
  if (surplus !== undefined) throw new UsageError({ zh: `多出 ${surplus}`, en: `${surplus} is too many` });
  const outside = outsideOf(requireAddress(line, io.env), io);
  const trust = line.trust === undefined ? null : await parseTrustFile(line.trust);
  const asked = { trust, site: requireOrigin(line), apiKey: givenKey(line, io.env), nowMs: io.nowMs ?? systemNowMs };
  const verdicts = [
    ...(await lookFromOutside(outside, asked)),
    ...(line.data === undefined ? [] : await checkFolder(line.data)),
  ];
  const isWell = verdicts.every(({ level }) => level === 'ok' || level === 'note');
  if (line.json) io.print(JSON.stringify({ well: isWell, verdicts: verdicts.map((verdict) => toJson(verdict, lang)) }));
  else for (const verdict of verdicts) printVerdict(verdict, lang, io);
  return isWell ? 0 : 1;
}

interface Asked {
  /** The trust file that the operator keeps. */
  readonly trust: Trust | null;
  readonly site: string | null;
  readonly apiKey: string | null;
  readonly nowMs: () => number;
}

async function lookFromOutside(outside: Outside, { trust, site, apiKey, nowMs }: Asked): Promise<readonly Verdict[]> {
  const reachable = await checkReachable(outside);
  if (reachable.level === 'fault') return [reachable];
  const checks: (readonly [name: string, check: () => Promise<Verdict | readonly Verdict[]>])[] = [
    ['ready', () => checkReadiness(outside)],
    ['mode', () => checkMode(outside)],
    ['public-url', () => checkPublicUrl(outside)],
    ['clock', () => checkClock(outside, nowMs)],
    ['version', () => checkVersion(outside)],
    ['headers', () => checkHeaders(outside)],
    ['strangers', () => checkStrangersPages(outside)],
    ['webhook', () => checkWebhook(outside)],
    ['figures', () => checkFiguresHidden(outside)],
    ['widget', () => checkWidget(outside)],
    ['log', () => checkLog(outside, { given: trust, nowMs })],
    ...(site === null ? [] : [['site', () => checkSite(outside, site)] as const]),
    ...(apiKey === null ? [] : [['key', () => checkKey(outside, apiKey, nowMs)] as const]),
  ];
  const verdicts: Verdict[] = [reachable, checkTransport(outside)];
  for (const [name, check] of checks) verdicts.push(...[await answered(name, check)].flat());
  return verdicts;
}

// A question that gets no answer is a finding of its own; the others are still asked.
async function answered(
  name: string,
  check: () => Promise<Verdict | readonly Verdict[]>,
): Promise<Verdict | readonly Verdict[]> {
  try {
    return await check();
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown';
    return wrong('fault', name, { says: { zh: `没有得到回答（${why}）`, en: `there was no answer (${why})` } });
  }
}

function requireOrigin({ site }: CommandLine): string | null {
  if (site === undefined) return null;
  if (URL.canParse(site) && new URL(site).origin === site) return site;
  throw new UsageError({
    zh: `--site 应为网址的来源，如 https://www.example.org，实际是 ${site}`,
    en: `--site takes an origin such as https://www.example.org, found ${site}`,
  });
}

const MARKS: Readonly<Record<Level, string>> = { ok: '✓', note: '·', warning: '!', fault: '✗' };

function printVerdict({ level, check, says, fix }: Verdict, lang: Language, io: Io): void {
  const say = level === 'ok' || level === 'note' ? io.print : io.warn;
  say(`${MARKS[level]} ${check}: ${says[lang]}`);
  if (fix !== undefined) say(`    ${{ zh: '改法：', en: 'Fix: ' }[lang]}${fix[lang]}`);
}

function toJson({ check, level, says, fix }: Verdict, lang: Language) {
  return { check, level, says: says[lang], ...(fix && { fix: fix[lang] }) };
}
