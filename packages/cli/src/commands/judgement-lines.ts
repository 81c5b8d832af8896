// What the rules say of a file, for people. Every meaning stands in words: nothing hangs on colour.

import type { Finding } from '@happy-homeland/rules';
import { gateAt } from '@happy-homeland/rules';
import { placeOf } from '../judgement/fact-place.ts';
import type { Subject } from '../judgement/judge-file.ts';
import { groupFindings, pageRulesOf, wouldBePublished } from '../judgement/judge-file.ts';
import type { Language, Text } from '../language.ts';
import { plainLine } from '../text/plain-line.ts';
import { findingLines, momentWords } from './rule-lines.ts';

/** Findings that are printed in full; the others are counted. */
export const FINDINGS_SHOWN_MAX = 100;
/** Campaigns and projects that are printed at all. */
const SUBJECTS_SHOWN_MAX = 200;

/** Everything the rules say, subject by subject, and at last what was not looked at. */
export function judgementLines(subjects: readonly Subject[], lang: Language): string[] {
  const lines: string[] = [];
  let shown = 0;
  for (const subject of subjects.slice(0, SUBJECTS_SHOWN_MAX)) {
    const groups = groupsOf(subject);
    lines.push(headOf(subject, lang));
    for (const { title, findings, closes } of groups) {
      if (findings.length === 0) continue;
      const room = findings.slice(0, Math.max(0, FINDINGS_SHOWN_MAX - shown));
      shown += room.length;
      lines.push(`  ${title[lang]}${{ zh: `（${findings.length} 项）`, en: ` (${findings.length})` }[lang]}`);
      lines.push(...room.flatMap((finding) => linesOf(finding, { subject, closes, lang })));
      if (room.length < findings.length) lines.push(`    ${moreWords(findings.length - room.length)[lang]}`);
    }
    lines.push(`  ${passedWords(subject)[lang]}`);
  }
  if (subjects.length > SUBJECTS_SHOWN_MAX) lines.push(moreWords(subjects.length - SUBJECTS_SHOWN_MAX)[lang]);
  return [...lines, ...pageLine(subjects, lang)];
}

/** What keeps a new publication of these out, and nothing else. */
export function closingLines(subjects: readonly Subject[], lang: Language): string[] {
  const closed = subjects.flatMap((subject) =>
    gateAt({ findings: subject.findings }, 'publish').closedBy.map((finding) => ({ subject, finding })),
  );
  const lines = closed.slice(0, FINDINGS_SHOWN_MAX).flatMap(({ subject, finding }) => {
    const [first = '', ...rest] = findingLines(finding, { lang, placeOf: (field) => placeOf(field, subject) });
    return [`  ${nameOf(subject, lang)} ${first}`, ...rest.map((line) => `  ${line}`)];
  });
  return closed.length > FINDINGS_SHOWN_MAX
    ? [...lines, `  ${moreWords(closed.length - FINDINGS_SHOWN_MAX)[lang]}`]
    : lines;
}

interface Group {
  readonly title: Text;
  readonly findings: readonly Finding[];
  readonly closes: boolean;
}

function groupsOf(subject: Subject): readonly Group[] {
  const { blocks, untoldClosing, warns, untoldOpen } = groupFindings(subject);
  return [
    { title: { zh: '不符合规定', en: 'Not as the rules ask' }, findings: blocks, closes: true },
    {
      title: { zh: '未填报，按不符合处理', en: 'Not told, and closed for that' },
      findings: untoldClosing,
      closes: true,
    },
    { title: { zh: '需留意', en: 'To look at' }, findings: warns, closes: false },
    { title: { zh: '未填报，不关闭', en: 'Not told, and nothing closed for it' }, findings: untoldOpen, closes: false },
  ];
}

interface Around {
  readonly subject: Subject;
  readonly closes: boolean;
  readonly lang: Language;
}

function linesOf(finding: Finding, { subject, closes, lang }: Around): string[] {
  const lines = findingLines(finding, { lang, placeOf: (field) => placeOf(field, subject) });
  const closing = `  ${{ zh: '关闭：', en: 'Closes: ' }[lang]}${momentWords(finding.moments, lang)}`;
  return [...lines, ...(closes ? [closing] : [])].map((line) => `    ${line}`);
}

function headOf(subject: Subject, lang: Language): string {
  const { published, evaluation } = subject;
  const title = published.project?.title ?? published.campaign.filedTitle;
  const takesGifts = gateAt(evaluation, 'render').isOpen && gateAt(evaluation, 'pay').isOpen;
  const verdict = wouldBePublished(subject)
    ? { zh: '可以发布', en: 'can be published' }
    : { zh: '新发布会被拒绝', en: 'would be refused as new' };
  const gifts = takesGifts ? { zh: '', en: '' } : { zh: '；不能接受捐款', en: '; may take no gifts' };
  return plainLine(
    `${nameOf(subject, lang)} ${title}（${evaluation.pack.version}）${{ zh: '：', en: ': ' }[lang]}${verdict[lang]}${gifts[lang]}`,
  );
}

function nameOf({ keys }: Subject, lang: Language): string {
  const [kind, key] =
    keys.project === undefined
      ? [{ zh: '募捐活动', en: 'campaign' }, keys.campaign]
      : [{ zh: '项目', en: 'project' }, keys.project];
  return `${kind[lang]} ${key}`;
}

function passedWords(subject: Subject): Text {
  const { passed } = groupFindings(subject);
  if (subject.keys.project === undefined) return { zh: `未见问题：${passed} 项`, en: `Without a problem: ${passed}` };
  return {
    zh: `未见问题：${passed} 项；其余与所属活动相同`,
    en: `Without a problem: ${passed}; the rest is as for its campaign`,
  };
}

/** Rules that look at the page are said not to have been asked, which is something else than passed. */
function pageLine(subjects: readonly Subject[], lang: Language): string[] {
  const rules = [...new Set(subjects.flatMap(({ evaluation }) => pageRulesOf(evaluation)))];
  if (rules.length === 0) return [];
  const named = rules.join({ zh: '、', en: ', ' }[lang]);
  const line = {
    zh: `看页面的 ${rules.length} 条规则（${named}）由服务核对，文件中没有页面，此处不计为通过。`,
    en: `${rules.length} rules look at the page (${named}). A file has none, so they do not count as passed here; the deployment asks them.`,
  };
  return [line[lang]];
}

function moreWords(count: number): Text {
  return { zh: `… 另有 ${count} 项`, en: `… ${count} more` };
}
