// What was published, and which duty it answers: the one whose due date it names, or else the one whose window it falls
// in. It answers one duty only.

import type { CivilDate } from './dates/civil-date.ts';
import type { Facts } from './facts/facts.ts';
import type { Duty, DutyKind } from './finding.ts';
import type { DutySeed } from './rule.ts';

export interface Publication {
  readonly kind: DutyKind;
  /** The due date that it names. */
  readonly covers: CivilDate | null;
  /** The first day on which anybody could read it. */
  readonly on: CivilDate;
  readonly entry: Duty['entry'];
  readonly publishedHereOn: CivilDate | null;
}

/** What had been published by `on`, in the order of the days. */
export function publicationsOf({ disclosures = [] }: Pick<Facts, 'disclosures'>, on: CivilDate): Publication[] {
  const known: Publication[] = [];
  for (const { duty, covers = null, publishedHereOn: hereOn, entryUrl, entryOn } of disclosures) {
    const publishedHereOn = upTo(on, hereOn);
    const enteredOn = entryUrl ? upTo(on, entryOn) : null;
    const first = earlier(publishedHereOn, enteredOn);
    if (duty === undefined || first === null) continue;
    const entry = entryUrl && enteredOn !== null ? { url: entryUrl, on: enteredOn } : null;
    known.push({ kind: duty, covers, on: first, entry, publishedHereOn });
  }
  return known.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

function earlier(one: CivilDate | null, other: CivilDate | null): CivilDate | null {
  if (one === null || other === null) return one ?? other;
  return other < one ? other : one;
}

function upTo(on: CivilDate, day: CivilDate | null | undefined): CivilDate | null {
  return day !== undefined && day !== null && day <= on ? day : null;
}

type Choice = (seed: DutySeed, free: readonly Publication[]) => Publication | undefined;

const NO_ANSWERS: ReadonlyMap<DutySeed, Publication> = new Map();

/** The publication that answers each duty, where there is one. What no window claims answers a duty that it is late for. */
export function answersTo(
  seeds: readonly DutySeed[],
  publications: readonly Publication[],
): ReadonlyMap<DutySeed, Publication> {
  const isAsked = ({ kind }: Publication) => seeds.some((seed) => seed.kind === kind && seed.doneOn === undefined);
  const asked = publications.filter(isAsked);
  if (asked.length === 0) return NO_ANSWERS;
  const answers = new Map<DutySeed, Publication>();
  const free = new Set(asked);
  const inOrder = seeds.filter(({ doneOn }) => doneOn === undefined).toSorted(byDue);
  for (const choose of [named, inWindow, late] satisfies Choice[]) {
    for (const seed of free.size === 0 ? [] : inOrder.filter((each) => !answers.has(each))) {
      const chosen = choose(
        seed,
        [...free].filter(({ kind }) => kind === seed.kind),
      );
      if (chosen === undefined) continue;
      answers.set(seed, chosen);
      free.delete(chosen);
    }
  }
  return answers;
}

function named({ due }: DutySeed, free: readonly Publication[]): Publication | undefined {
  return best(free.filter(({ covers }) => covers === due.dueStrict));
}

/** The last one by the day as counted; where there is none, the first one in the days of grace. */
function inWindow({ due, after }: DutySeed, free: readonly Publication[]): Publication | undefined {
  const within = free.filter(({ covers, on }) => covers === null && isAfter(on, after) && on <= due.dueLegal);
  const inTime = within.filter(({ on }) => on <= due.dueStrict);
  return best([...inTime.toReversed(), ...within]);
}

function late({ due }: DutySeed, free: readonly Publication[]): Publication | undefined {
  return best(free.filter(({ covers, on }) => covers === null && on > due.dueLegal));
}

function isAfter(day: CivilDate, after: CivilDate | undefined): boolean {
  return after === undefined || day > after;
}

/** An entry where the law asks for it counts for more than a copy. */
function best(publications: readonly Publication[]): Publication | undefined {
  return publications.find(({ entry }) => entry !== null) ?? publications[0];
}

function byDue(a: DutySeed, b: DutySeed): number {
  return a.due.dueStrict < b.due.dueStrict ? -1 : Number(a.due.dueStrict > b.due.dueStrict);
}
