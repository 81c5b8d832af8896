import type { Channel, ChannelWithCard, ProjectCard } from '@happy-homeland/contract';
import type { CallOptions } from './call-options.ts';
import type { ConnectionOptions } from './client-options.ts';
import type { ProjectChecks } from './project-checks.ts';
import { createProjectChecks } from './project-checks.ts';
import type { ProjectLists } from './project-lists.ts';
import { createProjectLists } from './project-lists.ts';
import { send } from './transport.ts';

/** What it takes to show a project on a page. */
export interface ProjectCards {
  get(projectId: string, options?: CallOptions): Promise<ProjectCard>;
  /** What this page may do for the project; depends on the page's origin. */
  channel(projectId: string, options?: CallOptions): Promise<Channel>;
  /** The channel and the card in one answer. */
  shown(projectId: string, options?: CallOptions): Promise<ChannelWithCard>;
}

export interface Projects extends ProjectCards, ProjectChecks, ProjectLists {}

/** The projects of a client, for bundles that need no more. */
export function createProjects(transport: ConnectionOptions): Projects {
  return { ...createProjectCards(transport), ...createProjectChecks(transport), ...createProjectLists(transport) };
}

/** What a page needs that shows projects and nothing else: the smallest bundle. */
export function createProjectCards(transport: ConnectionOptions): ProjectCards {
  const pathOf = (projectId: string, noun = '') => `/v1/projects/${encodeURIComponent(projectId)}${noun}`;
  return {
    get: (projectId, options) => send(transport, { path: pathOf(projectId), telltale: 'projectId', ...options }),
    channel: (projectId, options) =>
      send(transport, { path: pathOf(projectId, '/channel'), telltale: 'channel', ...options }),
    shown: (projectId, options) =>
      send(transport, { path: pathOf(projectId, '/channel?with=card'), telltale: 'card', ...options }),
  };
}
