// Facts and an instant in, findings and duties out. Nothing is fetched, no clock is read, and nothing that is handed in
// makes it throw: what cannot be read is a finding that names the field.

import { findingOfCalendar } from './calendar-finding.ts';
import type { CivilDate } from './dates/civil-date.ts';
import { civilDateAt } from './dates/civil-date.ts';
import { remember } from './dates/remember.ts';
import type { Asked } from './duty-status.ts';
import { dutiesOf, NO_DUTIES } from './duty-status.ts';
import type { EvidenceBook } from './evidence.ts';
import { evidenceFor, openEvidence } from './evidence.ts';
import { readFacts } from './facts/read-facts.ts';
import { date } from './facts/shape.ts';
import type { Duty, Evaluation, Finding, Outcome } from './finding.ts';
import { isCertain } from './instruments.ts';
import type { Pack } from './packs.ts';
import { PACKS } from './packs.ts';
import { publicationsOf } from './publications.ts';
import { findingOfFault, findingOfInstant, findingOfUnknownPack } from './reading-findings.ts';
import type { Judgement, Rule, Version } from './rule.ts';
import { missingOf, notTold, versionOn } from './rule.ts';

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
  const findings = unread;
  const duties: Duty[] = [];
  for (const rule of pack.rules) {
    if (!rule.applies(facts)) continue;
    const version = versionOn(rule, judgedOn(rule, question));
    const missing = missingOf(rule, told);
    const owed = missing.length === 0 ? dutiesOf(rule, version, question) : NO_DUTIES;
    for (const duty of owed) duties.push(duty);
    if (version === undefined) continue;
    const judged =
      missing.length === 0 ? rule.judge?.(told, { on, figures: version.figures, duties: owed }) : notTold(missing);
    if (judged) findings.push(toFinding(rule, version, { question, judged }));
  }
  duties.sort(byDue);
  findings.push(...findingOfCalendar(duties));
  return { pack: stamp, at, on, findings, duties };
}

interface Question extends Asked {
  readonly pack: Pack;
  readonly book: EvidenceBook;
}

function judgedOn({ judgedBy, judgedAt }: Rule, { told, on }: Question): CivilDate {
  if (judgedBy === null) return on;
  const day = told.values[judgedAt];
  if (typeof day === 'number') return lastDayOf(day);
  return typeof day === 'string' ? day : on;
}

const lastDayOf = remember((year: number): CivilDate => `${year}-12-31`);

interface Judged {
  readonly question: Question;
  readonly judged: Judgement;
}

function toFinding(rule: Rule, version: Version, { question, judged }: Judged): Finding {
  const mark = judged.mark ?? version.mark;
  const mayBlock = isCertain(mark) || question.pack.switchedOn.includes(rule.id);
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
