// A rule is data with one small pure function: what it is called, when which article stood behind it, which facts it
// needs, and how it judges them. What it needs and was not told makes it `unknown` without asking the function.

import type { Citation } from './citation.ts';
import type { CivilDate } from './dates/civil-date.ts';
import type { Due } from './dates/due.ts';
import type { FactAt, FactPath, ToldFacts } from './facts/fact-path.ts';
import { placeNumber, placeNumbers } from './facts/fact-path.ts';
import type { Facts } from './facts/facts.ts';
import type { Duty, DutyKind, Moment, Outcome } from './finding.ts';
import type { Mark } from './instruments.ts';
import type { Words } from './words.ts';
import { say } from './words.ts';

/** The rule as it stood for a time. Both days are inclusive; `to` is null while it stands. */
export interface Version<Figures = unknown> {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly articles: readonly Citation[];
  readonly mark: Mark;
  /** Thresholds of that time. */
  readonly figures: Figures;
  /** What must be in what its duties publish, at that time. */
  readonly contents?: Words;
}

/** What a rule says of the facts. */
export interface Judgement {
  readonly outcome: Outcome;
  readonly message: Words;
  readonly fix?: Words;
  /** Fields that are wrong or missing, where they are not all that the rule needs. */
  readonly fields?: readonly string[];
  /** Where this part of the rule is known less well than the rest. */
  readonly mark?: Mark;
  /** Where it rests on other articles than those of the day: on what was in force when a duty fell due. */
  readonly articles?: readonly Citation[];
}

/** A duty that the facts bring about, before anybody asks whether it was met. */
export interface DutySeed {
  readonly kind: DutyKind;
  readonly due: Due;
  readonly title: Words;
  /** Where it is not what the version of the rule asks for. */
  readonly contents?: Words;
  /** Where its date is known less well than the rule. */
  readonly mark?: Mark;
  /** The day after which a publication can answer it; for one of a series, the due date before it. A publication that names
   * no due date answers the window it falls in. */
  readonly after?: CivilDate;
  /** Where the facts themselves say that it was done: a change that was filed. Null where they say it was not. */
  readonly doneOn?: CivilDate | null | undefined;
}

export interface Context<Figures = unknown> {
  /** The civil date asked about. */
  readonly on: CivilDate;
  readonly figures: Figures;
}

/** What a rule is judged by, besides the facts. */
export interface JudgingContext<Figures = unknown> extends Context<Figures> {
  /** What the rule's own duties have come to. */
  readonly duties: readonly Duty[];
}

/** The facts a rule asked for, by path: those it needs are told, those it uses may be undefined. */
export type Told<Needs extends FactPath, Uses extends FactPath> = {
  readonly [Path in Needs]: Exclude<FactAt<Path>, undefined>;
} & { readonly [Path in Uses]: FactAt<Path> };

interface Definition<Needs extends FactPath, Uses extends FactPath, Figures> {
  readonly id: string;
  readonly name: string;
  readonly title: Words;
  readonly moments: readonly Moment[];
  readonly versions: readonly Version<Figures>[];
  /**
   * The fact whose date chooses the version: what is done once is judged by the law of its day, the figures of a year by the
   * law of its last day. Without it, or where it was not told, the date asked about chooses.
   */
  readonly judgedBy?: FactPath;
  readonly needs: readonly Needs[];
  readonly uses?: readonly Uses[];
  /** Whether it is about facts like these at all; where not, it says nothing. */
  readonly applies?: (facts: Facts) => boolean;
  /** False for a rule that never blocks: not knowing then closes nothing either. */
  readonly bars?: boolean;
  readonly judge?: (told: Told<Needs, Uses>, context: JudgingContext<Figures>) => Judgement;
  readonly duties?: (told: Told<Needs, Uses>, context: Context<Figures>) => readonly DutySeed[];
}

