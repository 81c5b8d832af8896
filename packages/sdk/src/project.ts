import type {
  Channel,
  Disclosure,
  Donation,
  JournalEntry,
  Page,
  ProjectCard,
  ProjectQuery,
} from '@happy-homeland/contract';
import type { CallOptions } from './call-options.ts';
import type { ConnectionOptions } from './client-options.ts';
import { send } from './transport.ts';

/** `cursor` is the `nextCursor` of the page before; `limit` 1 … 100, 20 if absent. */
export type PageQuery = Partial<Pick<ProjectQuery, 'cursor' | 'limit'>>;

export interface Projects {
  list(query?: Partial<ProjectQuery>, options?: CallOptions): Promise<Page<ProjectCard>>;
  get(projectId: string, options?: CallOptions): Promise<ProjectCard>;
  /** What this page may do for the project; depends on the page's origin. */
  channel(projectId: string, options?: CallOptions): Promise<Channel>;
  ledger(projectId: string, page?: PageQuery, options?: CallOptions): Promise<Page<JournalEntry>>;
  donations(projectId: string, page?: PageQuery, options?: CallOptions): Promise<Page<Donation>>;
  disclosures(projectId: string, page?: PageQuery, options?: CallOptions): Promise<Page<Disclosure>>;
}

/** The projects of a client, for bundles that need no more. */
export function createProjects(transport: ConnectionOptions): Projects {
  const read = <Answer>(path: string, telltale: string, options?: CallOptions): Promise<Answer> =>
    send(transport, { path: `/v1/projects${path}`, telltale, ...options });
  const listOf =
    <Item>(noun: string) =>
    (projectId: string, page?: PageQuery, options?: CallOptions): Promise<Page<Item>> =>
      read(`${segment(projectId)}/${noun}${queryText(page)}`, 'items', options);
  return {
    list: (query, options) => read(queryText(query), 'items', options),
    get: (projectId, options) => read(segment(projectId), 'projectId', options),
    channel: (projectId, options) => read(`${segment(projectId)}/channel`, 'channel', options),
    ledger: listOf('ledger'),
    donations: listOf('donations'),
    disclosures: listOf('disclosures'),
  };
}

function segment(id: string): string {
  return `/${encodeURIComponent(id)}`;
}

// Absent fields are left out by JSON, and what is left is text and numbers.
function queryText(query: Partial<ProjectQuery> = {}): string {
  return `?${new URLSearchParams(JSON.parse(JSON.stringify(query)))}`.replace(/\?$/, '');
}
