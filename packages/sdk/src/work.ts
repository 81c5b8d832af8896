// Work items: opening them, reading them and taking their steps. Every write carries a key of its own, so that a request
// whose answer was lost is sent again and done once.

import type {
  Page,
  StepInput,
  WORK_BODIES,
  WorkContent,
  WorkItem,
  WorkItemWithEvents,
  WorkKind,
} from '@happy-homeland/contract';
import { machineOf } from '@happy-homeland/contract/work';
import type { CallOptions } from './call-options.ts';
import { iterateItems } from './pages.ts';
import type { Transport } from './transport.ts';
import { REPLAY_ATTEMPTS_MAX, send } from './transport.ts';

type StepName<Kind extends WorkKind> = keyof (typeof WORK_BODIES)[Kind]['steps'] & string;

export interface WorkListOptions extends CallOptions {
  /** Id of a project; without it the key's own federation. */
  readonly project?: string;
  /** External id of a federation. */
  readonly federation?: string;
  readonly state?: string;
  readonly cursor?: string;
  /** 1 … 100, 20 if absent. */
  readonly limit?: number;
}

export interface OpenOptions extends CallOptions {
  /** Where the kind belongs to projects: the project's id. */
  readonly project?: string;
  /** A UUID that stays the same when the caller tries again; one is made where it is left out. */
  readonly idempotencyKey?: string;
}

export type StepOptions = Omit<OpenOptions, 'project'>;

/** Items of one kind. Errors are `ApiError`s whose `slug` says why: `illegal-transition`, `four-eyes-required`, … */
export interface WorkClient<Kind extends WorkKind> {
  open(content: WorkContent<Kind>, options?: OpenOptions): Promise<WorkItem>;
  /** One page, newest first. */
  list(options?: WorkListOptions): Promise<Page<WorkItem>>;
  /** All of them, page by page. */
  all(options?: Omit<WorkListOptions, 'cursor'>): AsyncIterable<WorkItem>;
  get(itemId: string, options?: CallOptions): Promise<WorkItemWithEvents>;
  /** Takes a step; `input.seenRevision` refuses it where the item has moved since. */
  take<Step extends StepName<Kind>>(
    step: { readonly itemId: string; readonly step: Step; readonly input: StepInput<Kind, Step> },
    options?: StepOptions,
  ): Promise<WorkItem>;
}

export function workClient<Kind extends WorkKind>(
  transport: Transport,
  headers: Readonly<Record<string, string>>,
  kind: Kind,
): WorkClient<Kind> {
  const base = `/v1/manage/${kind}`;
  const write = (path: string, body: unknown, { idempotencyKey = crypto.randomUUID(), ...options }: StepOptions) =>
    send<WorkItem>(transport, {
      method: 'POST',
      path,
      headers: { ...headers, 'Idempotency-Key': idempotencyKey },
      body: JSON.stringify(body),
      telltale: 'itemId',
      attemptsMax: REPLAY_ATTEMPTS_MAX,
      ...options,
    });
  const list = ({ signal, timeoutMs, ...query }: WorkListOptions = {}) =>
    send<Page<WorkItem>>(transport, {
      path: `${base}${queryOf(query)}`,
      headers,
      telltale: 'items',
      signal,
      timeoutMs,
    });
  return {
    list,
    all: (options) => iterateItems((page) => list({ ...options, ...page })),
    open: (content, { project, ...options } = {}) => write(openingPath(kind, project), content, options),
    get: (itemId, options) =>
      send(transport, { path: `${base}/${encodeURIComponent(itemId)}`, headers, telltale: 'item', ...options }),
    take: ({ itemId, step, input }, options = {}) =>
      write(`${base}/${encodeURIComponent(itemId)}/${step}`, input, options),
  };
}

function openingPath(kind: WorkKind, project: string | undefined): string {
  if (machineOf(kind).of === 'federation') return `/v1/manage/${kind}`;
  if (project === undefined) throw new TypeError(`${kind} belong to a project: pass { project }`);
  return `/v1/manage/projects/${encodeURIComponent(project)}/${kind}`;
}

function queryOf(query: Readonly<Record<string, string | number>>): string {
  const given = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