/** A rule as the engine sees it. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly title: Words;
  readonly moments: readonly Moment[];
  readonly versions: readonly Version[];
  readonly judgedBy: FactPath | null;
  /** The number of that path; -1 where there is none. */
  readonly judgedAt: number;
  readonly needs: readonly FactPath[];
  readonly uses: readonly FactPath[];
  /** What it needs and what it uses. */
  readonly paths: readonly FactPath[];
  /** The numbers of these paths, in the same order. */
  readonly places: readonly number[];
  readonly applies: (facts: Facts) => boolean;
  readonly bars: boolean;
  /** Null for a rule that only brings about duties. */
  readonly judge: ((told: ToldByPath, context: JudgingContext) => Judgement) | null;
  readonly duties: ((told: ToldByPath, context: Context) => readonly DutySeed[]) | null;
}

/** The facts at a rule's paths, undefined for those that nobody told. */
export type ToldByPath = ToldFacts;

/** Makes a rule; the compiler holds its function to the facts that it asked for. */
export function rule<Figures, const Needs extends FactPath = never, const Uses extends FactPath = never>(
  definition: Definition<Needs, Uses, Figures>,
): Rule {
  const { needs, uses = [], judgedBy = null } = definition;
  const paths = [...needs, ...uses];
  return {
    id: definition.id,
    name: definition.name,
    title: definition.title,
    moments: definition.moments,
    versions: definition.versions,
    judgedBy,
    judgedAt: judgedBy === null ? -1 : (placeNumber(judgedBy) ?? -1),
    needs,
    uses,
    paths,
    places: placeNumbers(paths),
    applies: definition.applies ?? always,
    bars: definition.bars ?? true,
    judge: parseAsked<Rule['judge']>(definition.judge),
    duties: parseAsked<Rule['duties']>(definition.duties),
  };
}

/** What a rule needs and was not told. */
export function missingOf({ needs, places }: Rule, { values }: ToldFacts): readonly FactPath[] {
  for (let at = 0; at < needs.length; at += 1) {
    if (values[places[at] ?? -1] === undefined)
      return needs.filter((_, each) => values[places[each] ?? -1] === undefined);
  }
  return NOTHING;
}

const NOTHING: readonly FactPath[] = [];

function always(): boolean {
  return true;
}

// The engine asks only when everything needed is told, and with the figures of one of the rule's own versions.
function parseAsked<Asked>(asked: unknown): Asked {
  return (asked ?? null) as Asked;
}

/** The version in force on a day. Versions of one rule do not overlap, and nearly every day that is asked about is late. */
export function versionOn({ versions }: Rule, day: CivilDate): Version | undefined {
  for (let at = versions.length - 1; at >= 0; at -= 1) {
    const version = versions[at];
    if (version !== undefined && version.from <= day && (version.to === null || day <= version.to)) return version;
  }
  return undefined;
}

export function pass(message: Words): Judgement {
  return { outcome: 'pass', message };
}

type Fault = {
  readonly message: Words;
  readonly fix: Words;
  readonly fields?: readonly string[];
  readonly mark?: Mark;
};

export function warn(fault: Fault): Judgement {
  return { outcome: 'warn', ...fault };
}

export function block(fault: Fault): Judgement {
  return { outcome: 'block', ...fault };
}

/** Something else than what the rule always needs is missing. */
export function unknown(fault: Fault): Judgement {
  return { outcome: 'unknown', ...fault };
}

/** Fields that a sentence names; the finding itself names them all. */
const NAMED_MAX = 12;

/** Facts are missing, and what they are is all that can be said. */
export function notTold(missing: readonly string[]): Judgement {
  const fields = `${missing.slice(0, NAMED_MAX).join(', ')}${missing.length > NAMED_MAX ? ', …' : ''}`;
  return unknown({
    message: say(`未填报：${fields}`, `not told: ${fields}`),
    fix: say(`请补充 ${fields}`, `tell ${fields}`),
    fields: missing,
  });
}
