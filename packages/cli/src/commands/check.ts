import type { PublishFile } from '@happy-homeland/contract';
import { checkPublishFile } from '../file/check-file.ts';
import type { Finding } from '../file/finding.ts';
import { pathText } from '../file/finding.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Language, Text } from '../language.ts';
import type { CommandLine } from './command-options.ts';
import { readPublishFile } from './read-file.ts';

/** `hh check FILE`: says whether the file would be published, and what is wrong with it. Sends nothing. */
export async function check(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const result = checkPublishFile(await readPublishFile(line.words));
  if (result.kind === 'refused') {
    if (line.json) io.print(JSON.stringify({ fits: false, findings: result.findings.map((one) => toJson(one, lang)) }));
    else printFindings(result.findings, lang, io);
    return 1;
  }
  if (line.json) io.print(JSON.stringify({ fits: true, findings: [] }));
  else io.print(`${{ zh: '文件可以发布：', en: 'The file can be published: ' }[lang]}${contentsOf(result.file)[lang]}`);
  return 0;
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
