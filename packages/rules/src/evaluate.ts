// Facts and an instant in, findings and duties out. Nothing is fetched, no clock is read, and nothing that is handed in
// makes it throw: what cannot be read is a finding that names the field.

import { findingOfCalendar } from './calendar-finding.ts';
import type { CivilDate } from './dates/civil-date.ts';
import { civilDateAt } from './dates/civil-date.ts';
import { dutiesOf } from './duty-status.ts';
import { evidenceOf } from './evidence.ts';
import { valueAt } from './facts/fact-path.ts';
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
import { notTold, tell, versionOn } from './rule.ts';

const CERTAIN: ReadonlySet<Mark> = new Set(['V1', 'V2', 'V3']);

/**
 * Judges `facts` by the law as it stood at `at`, an ISO 8601 instant. Never throws: facts of any shape are taken, and those
 * that cannot be read are findings. The order of the keys, the time zone of the machine and the clock play no part.
 */
export function evaluate(input: unknown, at: string): Evaluation {
  const { facts, faults } = readFacts(input);
  const pack = PACKS[facts.pack ?? 'cn'];
  const on = civilDateAt(at);
  const told = faults.map(findingOfFault);
  if (facts.pack === undefined) told.push(findingOfUnknownPack());
  const stamp = { id: pack.id, version: pack.version };
  if (on === null || !date.is(on))
    return { pack: stamp, at: String(at), on, findings: [findingOfInstant(), ...told], duties: [] };
  const question = { facts, on, pack, published: publicationsOf(facts, on) };
  const asked = pack.rules.map((rule) => ask(rule, question));
  const duties = asked.flatMap((answer) => answer.duties).toSorted(byDue);
  const findings = asked.flatMap(({ finding }) => finding ?? []);
  return { pack: stamp, at, on, findings: [...told, ...findings, ...findingOfCalendar(duties)], duties };
}

interface Question {
  readonly facts: Facts;
  readonly on: CivilDate;
  readonly pack: Pack;
  readonly published: readonly Publication[];
}

interface Answer {
  readonly finding: Finding | null;
  readonly duties: readonly Duty[];
}

const SILENCE: Answer = { finding: null, duties: [] };

function ask(rule: Rule, question: Question): Answer {
  const { facts, on, published } = question;
  if (!rule.applies(facts)) return SILENCE;
  const version = versionOn(rule, judgedOn(rule, question));
  const told = tell(rule, facts);
  const missing = rule.needs.filter((path) => told[path] === undefined);
  const duties = missing.length > 0 ? [] : dutiesOf(rule, { facts, told, on, version, published });
  if (version === undefined) return { finding: null, duties };
  const context = { on, figures: version.figures, duties };
  const judged = missing.length > 0 ? notTold(missing) : rule.judge?.(told, context);
  return { finding: judged === undefined ? null : toFinding(rule, version, { question, judged }), duties };
}

function judgedOn({ judgedBy }: Rule, { facts, on }: Question): CivilDate {
  const day = judgedBy === null ? undefined : valueAt(facts, judgedBy);
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
    evidence: evidenceOf(question.facts, rule.paths),
    fields: outcome === 'pass' ? [] : (judged.fields ?? rule.needs),
    message: judged.message,
    fix: judged.fix ?? null,
  };
}

function byDue(a: Duty, b: Duty): number {
  return compare(a.dueStrict, b.dueStrict) || compare(a.rule, b.rule);
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
