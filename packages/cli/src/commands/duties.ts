import type { DutyState, ListedDuty } from '@happy-homeland/contract';
import { DUTY_STATES } from '@happy-homeland/contract';
import { requireFormat, writeTable } from '../books/write-table.ts';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language } from '../language.ts';
import { answerAccess, everything, FEDERATION, requireWord } from './access-call.ts';
import type { CommandLine } from './command-options.ts';
import { dutyTable, STATE_WORDS } from './duty-table.ts';

/** `hh duties`: what a federation has to publish or do, and by when. */
export async function duties(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const federation = requireWord(line.words, 0, FEDERATION);
  const state = requireState(line.state);
  const { out } = line;
  if (out !== undefined) requireFormat(out);
  const filter = { federation, ...(state && { state }), ...(line.project && { project: line.project }) };
  return answerAccess(
    { line, lang, io },
    async (manage) => {
      const found = await everything((page) => manage.listDuties({ ...filter, ...page }));
      if (out !== undefined) await writeTable(out, dutyTable(found));
      return found;
    },
    (found) => {
      if (out !== undefined)
        return [{ zh: `已写入 ${out}：${found.length} 项`, en: `wrote ${found.length} to ${out}` }[lang]];
      return found.length === 0 ? [NONE[lang]] : found.map((duty) => describe(duty, lang));
    },
  );
}

const NONE = { zh: '没有这样的事项。', en: 'There is none.' };

function requireState(word: string | undefined): DutyState | undefined {
  if (word === undefined) return undefined;
  const state = DUTY_STATES.find((known) => known === word);
  if (state !== undefined) return state;
  const known = DUTY_STATES.join(', ');
  throw new UsageError({ zh: `--state 应为其中之一：${known}`, en: `--state takes one of ${known}; found ${word}` });
}

function describe({ state, name, charity, duty }: ListedDuty, lang: Language): string {
  const { dueLegal, title, articles, entry } = duty;
  const law = articles.map(({ label }) => label[lang]).join(', ');
  const met = entry === null ? [] : [`${entry.on} ${entry.url}`];
  return [dueLegal, STATE_WORDS[lang][state], title[lang], name, charity, law, ...met].join(' · ');
}
