// What the command line says of a statement.

import type { ImportInput } from '@happy-homeland/contract';
import { projectPrefixIn } from '@happy-homeland/contract/payment-code';
import type { Field } from '@happy-homeland/sheet';
import { FIELDS, readText } from '@happy-homeland/sheet';
import type { CommandLine } from '../commands/command-options.ts';
import { UsageError } from '../io.ts';
import type { Kept } from './kept-columns.ts';

export interface ImportSource {
  readonly source: ImportInput['source'];
  /** The platform's name in the filed plan, or what a bank's account is called here; empty for none. */
  readonly name: string;
  /** As it was written: what is remembered is remembered under it. */
  readonly written: string;
}

const ACCOUNT_MAX = 40;
const PROJECT_ID = /^[a-z2-7]{16}$/;

/** @throws UsageError for a source that there is not */
export function requireSource({ source: written }: CommandLine): ImportSource {
  const [, source, name = ''] = /^(platform|bank|cash)(?::(.{1,100}))?$/u.exec(readText(written ?? '')) ?? [];
  const isBank = source === 'bank' && name.length <= ACCOUNT_MAX;
  const isFit = source === 'platform' ? name !== '' : isBank || (source === 'cash' && name === '');
  if (written === undefined || !isFit || (source !== 'platform' && source !== 'bank' && source !== 'cash')) {
    throw new UsageError({
      zh: `--source 应为 platform:平台名称、bank、bank:账户名 或 cash${written === undefined ? '' : `，实际是 ${written}`}`,
      en: `--source takes platform:NAME, bank, bank:NAME or cash${written === undefined ? '' : `, found ${written}`}`,
    });
  }
  return { source, name, written };
}

/** @throws UsageError for what is no id of a project */
export function givenProject({ project }: CommandLine): string | null {
  if (project === undefined) return null;
  if (PROJECT_ID.test(project)) return project;
  const isCode = projectPrefixIn(project) !== null;
  throw new UsageError({
    zh: `--project 应为项目 ID（16 位），实际是 ${project}${isCode ? '，这是付款识别码' : ''}`,
    en: `--project takes the id of a project, 16 characters, found ${project}${isCode ? ', a payment code' : ''}`,
  });
}

/** What `--map` says. @throws UsageError for a field that there is not */
export function mapped({ map = [] }: CommandLine): Kept {
  const columns = new Map<string, string>();
  const projects = new Map<string, string>();
  for (const entry of map) {
    const at = entry.lastIndexOf('=');
    const [field, value] = [entry.slice(0, at), entry.slice(at + 1)];
    if (at > 0 && field.startsWith('project:') && PROJECT_ID.test(value)) projects.set(field.slice(8), value);
    else if (at > 0 && isField(field) && value !== '') columns.set(field, value);
    else {
      throw new UsageError({
        zh: `--map 应为 列=表头（列：${FIELDS.join(' ')}）或 project:名称=项目ID，实际是 ${entry}`,
        en: `--map takes FIELD=HEADER (${FIELDS.join(' ')}) or project:TEXT=ID, found ${entry}`,
      });
    }
  }
  return { columns: Object.fromEntries(columns), projects: Object.fromEntries(projects) };
}

function isField(text: string): text is Field {
  return FIELDS.some((field) => field === text);
}
