import type {
  Channel,
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
import type { ProjectChecks } from './project-checks.ts';
import { createProjectChecks } from './project-checks.ts';
import type { Call } from './transport.ts';
import { send } from './transport.ts';

/** `cursor` is the `nextCursor` of the page before; `limit` 1 … 100, 20 if absent. */
export type PageQuery = Partial<Pick<ProjectQuery, 'cursor' | 'limit'>>;

/** What it takes to show a project on a page. */
export interface ProjectCards {
  get(projectId: string, options?: CallOptions): Promise<ProjectCard>;
  /** What this page may do for the project; depends on the page's origin. */
  channel(projectId: string, options?: CallOptions): Promise<Channel>;
}

export interface Projects extends ProjectCards, ProjectChecks {
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

/** The projects of a client, for bundles that need no more. */
export function createProjects(transport: ConnectionOptions): Projects {
  const listOf =
    <Item>(noun: string) =>
    (projectId: string, page?: PageQuery, options?: CallOptions): Promise<Page<Item>> =>
      read(transport, { path: `${segment(projectId)}/${noun}${queryText(page)}`, telltale: 'items', ...options });
  return {
    ...createProjectCards(transport),
    ...createProjectChecks(transport),
    list: (query, options) => read(transport, { path: queryText(query), telltale: 'items', ...options }),
    ledger: listOf('ledger'),
    donations: listOf('donations'),
    disclosures: listOf('disclosures'),
    messages: listOf('messages'),
    updates: listOf('updates'),
    progress: (projectId, options) =>
      read(transport, { path: `${segment(projectId)}/progress`, telltale: 'milestones', ...options }),
  };
}

/** What a page needs that shows projects and nothing else: the smallest bundle. */
export function createProjectCards(transport: ConnectionOptions): ProjectCards {
  return {
    get: (projectId, options) => read(transport, { path: segment(projectId), telltale: 'projectId', ...options }),
    channel: (projectId, options) =>
      read(transport, { path: `${segment(projectId)}/channel`, telltale: 'channel', ...options }),
  };
}

function read<Answer>(transport: ConnectionOptions, call: Call): Promise<Answer> {
  return send(transport, { ...call, path: `/v1/projects${call.path}` });
}

function segment(id: string): string {
  return `/${encodeURIComponent(id)}`;
}

// Absent fields are left out by JSON, and what is left is text and numbers.
function queryText(query: Partial<ProjectQuery> = {}): string {
  return `?${new URLSearchParams(JSON.parse(JSON.stringify(query)))}`.replace(/\?$/, '');
}
