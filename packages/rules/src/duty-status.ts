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

interface Place {
  readonly facts: Facts;
  readonly told: ToldByPath;
  /** What had been published by `on`. */
  readonly published: readonly Publication[];
  readonly on: CivilDate;
  /** The version that judges the rule; undefined where none does. */
  readonly version: Version | undefined;
}

/**
 * The duties that a rule brings about, with their status at `on`. What follows from an act is judged by the law of that act,
 * everything else by the law of the day on which it falls due: a day before or after the rule's time asks for nothing.
 */
export function dutiesOf(rule: Rule, { facts, told, on, version, published }: Place): readonly Duty[] {
  if (rule.duties === null) return [];
  const seeds = rule.duties(told, { on, figures: (version ?? rule.versions.at(-1))?.figures });
  const judged: { readonly seed: DutySeed; readonly law: Version }[] = [];
  for (const seed of seeds) {
    const law = rule.judgedBy === null ? versionOn(rule, seed.due.dueStrict) : version;
    if (law !== undefined) judged.push({ seed, law });
  }
  const answers = answersTo(
    judged.map(({ seed }) => seed),
    published,
  );
  return judged.map(({ seed, law }) => dutyOf(seed, { rule, law, facts, on, answer: answers.get(seed) ?? null }));
}

interface Standing {
  readonly rule: Rule;
  readonly law: Version;
  readonly facts: Facts;
  readonly on: CivilDate;
  readonly answer: Publication | null;
}

function dutyOf(seed: DutySeed, { rule, law, facts, on, answer }: Standing): Duty {
  const { due } = seed;
  const entry = answer?.entry ?? null;
  const publishedHereOn = answer?.publishedHereOn ?? null;
  const isDone = typeof seed.doneOn === 'string' && seed.doneOn <= on;
  const doneOn = isDone ? seed.doneOn : (entry?.on ?? null);
  const isTold = seed.doneOn !== undefined || facts.disclosures !== undefined;
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
    status: statusOf({
      isMet: doneOn !== null,
      isPublishedHere: publishedHereOn !== null,
      isTold,
      isPast: on > due.dueLegal,
    }),
    entry,
    publishedHereOn,
    wasLate: (doneOn ?? publishedHereOn ?? due.dueLegal) > due.dueLegal,
  };
}

interface Known {
  readonly isMet: boolean;
  readonly isPublishedHere: boolean;
  readonly isTold: boolean;
  readonly isPast: boolean;
}

function statusOf({ isMet, isPublishedHere, isTold, isPast }: Known): DutyStatus {
  if (isMet) return 'met';
  if (isPast) return isTold ? 'overdue' : 'unknown';
  return isPublishedHere ? 'published-here' : 'open';
}
