import type { AuditReport } from '../audit/audit-log.ts';
import { auditLog, CheckpointRefused } from '../audit/audit-log.ts';
import { reportLines } from '../audit/audit-words.ts';
import { refusalText } from '../audit/checkpoint-words.ts';
import { findingText } from '../audit/finding-words.ts';
import { SourceError } from '../audit/log-source.ts';
import { progressPrinter } from '../audit/progress.ts';
import { systemNowMs } from '../clock.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Language, Text } from '../language.ts';
import { plainJson } from '../text/plain-line.ts';
import type { CommandLine } from './command-options.ts';
import type { LogTarget } from './log-target.ts';
import { openLogTarget } from './log-target.ts';

/** Leaves are put into the log within a minute; the newest usually within seconds. */
const SETTLE_MS = 12_000;

/** `hh audit`: goes through the whole log and compares every published figure with it. */
export async function audit(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  await using target = await openLogTarget(line, io);
  return await saidWhy(lang, io, async () => {
    const report = await runAudit(target, { line, lang, io });
    if (line.json)
      io.print(plainJson({ right: report.findingCount === 0, ...report, findings: report.findings.map(toJson(lang)) }));
    else for (const text of reportLines(report, target.source, { lang, timeZone: io.timeZone })) io.print(text);
    return report.findingCount === 0 ? 0 : 1;
  });
}

interface Asked {
  readonly line: CommandLine;
  readonly lang: Language;
  readonly io: Io;
}

export function runAudit({ source, folder, trust }: LogTarget, { line, lang, io }: Asked): Promise<AuditReport> {
  const nowMs = io.nowMs ?? systemNowMs;
  return auditLog(source, {
    folder,
    trust,
    isReuse: line.reuse,
    withFigures: true,
    withJournals: line.journal,
    nowMs,
    pause: () => (io.pause ?? paused)(SETTLE_MS, io.signal),
    onProgress: progressPrinter(io, lang, nowMs),
    signal: io.signal,
  });
}

/** Says why something could not be done, or what was refused, and gives the exit code. */
export async function saidWhy(lang: Language, io: Io, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CheckpointRefused) {
      io.print(`✗ ${refusalText(error)[lang]}`);
      return 1;
    }
    if (!io.signal.aborted && !(error instanceof SourceError)) throw error;
    const why = io.signal.aborted || !(error instanceof SourceError) ? INTERRUPTED : error.text;
    io.warn({ zh: `没有完成：${why.zh}`, en: `Not done: ${why.en}` }[lang]);
    return 2;
  }
}

const INTERRUPTED: Text = {
  zh: '被中断。再次运行同一命令即从这里继续',
  en: 'interrupted. Run the same command again to go on from here',
};

function toJson(lang: Language) {
  return (finding: AuditReport['findings'][number]) => ({ ...finding, says: findingText(finding)[lang] });
}

function paused(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
