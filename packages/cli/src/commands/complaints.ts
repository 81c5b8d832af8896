import type { ComplaintWords } from '@happy-homeland/contract';
import type { ExitCode, Io } from '../io.ts';
import type { Language, Text } from '../language.ts';
import { answerAccess, requireWord, unknownAction } from './access-call.ts';
import type { CommandLine } from './command-options.ts';

const ITEM: Text = { zh: '举报编号 COMPLAINT', en: 'the COMPLAINT' };

/** `hh complaints`: what a report says, for those who answer it; and its words destroyed for good. */
export async function complaints(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const [action] = line.words;
  const itemId = () => requireWord(line.words, 1, ITEM);
  const context = { line, lang, io };
  switch (action) {
    case 'read': {
      const id = itemId();
      return answerAccess(
        context,
        (manage) => manage.complaintWords(id),
        (answer) => wordsOf(answer, lang),
      );
    }
    case 'forget': {
      const id = itemId();
      return answerAccess(
        context,
        (manage) => manage.forgetComplaintWords(id),
        () => [FORGOTTEN[lang]],
      );
    }
    default:
      throw unknownAction(action, ['read', 'forget']);
  }
}

const FORGOTTEN: Text = {
  zh: '举报内容和联系方式已销毁；这件举报和它的答复仍然计数。',
  en: 'What the report said and its contact are destroyed; the report and its answer stay counted.',
};
const GONE: Text = { zh: '内容和联系方式已销毁。', en: 'Its words and its contact are destroyed.' };

// Whoever wrote it may have written anything, so each line is made plain where it is printed.
function wordsOf({ words }: ComplaintWords, lang: Language): readonly string[] {
  if (words === null) return [GONE[lang]];
  const contact = { zh: '联系方式', en: 'contact' }[lang];
  return [...words.text.split(/\r?\n/), ...(words.contact === null ? [] : [`${contact}: ${words.contact}`])];
}
