// The answer of `hh check --json`. Programs build on these names: they are added to and never changed.

import type { Finding } from '@happy-homeland/rules';
import { gateAt } from '@happy-homeland/rules';
import { labelOf, plainWords } from '@happy-homeland/rules/catalog';
import type { CalendarEntry, DutyCalendar } from '../judgement/duty-calendar.ts';
import { placeOf } from '../judgement/fact-place.ts';
import type { Subject } from '../judgement/judge-file.ts';
import { groupFindings, pageRulesOf, wouldBePublished } from '../judgement/judge-file.ts';
import type { Language } from '../language.ts';

const RULES_MAX = 2_000;
const FIELDS_MAX = 100;
const TEXT_MAX = 2_000;

export interface Checked {
  readonly subjects: readonly Subject[];
  readonly calendar: DutyCalendar;
  readonly at: string;
  /** The civil date of `at` in Asia/Shanghai. */
  readonly on: string | null;
  readonly lang: Language;
}

/** Everything that was judged, as plain JSON with the words in one language. */
export function checkedJson({ subjects, calendar, at, on, lang }: Checked) {
  const rules = subjects.flatMap((subject) =>
    subject.findings
      .filter(({ outcome }) => outcome !== 'pass')
      .map((finding) => findingJson(finding, { subject, lang })),
  );
  return {
    fits: true,
    findings: [],
    at,
    on,
    wouldPublish: subjects.every(wouldBePublished),
    subjects: subjects.map(subjectJson),
    rules: rules.slice(0, RULES_MAX),
    rulesLeftOut: Math.max(0, rules.length - RULES_MAX),
    notAskedHere: [...new Set(subjects.flatMap(({ evaluation }) => pageRulesOf(evaluation)))],
    duties: calendar.entries.map((entry) => dutyJson(entry, lang)),
    dutiesLeftOut: calendar.leftOut,
  };
}

function nameOf({ keys }: Subject) {
  return keys.project === undefined ? { kind: 'campaign', key: keys.campaign } : { kind: 'project', key: keys.project };
}

function subjectJson(subject: Subject) {
  const { blocks, untoldClosing, warns, untoldOpen, passed } = groupFindings(subject);
  const { evaluation } = subject;
  return {
    ...nameOf(subject),
    pack: { id: evaluation.pack.id, version: evaluation.pack.version },
    wouldPublish: wouldBePublished(subject),
    mayTakeGifts: gateAt(evaluation, 'render').isOpen && gateAt(evaluation, 'pay').isOpen,
    counts: {
      pass: passed,
      warn: warns.length,
      block: blocks.length,
      unknown: untoldClosing.length + untoldOpen.length,
    },
  };
}

function findingJson(finding: Finding, { subject, lang }: { readonly subject: Subject; readonly lang: Language }) {
  const { rule, name, title, outcome, bars, moments, articles, mark } = finding;
  const { message, fix } = plainWords(finding);
  const fields = finding.fields.slice(0, FIELDS_MAX);
  const closes = outcome === 'block' || (outcome === 'unknown' && bars);
  return {
    subject: nameOf(subject),
    rule,
    name,
    title: title[lang],
    outcome,
    closes: closes ? moments : [],
    articles: articles.map(({ label }) => label[lang]),
    mark,
    message: message[lang].slice(0, TEXT_MAX),
    fix: fix?.[lang].slice(0, TEXT_MAX) ?? null,
    fields,
    fieldLabels: fields.map((field) => labelOf(field)[lang]),
    places: [...new Set(fields.map((field) => placeOf(field, subject)))],
  };
}

function dutyJson({ uid, owner, ownerName, duty, daysLeft, daysLeftLegal }: CalendarEntry, lang: Language) {
  const { rule, kind, title, contents, dueStrict, dueLegal, isDueCertain, articles, mark } = duty;
  return {
    uid,
    owner: { ...owner, name: ownerName },
    rule,
    kind,
    title: title[lang].slice(0, TEXT_MAX),
    contents: contents[lang].slice(0, TEXT_MAX),
    dueStrict,
    dueLegal,
    isDueCertain,
    daysLeft,
    daysLeftLegal,
    status: duty.status,
    articles: articles.map(({ label }) => label[lang]),
    mark,
    entry: duty.entry,
    publishedHereOn: duty.publishedHereOn,
    wasLate: duty.wasLate,
  };
}
