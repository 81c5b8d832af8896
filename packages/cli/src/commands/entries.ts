// `hh entries`: a project's journal as it is public, each entry with the number that a correction or a refund names.

import type { JournalEntry } from '@happy-homeland/contract';
import { createClient } from '@happy-homeland/sdk';
import { requireFormat, writeTable } from '../books/write-table.ts';
import type { ExitCode, Io } from '../io.ts';
import type { Language } from '../language.ts';
import { answerAccess, everything, requireWord } from './access-call.ts';
import type { CommandLine } from './command-options.ts';
import { entriesTable, entryLine } from './entries-table.ts';
import { requireTarget } from './target.ts';

const PROJECT = { zh: '项目编号 PROJECT_ID', en: 'the PROJECT_ID' };

/** Lists the entries of a project, the newest first, or writes them into a table. */
export async function entries(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const project = requireWord(line.words, 0, PROJECT);
  const { out } = line;
  if (out !== undefined) requireFormat(out);
  const { baseUrl } = requireTarget(line, io.env);
  const { projects } = createClient({ baseUrl, ...(io.fetch && { fetch: io.fetch }) });
  return answerAccess(
    { line, lang, io },
    async () => {
      const found = await everything((page) => projects.ledger(project, page));
      if (out !== undefined) await writeTable(out, entriesTable(found));
      return found;
    },
    (found) => said(found, { out, lang }),
  );
}

function said(
  found: readonly JournalEntry[],
  { out, lang }: { readonly out: string | undefined; readonly lang: Language },
): readonly string[] {
  if (out !== undefined)
    return [{ zh: `已写入 ${out}：${found.length} 笔`, en: `wrote ${found.length} to ${out}` }[lang]];
  return found.length === 0 ? [{ zh: '没有', en: 'None' }[lang]] : found.map((entry) => entryLine(entry, lang));
}
