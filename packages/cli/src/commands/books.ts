import { auditLog } from '../audit/audit-log.ts';
import { findingText } from '../audit/finding-words.ts';
import { progressPrinter } from '../audit/progress.ts';
import { requireTerm } from '../books/term.ts';
import type { WrittenBooks } from '../books/write-books.ts';
import { BookWriter } from '../books/write-books.ts';
import { systemNowMs } from '../clock.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Language, Text } from '../language.ts';
import { plainLine } from '../text/plain-line.ts';
import { saidWhy } from './audit.ts';
import type { CommandLine } from './command-options.ts';
import { requireOut } from './export.ts';
import { openLogTarget } from './log-target.ts';

/** `hh books`: journal and trial balance of a term, from a log that was found right. */
export async function books(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const term = requireTerm(line.term);
  const writer = new BookWriter(requireOut(line), term);
  await using target = await openLogTarget(line, io);
  const nowMs = io.nowMs ?? systemNowMs;
  return await saidWhy(lang, io, async () => {
    try {
      const { findings, findingCount } = await auditLog(target.source, {
        folder: target.folder,
        trust: target.trust,
        isReuse: line.reuse,
        withFigures: false,
        withJournals: false,
        nowMs,
        signal: io.signal,
        pause: async () => undefined,
        onProgress: progressPrinter(io, lang, nowMs),
        onLeaf: writer.add,
      });
      if (findingCount === 0) {
        for (const text of writtenLines(await writer.finish())) io.print(text[lang]);
        return 0;
      }
      const [first] = findings;
      if (first !== undefined)
        for (const text of `✗ ${findingText(first)[lang]}`.split('\n')) io.print(plainLine(text));
      io.print(notWritten(findingCount)[lang]);
      return 1;
    } finally {
      await writer.discard();
    }
  });
}

function writtenLines(written: readonly WrittenBooks[]): Text[] {
  if (written.length === 0) return [{ zh: '这一期间没有账', en: 'there are no entries up to the end of that term' }];
  return written.map(({ folder, entries, hasSheet }) => ({
    zh: `已写出 ${folder}：本期 ${entries} 笔${hasSheet ? '' : '（序时账行数过多，只有 CSV）'}`,
    en: `Wrote ${folder}: ${entries} entries in the term${hasSheet ? '' : ' (too many rows for a sheet: the journal is CSV alone)'}`,
  }));
}

function notWritten(count: number): Text {
  return {
    zh: `公开账目记录核对有 ${count} 处不符，没有写出账表；请运行 hh audit 查看`,
    en: `the log has ${count} faults, and no books were written; run hh audit to see them`,
  };
}
