import { attest } from './commands/attest.ts';
import { audit } from './commands/audit.ts';
import { backup } from './commands/backup.ts';
import { books } from './commands/books.ts';
import { check } from './commands/check.ts';
import type { CommandLine } from './commands/command-options.ts';
import { readCommandLine } from './commands/command-options.ts';
import { complaints } from './commands/complaints.ts';
import { doctor } from './commands/doctor.ts';
import { duties } from './commands/duties.ts';
import { entries } from './commands/entries.ts';
import { exportLog } from './commands/export.ts';
import { files } from './commands/files.ts';
import { hooks } from './commands/hooks.ts';
import { importFile } from './commands/import.ts';
import { keygen } from './commands/keygen.ts';
import { keys } from './commands/keys.ts';
import { messages } from './commands/messages.ts';
import { people } from './commands/people.ts';
import { publish } from './commands/publish.ts';
import { regions } from './commands/regions.ts';
import { verify } from './commands/verify.ts';
import { work } from './commands/work.ts';
import type { CommandName } from './help.ts';
import { COMMANDS, OVERVIEW } from './help.ts';
import type { ExitCode, Io } from './io.ts';
import { UsageError } from './io.ts';
import type { Language } from './language.ts';
import { chooseLanguage } from './language.ts';

type Command = (line: CommandLine, lang: Language, io: Io) => Promise<ExitCode>;

const RUN: Readonly<Record<CommandName, Command>> = {
  publish,
  check,
  import: importFile,
  audit,
  export: exportLog,
  books,
  verify,
  files,
  entries,
  keygen,
  keys,
  people,
  work,
  hooks,
  duties,
  attest,
  complaints,
  messages,
  regions,
  doctor,
  backup,
};

/** Runs one command line, without the program's own name. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let lang = chooseLanguage(undefined, io.env);
  try {
    const line = readCommandLine(argv);
    lang = chooseLanguage(line.lang, io.env);
    const [name, ...words] = line.words;
    if (name === undefined) {
      (line.help ? io.print : io.warn)(OVERVIEW[lang]);
      return line.help ? 0 : 2;
    }
    if (!isCommand(name)) throw unknownCommand(name);
    if (line.help) {
      io.print(COMMANDS[name][lang]);
      return 0;
    }
    return await RUN[name]({ ...line, words }, lang, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.warn(`hh: ${error.text[lang]}`);
    io.warn({ zh: '说明：hh --help', en: 'Help: hh --help' }[lang]);
    return 2;
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

function unknownCommand(name: string): UsageError {
  const known = Object.keys(COMMANDS).join(', ');
  return new UsageError({
    zh: `没有命令 ${name}；有：${known}`,
    en: `there is no command ${name}; there are: ${known}`,
  });
}
