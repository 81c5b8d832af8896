// The report of an audit, as people read it.

import type { Language, Text } from '../language.ts';
import { counted } from '../text/counted.ts';
import { plainLine } from '../text/plain-line.ts';
import type { AuditReport } from './audit-log.ts';
import { witnessText } from './checkpoint-words.ts';
import { findingText } from './finding-words.ts';
import type { LogSource } from './log-source.ts';
import type { TrustOrigin } from './trusted-keys.ts';

const SHOWN_MAX = 50;

interface Reader {
  readonly lang: Language;
  /** IANA name; the machine's own unless given. */
  readonly timeZone?: string | undefined;
}

export function reportLines(report: AuditReport, source: LogSource, { lang, timeZone }: Reader): string[] {
  const { findings, findingCount } = report;
  const shown = findings.slice(0, SHOWN_MAX).flatMap((finding) => linesOf(`✗ ${findingText(finding)[lang]}`));
  const more = findingCount - Math.min(findings.length, SHOWN_MAX);
  return [
    ...headLines(report, timeZone).map((text) => text[lang]),
    ...shown,
    ...(more > 0 ? [{ zh: `……另有 ${more} 处`, en: `… and ${more} more` }[lang]] : []),
    ...(hasFigures(report) && !source.isFile ? [IN_FLIGHT[lang]] : []),
    ...conclusion(report).map((text) => text[lang]),
  ];
}

function headLines(report: AuditReport, timeZone: string | undefined): Text[] {
  const { origin, size, root, signedBy, trustFrom, sizeBefore, projects, kinds } = report;
  const entries = Object.values(kinds).reduce((sum, count) => sum + count, 0);
  return [
    { zh: `公开账目记录：${origin}`, en: `Public log: ${origin}` },
    { zh: `账目快照：${size} 条，${root}`, en: `Snapshot: ${counted(size, 'entry', 'entries')}, ${root}` },
    {
      zh: `签名：${signedBy.join('，')}（${TRUST[trustFrom].zh}）`,
      en: `Signed by: ${signedBy.join(', ')} (${TRUST[trustFrom].en})`,
    },
    witnessText(report, timeZone),
    sizeBefore === null
      ? { zh: '这是第一次核对', en: 'This is the first audit' }
      : {
          zh: `上次核对到 ${sizeBefore} 条`,
          en: `The audit before reached ${counted(sizeBefore, 'entry', 'entries')}`,
        },
    {
      zh: `逐条核对 ${entries} 条，${projects} 个项目有账`,
      en: `${counted(entries, 'entry', 'entries')} gone through; ${counted(projects, 'project has', 'projects have')} entries`,
    },
  ];
}

const TRUST: Readonly<Record<TrustOrigin, Text>> = {
  given: { zh: '按指定的信任文件', en: 'by the trust file that was given' },
  kept: { zh: '按上次保存的信任文件', en: 'by the trust file that was kept' },
  first: {
    zh: '信任文件来自服务本身，首次保存；请另向运营方核实',
    en: 'the trust file is the deployment’s own and was kept now; confirm it with its operator by another way',
  },
  renewed: {
    zh: '服务换发了更新版本的信任文件，已保存；请向运营方核实',
    en: 'the deployment has a newer version of the trust file, which was kept; confirm it with its operator',
  },
};

const IN_FLIGHT: Text = {
  zh: '· 公布的数字已重取一次仍不同。刚发生的账可能还没有并入记录；一分钟后再核对一次，仍不同就是不符。',
  en: '· The published figures were read a second time and still differ. What has only just happened may not be in the log yet; audit again in a minute, and what differs then is wrong.',
};

function hasFigures({ findings }: AuditReport): boolean {
  return findings.some(
    ({ kind }) => kind === 'figure-differs' || kind === 'journal-differs' || kind === 'project-unpublished',
  );
}

function conclusion(report: AuditReport): Text[] {
  const { findingCount, compared, hasJournals } = report;
  if (findingCount > 0)
    return [
      {
        zh: `结论：有 ${findingCount} 处不符`,
        en: `Result: ${counted(findingCount, 'thing differs', 'things differ')}`,
      },
    ];
  return [
    {
      zh: `结论：全部相符。签名、每条记录、账的每一笔和 ${compared} 个项目公布的数字${hasJournals ? '与流水' : ''}都对得上。${hasJournals ? '' : '流水没有逐笔比较（加 --journal）。'}`,
      en: `Result: everything fits. The signatures, every entry, the books and the published figures of ${counted(compared, 'project', 'projects')}${hasJournals ? ' with their journals' : ''} agree.${hasJournals ? '' : ' The journals were not compared entry by entry (--journal does).'}`,
    },
    proved(report),
  ];
}

/** A log by itself proves neither that everybody is shown the same one nor what it was before anybody looked. */
function proved({ sizeBefore, cosignedBy }: AuditReport): Text {
  const others = cosignedBy.filter(({ operator }) => operator === 'other').length;
  const since: Text =
    sizeBefore === null
      ? {
          zh: '；这是第一次核对，此前有没有改写，要从下次核对起才看得出',
          en: '; this is the first audit, and only later ones can tell whether it is rewritten',
        }
      : { zh: '，自上次核对以来没有被改写', en: ', and was not rewritten since the audit before' };
  const same: Text =
    others > 0
      ? {
          zh: `${others} 家他方核对方看过同一份记录，看着它只增不改`,
          en: `${counted(others, 'witness', 'witnesses')} of others ${others === 1 ? 'has' : 'have'} seen the same log and watched it only grow`,
        }
      : {
          zh: '没有他方核对方看过：给别人看的是不是同一份，这里证明不了',
          en: 'No witness of others has seen it: whether others are shown the same log is not proved',
        };
  return {
    zh: `这证明公布的数字由这份签名的记录得出${since.zh}。${same.zh}。不证明每笔业务真实发生，那要靠银行对账和审计。`,
    en: `That proves that the published figures follow from the log that was signed${since.en}. ${same.en}. It does not prove that what was booked did happen: bank statements and auditors do.`,
  };
}

/** What others wrote can do nothing on a terminal but be read. */
function linesOf(text: string): string[] {
  return text.split('\n').map((line) => plainLine(line));
}
