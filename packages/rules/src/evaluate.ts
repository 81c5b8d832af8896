// Facts and an instant in, findings and duties out. Nothing is fetched, no clock is read, and nothing that is handed in
// makes it throw: what cannot be read is a finding that names the field.

import { findingOfCalendar } from './calendar-finding.ts';
import type { CivilDate } from './dates/civil-date.ts';
import { civilDateAt } from './dates/civil-date.ts';
import { dutiesOf } from './duty-status.ts';
import type { EvidenceBook } from './evidence.ts';
import { evidenceFor, openEvidence } from './evidence.ts';
import type { ToldFacts } from './facts/fact-path.ts';
import { placeNumber } from './facts/fact-path.ts';
import type { Facts } from './facts/facts.ts';
import { readFacts } from './facts/read-facts.ts';
import { date } from './facts/shape.ts';
import type { Duty, Evaluation, Finding, Outcome } from './finding.ts';
import type { Mark } from './instruments.ts';
import type { Pack } from './packs.ts';
import { PACKS } from './packs.ts';
import type { Publication } from './publications.ts';
import { publicationsOf } from './publications.ts';
import { findingOfFault, findingOfInstant, findingOfUnknownPack } from './reading-findings.ts';
import type { Judgement, Rule, Version } from './rule.ts';
import { missingOf, notTold, versionOn } from './rule.ts';

const CERTAIN: ReadonlySet<Mark> = new Set(['V1', 'V2', 'V3']);

/**
 * Judges `facts` by the law as it stood at `at`, an ISO 8601 instant. Never throws: facts of any shape are taken, and those
 * that cannot be read are findings. The order of the keys, the time zone of the machine and the clock play no part.
 */
export function evaluate(input: unknown, at: string): Evaluation {
  const { facts, told, faults } = readFacts(input);
  const pack = PACKS[facts.pack ?? 'cn'];
  const on = civilDateAt(at);
  const unread = faults.map(findingOfFault);
  if (facts.pack === undefined) unread.push(findingOfUnknownPack());
  const stamp = { id: pack.id, version: pack.version };
  if (on === null || !date.is(on))
    return { pack: stamp, at: String(at), on, findings: [findingOfInstant(), ...unread], duties: [] };
  const question = { facts, told, on, pack, published: publicationsOf(facts, on), book: openEvidence(facts, told) };
  const findings: Finding[] = [];
  const duties: Duty[] = [];
  for (const rule of pack.rules) {
    const answer = rule.applies(facts) ? ask(rule, question) : SILENCE;
    if (answer.finding !== null) findings.push(answer.finding);
    for (const duty of answer.duties) duties.push(duty);
  }
  duties.sort(byDue);
  return { pack: stamp, at, on, findings: [...unread, ...findings, ...findingOfCalendar(duties)], duties };
}

interface Question {
  readonly facts: Facts;
  readonly told: ToldFacts;
  readonly on: CivilDate;
  readonly pack: Pack;
  readonly published: readonly Publication[];
  readonly book: EvidenceBook;
}

interface Answer {
  readonly finding: Finding | null;
  readonly duties: readonly Duty[];
}

const NO_DUTIES: readonly Duty[] = [];
const SILENCE: Answer = { finding: null, duties: NO_DUTIES };

function ask(rule: Rule, question: Question): Answer {
  const { facts, told, on, published } = question;
  const version = versionOn(rule, judgedOn(rule, question));
  const missing = missingOf(rule, told);
  const isTold = missing.length === 0;
  const duties = isTold && rule.duties !== null ? dutiesOf(rule, { facts, told, on, version, published }) : NO_DUTIES;
  if (version === undefined) return { finding: null, duties };
  const judged = isTold ? rule.judge?.(told, { on, figures: version.figures, duties }) : notTold(missing);
  return { finding: judged === undefined ? null : toFinding(rule, version, { question, judged }), duties };
}

function judgedOn({ judgedBy }: Rule, { told, on }: Question): CivilDate {
  if (judgedBy === null) return on;
  const day = told.values[placeNumber(judgedBy) ?? -1];
  if (typeof day === 'number') return `${day}-12-31`;
  return typeof day === 'string' ? day : on;
}

interface Judged {
  readonly question: Question;
  readonly judged: Judgement;
}

function toFinding(rule: Rule, version: Version, { question, judged }: Judged): Finding {
  const mark = judged.mark ?? version.mark;
  const mayBlock = CERTAIN.has(mark) || question.pack.switchedOn.includes(rule.id);
  const softened = judged.outcome === 'block' && !mayBlock;
  const outcome: Outcome = softened ? 'warn' : judged.outcome;
  return {
    rule: rule.id,
    name: rule.name,
    title: rule.title,
    outcome,
    softened,
    bars: rule.bars && mayBlock,
    moments: rule.moments,
    articles: question.pack.citesLaw ? (judged.articles ?? version.articles) : [],
    mark,
    evidence: evidenceFor(rule, question.book),
    fields: outcome === 'pass' ? [] : (judged.fields ?? rule.needs),
    message: judged.message,
    fix: judged.fix ?? null,
  };
}

function byDue(a: Duty, b: Duty): number {
  if (a.dueStrict !== b.dueStrict) return a.dueStrict < b.dueStrict ? -1 : 1;
  return Number(a.rule > b.rule) - Number(a.rule < b.rule);
}
