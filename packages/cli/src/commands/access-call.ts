// What the commands about keys and people have in common: a client of the deployment, and its refusals in words.

import type { FederationRole } from '@happy-homeland/contract';
import { FEDERATION_ROLES } from '@happy-homeland/contract';
import type { ManageClient } from '@happy-homeland/sdk';
import { ApiError, createManageClient } from '@happy-homeland/sdk';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language, Text } from '../language.ts';
import { plainLine } from '../text/plain-line.ts';
import type { CommandLine } from './command-options.ts';
import { requireTarget } from './target.ts';

/** Lists are read to their end, in pages of this size. */
const PAGE = 100;

/** Runs `call` and prints what it answers: JSON for programs, else the lines that `say` makes of it. */
export async function answerAccess<Answer>(
  { line, lang, io }: { readonly line: CommandLine; readonly lang: Language; readonly io: Io },
  call: (manage: ManageClient) => Promise<Answer>,
  say: (answer: Answer) => readonly string[],
): Promise<ExitCode> {
  const manage = createManageClient({ ...requireTarget(line, io.env), ...(io.fetch && { fetch: io.fetch }) });
  try {
    const answer = await call(manage);
    if (line.json) io.print(JSON.stringify(answer));
    else for (const text of say(answer)) io.print(plainLine(text));
    return 0;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const said = error.problem?.detail ?? error.problem?.title ?? error.message;
    io.warn(plainLine(`${{ zh: '没有办成：', en: 'Not done: ' }[lang]}${error.code} (${said})`));
    for (const { pointer, message } of error.problem?.errors ?? []) io.warn(plainLine(`  ${pointer}: ${message}`));
    return 1;
  }
}

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Everything that a list holds. */
export async function everything<Item>(
  list: (query: { readonly cursor?: string; readonly limit: number }) => Promise<PageOf<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let page = await list({ limit: PAGE });
  items.push(...page.items);
  while (page.nextCursor !== null) {
    page = await list({ limit: PAGE, cursor: page.nextCursor });
    items.push(...page.items);
  }
  return items;
}

/** The word at a place of the command line. @throws UsageError that names it where it is missing */
export function requireWord(words: readonly string[], at: number, name: Text): string {
  const word = words[at];
  if (word !== undefined && word !== '') return word;
  throw new UsageError({ zh: `缺少${name.zh}`, en: `${name.en} is missing` });
}

/** @throws UsageError where a word is no role of a federation */
export function requireRole(word: string | undefined): FederationRole {
  const role = FEDERATION_ROLES.find((known) => known === word);
  if (role !== undefined) return role;
  const known = FEDERATION_ROLES.join(', ');
  throw new UsageError({
    zh: `--role 应为其中之一：${known}；实际是 ${word ?? '（空）'}`,
    en: `--role takes one of ${known}; found ${word ?? 'nothing'}`,
  });
}

/** @throws UsageError for an action that does not exist */
export function unknownAction(action: string | undefined, known: readonly string[]): UsageError {
  const names = known.join(', ');
  return new UsageError({
    zh: `应为其中之一：${names}；实际是 ${action ?? '（空）'}`,
    en: `one of ${names}; found ${action ?? 'nothing'}`,
  });
}

export const FEDERATION: Text = { zh: '机构编号 FEDERATION', en: 'the FEDERATION' };
