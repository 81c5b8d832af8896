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
    // News and advertisements do not count (Charity Law 2023 art. 75).
    const isThere = entryUrl && enteredOn !== null && isWhereAsked(duty, entryUrl);
    const entry = isThere ? { url: entryUrl, on: enteredOn } : null;
    known.push({ kind: duty, covers, on: first, entry, publishedHereOn });
  }
  return known.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** 慈善中国, at its address of today and the one before. */
export const STATUTORY_PLATFORM = /^https?:\/\/(?:[\w-]+\.)*(?:mca|chinanpo)\.gov\.cn(?:[:/?#]|$)/i;

/** What is told to somebody, not to everybody. */
export const NOT_FOR_THE_PUBLIC: ReadonlySet<DutyKind> = new Set([
  'related-parties',
  'targeted-notice',
  'donor-feedback',
]);

function isWhereAsked(duty: DutyKind, entryUrl: string): boolean {
  return NOT_FOR_THE_PUBLIC.has(duty) || STATUTORY_PLATFORM.test(entryUrl);
}

function earlier(one: CivilDate | null, other: CivilDate | null): CivilDate | null {
  if (one === null || other === null) return one ?? other;
  return other < one ? other : one;
}

function upTo(on: CivilDate, day: CivilDate | null | undefined): CivilDate | null {
  return day !== undefined && day !== null && day <= on ? day : null;
}

type Choice = (seed: DutySeed, free: readonly Publication[]) => Publication | undefined;

/** Each takes what the one before it left. What no window claims answers a duty that it is late for. */
const CHOICES: readonly Choice[] = [named, inWindow, late];
const NO_ANSWERS: ReadonlyMap<DutySeed, Publication> = new Map();

/** The publication that answers each duty, where there is one. */
export function answersTo(
  seeds: readonly DutySeed[],
  publications: readonly Publication[],
): ReadonlyMap<DutySeed, Publication> {
  const open = seeds.filter(({ doneOn }) => doneOn === undefined);
  let free = publications.filter(({ kind }) => open.some((seed) => seed.kind === kind));
  if (free.length === 0) return NO_ANSWERS;
  open.sort(byDue);
  const answers = new Map<DutySeed, Publication>();
  for (const choose of CHOICES) {
    for (const seed of open) {
      if (answers.has(seed)) continue;
      const chosen = choose(seed, free);
      if (chosen === undefined) continue;
      answers.set(seed, chosen);
      free = free.filter((each) => each !== chosen);
      if (free.length === 0) return answers;
    }
  }
  return answers;
}

function named({ kind, due }: DutySeed, free: readonly Publication[]): Publication | undefined {
  return best(free.filter((each) => each.kind === kind && each.covers === due.dueStrict));
}

/** The last one by the day as counted; where there is none, the first one in the days of grace. */
function inWindow({ kind, due, after }: DutySeed, free: readonly Publication[]): Publication | undefined {
  const within = free.filter(
    (each) => each.kind === kind && each.covers === null && isAfter(each.on, after) && each.on <= due.dueLegal,
  );
  if (within.length < 2) return within[0];
  const inTime = within.filter(({ on }) => on <= due.dueStrict);
  return best([...inTime.toReversed(), ...within]);
}

function late({ kind, due }: DutySeed, free: readonly Publication[]): Publication | undefined {
  return best(free.filter((each) => each.kind === kind && each.covers === null && each.on > due.dueLegal));
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
