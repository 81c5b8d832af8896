// Twenty tags on one page ask once for each project, and for few projects at a time: the host's own requests must not
// wait for ours.

import type { Channel, ProjectCard, ProjectCards } from '@happy-homeland/sdk';

/** Two requests each, card and channel: six at a time. */
const PROJECTS_AT_ONCE = 3;

interface Reading {
  readonly card: Promise<ProjectCard>;
  readonly channel: Promise<Channel>;
}

interface Shared extends Reading {
  readonly abort: AbortController;
  waiting: number;
}

export interface Question {
  readonly projects: ProjectCards;
  readonly api: string;
  readonly projectId: string;
}

const underWay = new Map<string, Shared>();
const queue: (() => void)[] = [];
let free = PROJECTS_AT_ONCE;

/** The reading that is under way, or a new one. It is given up when the last who waits for it aborts. */
export function shareReading({ projects, api, projectId }: Question, signal: AbortSignal): Reading {
  const key = `${api} ${projectId}`;
  const shared = underWay.get(key) ?? read(projects, projectId);
  const { abort } = shared;
  underWay.set(key, shared);
  shared.waiting += 1;
  const forget = () => underWay.get(key) === shared && underWay.delete(key);
  signal.addEventListener('abort', () => {
    shared.waiting -= 1;
    if (shared.waiting) return;
    abort.abort();
    forget();
  });
  void Promise.allSettled([shared.card, shared.channel]).then(forget);
  return shared;
}

function read(projects: ProjectCards, projectId: string): Shared {
  const abort = new AbortController();
  const { signal } = abort;
  const turn = free > 0 ? Promise.resolve() : new Promise<void>((next) => queue.push(next));
  free -= 1;
  const card = turn.then(() => projects.get(projectId, { signal }));
  const channel = turn.then(() => projects.channel(projectId, { signal }));
  // A reading that was given up is over, even where a page's own `fetch` pays no heed to the signal.
  const givenUp = new Promise((over) => signal.addEventListener('abort', over));
  void Promise.race([Promise.allSettled([card, channel]), givenUp]).then(() => {
    free += 1;
    queue.shift()?.();
  });
  return { card, channel, abort, waiting: 0 };
}
