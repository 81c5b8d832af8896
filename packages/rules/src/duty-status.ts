// Whether a duty was met. Met means an entry where the law asks for it, with its address and its date; a page of ours is
// a copy, and says so (Charity Law 2023 art. 75).

import type { CivilDate } from './dates/civil-date.ts';
import { isDueCertain } from './dates/due.ts';
import type { Facts } from './facts/facts.ts';
import type { Duty, DutyStatus } from './finding.ts';
import type { Publication } from './publications.ts';
import { answersTo } from './publications.ts';
import type { DutySeed, Rule, ToldByPath, Version } from './rule.ts';
import { versionOn } from './rule.ts';

/** What all rules are asked about. */
export interface Asked {
  readonly facts: Facts;
  readonly told: ToldByPath;
  /** What had been published by `on`. */
  readonly published: readonly Publication[];
  readonly on: CivilDate;
}

export const NO_DUTIES: readonly Duty[] = [];

/**
 * The duties that a rule brings about, with their status at `on`. What follows from an act is judged by the law of that act,
 * which is `version`, everything else by the law of the day on which it falls due: a day before or after the rule's time
 * asks for nothing.
 */
export function dutiesOf(rule: Rule, version: Version | undefined, asked: Asked): readonly Duty[] {
  if (rule.duties === null) return NO_DUTIES;
  const { told, on, published } = asked;
  const owed: { readonly seed: DutySeed; readonly law: Version }[] = [];
  for (const seed of rule.duties(told, { on, figures: (version ?? rule.versions.at(-1))?.figures })) {
    const law = rule.judgedBy === null ? versionOn(rule, seed.due.dueStrict) : version;
    if (law !== undefined) owed.push({ seed, law });
  }
  if (owed.length === 0) return NO_DUTIES;
  const seeds = owed.map(({ seed }) => seed);
  const answers = answersTo(seeds, published);
  return owed.map(({ seed, law }) => dutyOf(seed, { rule, law, asked, answer: answers.get(seed) }));
}

interface Standing {
  readonly rule: Rule;
  readonly law: Version;
  readonly asked: Asked;
  readonly answer: Publication | undefined;
}

function dutyOf(seed: DutySeed, { rule, law, asked: { facts, on }, answer }: Standing): Duty {
  const { due } = seed;
  const entry = answer?.entry ?? null;
  const publishedHereOn = answer?.publishedHereOn ?? null;
  const isDone = typeof seed.doneOn === 'string' && seed.doneOn <= on;
  const doneOn = isDone ? seed.doneOn : (entry?.on ?? null);
  const isTold = seed.doneOn !== undefined || facts.disclosures !== undefined;
  let status: DutyStatus = publishedHereOn === null ? 'open' : 'published-here';
  if (on > due.dueLegal) status = isTold ? 'overdue' : 'unknown';
  if (doneOn !== null) status = 'met';
  return {
    rule: rule.id,
    kind: seed.kind,
    title: seed.title,
    contents: seed.contents ?? law.contents ?? seed.title,
    dueStrict: due.dueStrict,
    dueLegal: due.dueLegal,
    isDueCertain: isDueCertain(due),
    articles: law.articles,
    mark: seed.mark ?? law.mark,
    status,
    entry,
    publishedHereOn,
    wasLate: (doneOn ?? publishedHereOn ?? due.dueLegal) > due.dueLegal,
  };
}
