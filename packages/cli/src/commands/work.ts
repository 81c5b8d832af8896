// `hh work`: what people carry through steps, from the command line. The kinds, states and steps are the contract's own, so
// nothing here has to be changed when a kind is added.

import type { WorkItem, WorkKind } from '@happy-homeland/contract';
import { isWorkKind, machineOf, WORK_KINDS } from '@happy-homeland/contract';
import type { WorkClient } from '@happy-homeland/sdk';
import { createClient } from '@happy-homeland/sdk';
import { requireFormat, writeTable } from '../books/write-table.ts';
import type { ExitCode, Io } from '../io.ts';
import { UsageError } from '../io.ts';
import type { Language } from '../language.ts';
import { answerAccess, requireWord, unknownAction } from './access-call.ts';
import type { CommandLine } from './command-options.ts';
import { readPublishFile } from './read-file.ts';
import { requireTarget } from './target.ts';
import { describeItem, describeKind, oneLine } from './work-lines.ts';
import { entryTable, workTable } from './work-table.ts';

const ITEM = { zh: '事项编号 ITEM', en: 'the ITEM' };
const STEP = { zh: '步骤 STEP', en: 'the STEP' };
/** Lists are read to their end, in pages of this size. */
const PAGE = 100;
const ACTIONS = ['kinds', 'list', 'show', 'open', 'do'];

/** Lists kinds; lists, shows and opens items; takes their steps. */
export async function work(line: CommandLine, lang: Language, io: Io): Promise<ExitCode> {
  const [action, ...words] = line.words;
  const call = { line, lang, io, words };
  switch (action) {
    case 'kinds':
      return showKinds(call);
    case 'list':
      return listItems(call);
    case 'show':
      return showItem(call);
    case 'open':
      return openItem(call);
    case 'do':
      return takeStep(call);
    default:
      throw unknownAction(action, ACTIONS);
  }
}

interface Call {
  readonly line: CommandLine;
  readonly lang: Language;
  readonly io: Io;
  readonly words: readonly string[];
}

async function showKinds({ line, lang, io, words: [word] }: Call): Promise<ExitCode> {
  const kinds = word === undefined ? WORK_KINDS : [requireKind(word)];
  if (line.json) io.print(JSON.stringify(Object.fromEntries(kinds.map((kind) => [kind, machineOf(kind)]))));
  else for (const kind of kinds) for (const text of describeKind(kind, lang)) io.print(text);
  return 0;
}

async function listItems({ words, ...call }: Call): Promise<ExitCode> {
  const kind = requireKind(words[0]);
  const { project, state } = call.line;
  const query = { ...(project && { project }), ...(state && { state }), limit: PAGE };
  const { out } = call.line;
  if (out !== undefined) requireFormat(out);
  return answerAccess(
    call,
    async (manage) => {
      const items = await collect(manage.work(kind).all(query));
      if (out !== undefined) await writeTable(out, workTable(machineOf(kind).zh, items));
      return items;
    },
    (items) => {
      if (out !== undefined) return [wrote(out, call.lang)];
      if (items.length === 0) return [{ zh: '没有', en: 'None' }[call.lang]];
      return items.map((item) => oneLine(item, call.lang));
    },
  );
}

async function showItem({ words, ...call }: Call): Promise<ExitCode> {
  const kind = requireKind(words[0]);
  const itemId = requireWord(words, 1, ITEM);
  const { out } = call.line;
  if (out !== undefined) requireEntry(kind, out);
  return answerAccess(
    call,
    async (manage) => {
      const read = await manage.work(kind).get(itemId);
      if (out !== undefined) await writeTable(out, entryTable(read.item, await cardOf(call, read.item)));
      return read;
    },
    (read) => (out === undefined ? describeItem(read, call.lang) : [wrote(out, call.lang)]),
  );
}

function wrote(out: string, lang: Language): string {
  return { zh: `已写入 ${out}`, en: `wrote ${out}` }[lang];
}

// Other kinds are lists; a disclosure is entered elsewhere, part by part.
function requireEntry(kind: WorkKind, out: string): void {
  requireFormat(out);
  if (kind === 'disclosures') return;
  throw new UsageError({
    zh: 'show 的 --out 只用于 disclosures；其他事项请用 list',
    en: 'show takes --out for disclosures alone; list takes it for every kind',
  });
}

async function cardOf({ line, io }: Pick<Call, 'line' | 'io'>, { projectId }: WorkItem) {
  const { baseUrl } = requireTarget(line, io.env);
  return createClient({ baseUrl, ...(io.fetch && { fetch: io.fetch }) }).projects.get(projectId ?? '');
}

async function openItem({ words, ...call }: Call): Promise<ExitCode> {
  const kind = requireKind(words[0]);
  const content = await readInput(words[1]);
  const { project } = call.line;
  if (project === undefined && machineOf(kind).of === 'project') {
    throw new UsageError({ zh: '缺少 --project 项目编号', en: 'name the project with --project' });
  }
  return answerAccess(
    call,
    (manage) => manage.work(kind).open(parseContent(content), { ...(project && { project }) }),
    (item) => [oneLine(item, call.lang)],
  );
}

async function takeStep({ words, ...call }: Call): Promise<ExitCode> {
  const kind = requireKind(words[0]);
  const itemId = requireWord(words, 1, ITEM);
  const step = requireStep(kind, requireWord(words, 2, STEP));
  const input = { ...(words[3] === undefined ? {} : await readInput(words[3])), ...reasonOf(call.line) };
  return answerAccess(
    call,
    (manage) => manage.work(kind).take({ itemId, step, input: parseContent(input) }),
    (item) => [oneLine(item, call.lang)],
  );
}

function requireKind(word: string | undefined): WorkKind {
  if (word !== undefined && isWorkKind(word)) return word;
  const known = WORK_KINDS.join(', ');
  throw new UsageError({
    zh: `事项种类应为其中之一：${known}；实际是 ${word ?? '（空）'}`,
    en: `a kind is one of ${known}; found ${word ?? 'nothing'}`,
  });
}

function requireStep<Kind extends WorkKind>(kind: Kind, word: string): StepName<Kind> {
  const known = Object.keys(machineOf(kind).steps);
  if (known.includes(word)) return parseStep<Kind>(word);
  throw new UsageError({
    zh: `${kind} 的步骤有：${known.join(', ')}；实际是 ${word}`,
    en: `the steps of ${kind} are ${known.join(', ')}; found ${word}`,
  });
}

function reasonOf({ reason }: CommandLine): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}

async function readInput(name: string | undefined): Promise<object> {
  const text = new TextDecoder().decode(await readPublishFile(name === undefined ? [] : [name]));
  const value = parseJson(text, name ?? '');
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new UsageError({ zh: `${name} 的内容应为一个 JSON 对象`, en: `${name} has to hold one JSON object` });
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError({ zh: `${name} 不是有效的 JSON：${why}`, en: `${name} is not valid JSON: ${why}` }, { cause });
  }
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

// The deployment judges what a file holds, field by field; it is the one that knows.
function parseContent<Content>(content: object): Content {
  return content as Content;
}

type StepName<Kind extends WorkKind> = Parameters<WorkClient<Kind>['take']>[0]['step'];

// One of the steps of the kind's own machine.
function parseStep<Kind extends WorkKind>(word: string): StepName<Kind> {
  return word as StepName<Kind>;
}
