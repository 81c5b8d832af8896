// The last good answer of a card, kept on the origin of the page that shows it. Public facts alone: what a card draws and
// nothing of a person. Storage that is blocked or full is as if nothing had been kept.

import type { ProjectCard } from '@happy-homeland/sdk';
import { nowMs } from './clock.ts';

/** Before the address of the deployment and the id of the project. */
const PREFIX = 'hh:card:';
/** Of what is written down. What another version wrote is thrown away. */
const VERSION = 1;
/** Money is spoken of: what is older is no answer any more. */
export const KEPT_MAX_MS = 7 * 24 * 3_600_000;
/** The oldest goes first. */
export const KEPT_CARDS_MAX = 6;
/** UTF-16 units of one card, three times what a long one takes. */
export const KEPT_UNITS_MAX = 24_000;

interface Kept {
  readonly version: number;
  readonly keptAtMs: number;
  readonly card: ProjectCard;
}

export interface CardPlace {
  readonly api: string;
  readonly projectId: string;
}

/** Keeps what a card is drawn from, in place of what was kept of it before. */
export function keepCard(place: CardPlace, card: ProjectCard): void {
  attempt((storage) => {
    const name = nameOf(place);
    // Plans and budgets stand on the project page; the photograph would have to come from where no answer comes from.
    const drawn = { ...card, plan: undefined, budget: undefined, milestones: undefined, photo: undefined };
    const text = JSON.stringify({ version: VERSION, keptAtMs: nowMs(), card: drawn });
    storage.removeItem(name);
    if (text.length > KEPT_UNITS_MAX) return;
    makeRoom(storage);
    storage.setItem(name, text);
  });
}

/** What was kept of a card, unless it is too old or not what was written. */
export function keptCard(place: CardPlace): ProjectCard | undefined {
  return attempt((storage) => {
    const kept = parseKept(storage.getItem(nameOf(place)));
    return kept?.card.projectId === place.projectId ? kept.card : undefined;
  });
}

/** The deployment said that there is no such project: what it said before does not hold either. */
export function forgetCard(place: CardPlace): void {
  attempt((storage) => storage.removeItem(nameOf(place)));
}

function nameOf({ api, projectId }: CardPlace): string {
  return `${PREFIX}${api} ${projectId}`;
}

/** Leaves one place free, and nothing that nobody may show any more. */
function makeRoom(storage: Storage): void {
  const names = Array.from(storage, (_, at) => storage.key(at) ?? '').filter((name) => name.startsWith(PREFIX));
  const byAge = names
    .map((name) => ({ name, keptAtMs: parseKept(storage.getItem(name))?.keptAtMs ?? 0 }))
    .sort((left, right) => right.keptAtMs - left.keptAtMs);
  for (const [at, { name, keptAtMs }] of byAge.entries())
    if (at >= KEPT_CARDS_MAX - 1 || keptAtMs === 0) storage.removeItem(name);
}

// Any script of the host page can write to its storage. What comes out is looked at before it is used, links are judged where
// they are drawn, and what cannot be drawn is thrown away.
function parseKept(text: string | null): Kept | undefined {
  try {
    const kept = JSON.parse(text as string) as Kept;
    // A clock that was set back must not keep a card for ever.
    const ageMs = Math.abs(nowMs() - kept.keptAtMs);
    return kept.version === VERSION && ageMs < KEPT_MAX_MS ? kept : undefined;
  } catch {
    return undefined;
  }
}

function attempt<Value>(use: (storage: Storage) => Value): Value | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
