// The log of a deployment, over HTTP, as anybody can read it.

import type { TileAddress } from '@happy-homeland/log';
import { tilePath } from '@happy-homeland/log';
import type { Page, PageQuery } from '@happy-homeland/sdk';
import { ApiError, createClient } from '@happy-homeland/sdk';
import type { Io } from '../io.ts';
import type { Text } from '../language.ts';
import type { LogSource } from './log-source.ts';
import { SourceError } from './log-source.ts';
import type { PublishedFigures } from './published-figures.ts';
import { parsePublishedFigures } from './published-figures.ts';
import type { PublishedEntry } from './published-journal.ts';
import { parsePublishedEntry } from './published-journal.ts';

/** Of one file, with all attempts. */
const LIMIT_MS = 30_000;
const PAGE_SIZE = 100;
/** Whoever has more pages than this goes round in circles. */
const PAGES_MAX = 20_000;

export function deploymentSource(baseUrl: string, io: Io): LogSource {
  const client = createClient({ baseUrl, timeoutMs: LIMIT_MS, ...(io.fetch && { fetch: io.fetch }) });
  const { signal } = io;
  return {
    name: baseUrl,
    isFile: false,
    checkpoint: () => had(client.log.checkpoint({ signal }), 'checkpoint'),
    cosigned: () => had(client.log.cosigned({ signal }), 'cosigned'),
    trust: () => had(client.log.trust({ signal }), 'trust.json'),
    tile: (address: TileAddress) => had(client.log.tile(address, { signal }), tilePath(address)),
    figures: () => figuresOf(client, signal),
    journal: (projectId) => journalOf(client, projectId, signal),
  };
}

type Client = ReturnType<typeof createClient>;

async function* figuresOf({ projects }: Client, signal: AbortSignal): AsyncGenerator<PublishedFigures> {
  const page = (cursor: PageQuery) => had(projects.list(cursor, { signal }), 'v1/projects');
  for await (const card of allPages(page)) yield readable(parsePublishedFigures(card));
}

async function* journalOf(
  { projects }: Client,
  projectId: string,
  signal: AbortSignal,
): AsyncGenerator<PublishedEntry> {
  const page = (cursor: PageQuery) =>
    had(projects.ledger(projectId, cursor, { signal }), `v1/projects/${projectId}/ledger`);
  for await (const entry of allPages(page)) yield readable(parsePublishedEntry(entry));
}

async function* allPages<Item>(read: (query: PageQuery) => Promise<Page<Item>>): AsyncGenerator<Item> {
  let cursor: string | undefined;
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const { items, nextCursor } = await read({ limit: PAGE_SIZE, ...(cursor !== undefined && { cursor }) });
    yield* items;
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
  throw new SourceError(UNREADABLE);
}

function readable<Item>(item: Item | null): Item {
  if (item === null) throw new SourceError(UNREADABLE);
  return item;
}

const UNREADABLE: Text = {
  zh: '公布的项目列表或流水无法读懂',
  en: 'the published list of projects, or a journal, cannot be read',
};

/** The answer, or SourceError in words for people. An interruption stays what it is. */
async function had<Answer>(answer: Promise<Answer>, what: string): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new SourceError(wordsFor(error, what), { cause: error });
  }
}

function wordsFor({ code, status, message }: ApiError, what: string): Text {
  if (code === 'bad-answer' && status === undefined) {
    return {
      zh: `${what}：得到的不是应有的内容（可能是网页或残缺的文件：${message}）`,
      en: `${what}: what came is not what it should be (a web page, perhaps, or a torn file: ${message})`,
    };
  }
  if (code === 'network' || code === 'timeout') {
    return { zh: `${what}：多次尝试后没有应答`, en: `${what}: no answer after several attempts` };
  }
  return { zh: `${what}：服务答复 ${status ?? code}`, en: `${what}: the deployment answers ${status ?? code}` };
}
