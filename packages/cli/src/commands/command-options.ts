// One reading of the command line for every command.

import { parseArgs } from 'node:util';
import { UsageError } from '../io.ts';

export const FILE_OPTIONS = {
  api: { type: 'string' },
  key: { type: 'string' },
  lang: { type: 'string' },
  site: { type: 'string' },
  data: { type: 'string' },
  at: { type: 'string' },
  ics: { type: 'string' },
  trust: { type: 'string' },
  out: { type: 'string' },
  term: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  partner: { type: 'string' },
  charity: { type: 'string' },
  hours: { type: 'string' },
  project: { type: 'string' },
  state: { type: 'string' },
  reason: { type: 'string' },
  purpose: { type: 'string' },
  'copy-of': { type: 'string' },
  source: { type: 'string' },
  map: { type: 'string', multiple: true },
  reuse: { type: 'boolean' },
  journal: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export interface CommandLine {
  readonly words: readonly string[];
  readonly api?: string | undefined;
  readonly key?: string | undefined;
  readonly lang?: string | undefined;
  /** Origin of a website that should be registered. */
  readonly site?: string | undefined;
  /** Data folder of a server on this machine. */
  readonly data?: string | undefined;
  /** Date or instant to judge by. */
  readonly at?: string | undefined;
  /** Where the calendar goes: a file that ends in `.ics`, or `-` for standard output. */
  readonly ics?: string | undefined;
  /** File with the keys that are believed. */
  readonly trust?: string | undefined;
  /** File or folder to write. */
  readonly out?: string | undefined;
  /** Months `2026-01..2026-12`. */
  readonly term?: string | undefined;
  /** Of a new key, and what it signs. */
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  /** A role counts there only. */
  readonly partner?: string | undefined;
  readonly charity?: string | undefined;
  /** For which a rotated key goes on. */
  readonly hours?: string | undefined;
  /** Id of a project. */
  readonly project?: string | undefined;
  /** Of work items. */
  readonly state?: string | undefined;
  /** Why a step is taken. */
  readonly reason?: string | undefined;
  /** What a file is for, and the evidence that a copy was made of. */
  readonly purpose?: string | undefined;
  readonly 'copy-of'?: string | undefined;
  /** Where the money of a statement came in: `platform:NAME`, `bank`, `bank:NAME` or `cash`. */
  readonly source?: string | undefined;
  /** `field=name of its column`, or `project:what the column says=id`. */
  readonly map?: readonly string[] | undefined;
  /** Use what an earlier audit fetched. */
  readonly reuse: boolean;
  /** Compare published journals however long they are. */
  readonly journal: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

/** @throws UsageError for an option that does not exist or lacks its value */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { positionals, values } = parse(withCalendarPath(argv));
  const {
    lang,
    ics,
    'dry-run': dryRun = false,
    reuse = false,
    journal = false,
    json = false,
    help = false,
    ...given
  } = values;
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') {
    throw new UsageError({ zh: `--lang 应为 zh 或 en，实际是 ${lang}`, en: `--lang takes zh or en, found ${lang}` });
  }
  // The name it must have keeps a slip from writing over the file that is checked.
  if (ics !== undefined && ics !== '-' && !ics.endsWith('.ics')) {
    throw new UsageError({
      zh: `--ics 的文件名应以 .ics 结尾，实际是 ${ics}`,
      en: `--ics takes a file that ends in .ics, found ${ics}`,
    });
  }
  return { ...given, words: positionals, lang, ics, dryRun, reuse, journal, json, help };
}

/** `--ics` takes the next word where that is a calendar's name, and stands for standard output otherwise. */
function withCalendarPath(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  const taken = words.flatMap((word, index) => {
    if (word !== '--ics') return words[index - 1] === '--ics' && isCalendarName(word) ? [] : [word];
    const next = words[index + 1];
    return [next !== undefined && isCalendarName(next) ? `--ics=${next}` : '--ics=-'];
  });
  return [...taken, ...argv.slice(words.length)];
}

function isCalendarName(word: string): boolean {
  return word.endsWith('.ics') && !word.startsWith('-');
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FILE_OPTIONS, allowPositionals: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('. ')[0] : String(cause);
    throw new UsageError({ zh: `不能识别的选项：${why}`, en: `${why}` }, { cause });
  }
}
