import type { DonorMessageWords } from '@happy-homeland/contract';
import type { ExitCode, Io } from '../io.ts';
import type { Language, Text } from '../language.ts';
import { answerAccess, requireWord, unknownAction } from './access-call.ts';
import type { CommandLine } from './command-options.ts';

const MESSAGE: Text = { zh: '留言编号 MESSAGE', en: 'the MESSAGE' };

/** `hh messages read`: what a giver's message says, for those who look at it before it shows. */
export async function messages(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const [action] = line.words;
  if (action !== 'read') throw unknownAction(action, ['read']);
  const id = requireWord(line.words, 1, MESSAGE);
  return answerAccess(
    { line, lang, io },
    (manage) => manage.messageWords(id),
    (answer) => wordsOf(answer, lang),
  );
}

const GONE: Text = {
  zh: '原文已不在：捐赠人已要求删除，或款项已退回。',
  en: 'The words are gone: the giver is forgotten, or the gift went back.',
};

function wordsOf({ words }: DonorMessageWords, lang: Language): readonly string[] {
  if (words === null) return [GONE[lang]];
  const signed = { zh: '署名', en: 'signed' }[lang];
  return [...words.text.split(/\r?\n/), ...(words.name === null ? [] : [`${signed}: ${words.name}`])];
}
