import type {
  Disclosure,
  Donation,
  DonorMessage,
  JournalEntry,
  Page,
  ProgressUpdate,
  ProjectCard,
  ProjectProgress,
  ProjectQuery,
} from '@happy-homeland/contract';
import type { CallOptions } from './call-options.ts';
import type { ConnectionOptions } from './client-options.ts';
import { send } from './transport.ts';

/** `cursor` is the `nextCursor` of the page before; `limit` 1 … 100, 20 if absent. */
export type PageQuery = Partial<Pick<ProjectQuery, 'cursor' | 'limit'>>;

/** Projects, and what there is of each, page by page. */
export interface ProjectLists {
  list(query?: Partial<ProjectQuery>, options?: CallOptions): Promise<Page<ProjectCard>>;
  ledger(projectId: string, page?: PageQuery, options?: CallOptions): Promise<Page<JournalEntry>>;
  donations(projectId: string, page?: PageQuery, options?: CallOptions): Promise<Page<Donation>>;
  disclosures(projectId: string, page?: PageQuery, options?: CallOptions): Promise<Page<Disclosure>>;
  /** What givers said, as far as it is shown. */
  messages(projectId: string, page?: PageQuery, options?: CallOptions): Promise<Page<DonorMessage>>;
  /** What was published of its progress, with every correction. */
  updates(projectId: string, page?: PageQuery, options?: CallOptions): Promise<Page<ProgressUpdate>>;
  /** Steps done, outcomes, visits, acceptance, and when the next update is due. */
  progress(projectId: string, options?: CallOptions): Promise<ProjectProgress>;
}

/** What showing lists takes, and nothing else. */
export function createProjectLists(transport: ConnectionOptions): ProjectLists {
  const read = <Answer>(path: string, telltale: string, options?: CallOptions): Promise<Answer> =>
    send(transport, { path: `/v1/projects${path}`, telltale, ...options });
  const listOf =
    <Item>(noun: string) =>
    (projectId: string, page?: PageQuery, options?: CallOptions): Promise<Page<Item>> =>
      read(`/${encodeURIComponent(projectId)}/${noun}${queryText(page)}`, 'items', options);
  return {
    list: (query, options) => read(queryText(query), 'items', options),
    ledger: listOf('ledger'),
    donations: listOf('donations'),
    disclosures: listOf('disclosures'),
    messages: listOf('messages'),
    updates: listOf('updates'),
    progress: (projectId, options) => read(`/${encodeURIComponent(projectId)}/progress`, 'milestones', options),
  };
}

// Absent fields are left out by JSON, and what is left is text and numbers.
function queryText(query: Partial<ProjectQuery> = {}): string {
  return `?${new URLSearchParams(JSON.parse(JSON.stringify(query)))}`.replace(/\?$/, '');
}
