// Whether a duty was met. Met means an entry where the law asks for it, with its address and its date; a page of ours is
// a copy, and says so (Charity Law 2023 art. 75).

import type { CivilDate } from './dates/civil-date.ts';
import { isDueCertain } from './dates/due.ts';
import type { Facts } from './facts/facts.ts';
import type { Duty, DutyStatus } from './finding.ts';
import type { DutySeed, Rule, Version } from './rule.ts';

interface Place {
  readonly rule: Rule;
  readonly version: Version;
  readonly facts: Facts;
  readonly on: CivilDate;
}

type Disclosure = NonNullable<Facts['disclosures']>[number];

/** A duty with its status at `on`. */
export function dutyOf(seed: DutySeed, { rule, version, facts, on }: Place): Duty {
  const published = seed.doneOn === undefined ? disclosureFor(seed, facts) : null;
  const entry = entryOf(published);
  const publishedHereOn = published?.publishedHereOn ?? null;
  const doneOn = seed.doneOn ?? entry?.on ?? null;
  const isTold = seed.doneOn !== undefined || facts.disclosures !== undefined;
  const { due } = seed;
  return {
    rule: rule.id,
    kind: seed.kind,
    title: seed.title,
    contents: seed.contents,
    ...due,
    isDueCertain: isDueCertain(due),
    articles: version.articles,
    mark: version.mark,
    status: statusOf({ doneOn, publishedHereOn, isTold, isPast: on > due.dueLegal }),
    entry,
    publishedHereOn,
    wasLate: (doneOn ?? publishedHereOn ?? due.dueLegal) > due.dueLegal,
  };
}

interface Standing {
  readonly doneOn: CivilDate | null;
  readonly publishedHereOn: CivilDate | null;
  readonly isTold: boolean;
  readonly isPast: boolean;
}

function statusOf({ doneOn, publishedHereOn, isTold, isPast }: Standing): DutyStatus {
  if (doneOn !== null) return 'met';
  if (isPast) return isTold ? 'overdue' : 'unknown';
  return publishedHereOn === null ? 'open' : 'published-here';
}

/** The publication that answers a duty: one that names its due date, or else the first of its kind in its window. */
function disclosureFor({ kind, due, after }: DutySeed, { disclosures = [] }: Facts): Disclosure | null {
  const ofKind = disclosures.filter(({ duty }) => duty === kind);
  const named = ofKind.find(({ covers }) => covers === due.dueStrict);
  const free = ofKind.filter(({ covers }) => covers === undefined || covers === null);
  const inWindow = (one: Disclosure) => {
    const day = one.entryOn ?? one.publishedHereOn ?? '';
    return after === undefined || (day > after && day <= due.dueLegal);
  };
  return named ?? free.find(inWindow) ?? null;
}

function entryOf(published: Disclosure | null): Duty['entry'] {
  const { entryUrl, entryOn } = published ?? {};
  if (entryUrl === undefined || entryUrl === null || entryOn === undefined || entryOn === null) return null;
  return { url: entryUrl, on: entryOn };
}
