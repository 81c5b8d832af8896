// One reading of the command line for every command.

import { parseArgs } from 'node:util';
import { UsageError } from '../io.ts';

export const FILE_OPTIONS = {
  api: { type: 'string' },
  key: { type: 'string' },
  lang: { type: 'string' },
  site: { type: 'string' },
  data: { type: 'string' },
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
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

/** @throws UsageError for an option that does not exist or lacks its value */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { positionals, values } = parse(argv);
  const { api, key, lang, site, data, 'dry-run': dryRun = false, json = false, help = false } = values;
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') {
    throw new UsageError({ zh: `--lang 应为 zh 或 en，实际是 ${lang}`, en: `--lang takes zh or en, found ${lang}` });
  }
  return { words: positionals, api, key, lang, site, data, dryRun, json, help };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FILE_OPTIONS, allowPositionals: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('. ')[0] : String(cause);
    throw new UsageError({ zh: `不能识别的选项：${why}`, en: `${why}` }, { cause });
  }
}
