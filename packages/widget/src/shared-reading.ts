// Twenty tags on one page ask once for each project, and for few projects at a time: the host's own requests must not
// wait for ours.

import type { ChannelWithCard, ProjectCards } from '@happy-homeland/sdk';

/** One request each, card and channel in one answer. */
const PROJECTS_AT_ONCE = 6;
/** A frame of a slow screen. Not asked for as such, because a page in the background has none. */
const FRAME_MS = 20;

interface Shared {
  readonly reading: Promise<ChannelWithCard>;
  readonly abort: AbortController;
  waiting: number;
}

export interface Question {
  readonly projects: Pick<ProjectCards, 'shown'>;
  readonly api: string;
  readonly projectId: string;
}

const underWay = new Map<string, Shared>();
const queue: (() => void)[] = [];
let free = PROJECTS_AT_ONCE;
let turn: Promise<unknown> = Promise.resolve();

/** The reading that is under way, or a new one. It is given up when the last who waits for it aborts. */
export function shareReading({ projects, api, projectId }: Question, signal: AbortSignal): Promise<ChannelWithCard> {
  const key = `${api} ${projectId}`;
  const shared = underWay.get(key) ?? read(projects, projectId);
  const { abort, reading } = shared;
  underWay.set(key, shared);
  shared.waiting += 1;
  const forget = () => underWay.get(key) === shared && underWay.delete(key);
  signal.addEventListener('abort', () => {
    shared.waiting -= 1;
    if (shared.waiting) return;
    abort.abort();
    forget();
  });
  void reading.then(forget, forget);
  // Twenty cards drawn in one go, or laid out in one frame, and the page could not be scrolled meanwhile. The first waits for
  // nobody.
  return reading.then((shown) => {
    const mine = turn.then(() => shown);
    turn = mine.then(() => new Promise((next) => setTimeout(next, FRAME_MS)));
    return mine;
  });
}

function read(projects: Question['projects'], projectId: string): Shared {
  const abort = new AbortController();
  const { signal } = abort;
  const turn = free > 0 ? Promise.resolve() : new Promise<void>((next) => queue.push(next));
  free -= 1;
  const reading = turn.then(() => projects.shown(projectId, { signal }));
  // A reading that was given up is over, even where a page's own `fetch` pays no heed to the signal.
  const givenUp = new Promise((over) => signal.addEventListener('abort', over));
  const goOn = () => {
    free += 1;
    queue.shift()?.();
  };
  void Promise.race([reading, givenUp]).then(goOn, goOn);
  return { reading, abort, waiting: 0 };
}
