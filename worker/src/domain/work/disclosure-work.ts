// A disclosure on its way to the public. The figures are the ledger's whenever its content is kept; one writes it and another
// publishes it; the duty is met when its entry on 慈善中国 is registered, with address and date, and not before.

import type { StepInput, WorkContent } from '@happy-homeland/contract';
import { holdsPersonalData, NO_PERSONAL_DATA } from '@happy-homeland/contract/personal-data';
import { DISCLOSURE_FIELDS, fieldsOf } from '@happy-homeland/contract/work';
import { assert } from '../../assert.ts';
import type { Change, Ports, ProjectFile, WorkItemRecord } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { verdictOn } from '../compliance/verdict.ts';
import { subjectOfDuty } from '../duty/owed-duties.ts';
import { disclosing } from '../fund/disclosure.ts';
import { financingOf } from '../project/financing.ts';
import { moneyTrail } from '../project/money-trail.ts';
import { readOutcomes } from '../project/outcomes.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused, refusedField } from '../refusal.ts';
import { figuresOf } from './disclosure-figures.ts';
import { bodyText, filledFields } from './disclosure-text.ts';
import { fundEffect } from './fund-effect.ts';
import { projectIdOf } from './partner-content.ts';
import type { Admitted, StepCase, StepResult, WorkPlace } from './work-handler.ts';
import { parseHandler, TAKEN } from './work-handler.ts';

type Content = WorkContent<'disclosures'>;

export const disclosureWork = parseHandler<'disclosures'>({
  admit: ({ ports, place, content }) => admit(ports, place, content),
  steps: {
    edit: async ({ item, content, input }) =>
      changed(content, { ...input.content, ...explained(isPublished(item) ? content.explanation : undefined) }),
    submit: async ({ content }) => refuseGaps(content) ?? TAKEN,
    publish: async ({ ports, place, item, content, input }) => {
      if (input.digest !== item.digest) {
        return refused('stale-state', { detail: `the version under review is ${item.digest}` });
      }
      return refuseGaps(content) ?? publish(ports, place, { item, content });
    },
    register: (step) => register(step),
    revise: async ({ content, input }) => changed(content, { ...input.content, ...explained(input.explanation) }),
    withdraw: async ({ item }) =>
      isPublished(item)
        ? refused('not-fit', { detail: 'it is public: finish the correction, what is published stays' })
        : TAKEN,
  },
});

async function admit(ports: Ports, { file }: WorkPlace, content: Content): Promise<Admitted | Refusal> {
  assert(file !== null, 'a disclosure is of a project');
  const { kind, dueOn } = content.duty;
  const { duties } = verdictOn(ports, file, ports.clock.nowMs());
  const duty = duties.find((each) => each.kind === kind && each.dueStrict === dueOn);
  if (duty === undefined) {
    const dates = duties.flatMap((each) => (each.kind === kind ? [each.dueStrict] : []));
    return refusedField('not-fit', '/duty/dueOn', `${kind} falls due on: ${dates.join(', ') || 'no day'}`);
  }
  const { of } = subjectOfDuty(ports, file, duty);
  const figures = await figuresOf(ports, file, of);
  const known = of === 'project' ? await ofProject(ports, file) : OF_MORE;
  const fields = filledFields(kind, content.fields ?? {}, { file, figures, ...known });
  const title = content.title ?? `${file.project.title.slice(0, 60)}：${duty.title.zh}`;
  const named = { ...content, title, fields, figures };
  return refuseNames(named) ?? { kind: 'admitted', content: named, dueOn: duty.dueLegal };
}

const OF_MORE = { byCategory: [], financing: [], reached: null } as const;

async function ofProject(ports: Ports, { project }: ProjectFile) {
  const { projectId, currency } = project;
  const [{ byCategory }, financing, reached] = await Promise.all([
    moneyTrail(ports, { projectId, currency }, 1),
    financingOf(ports, projectId),
    readOutcomes(ports, projectId),
  ]);
  return { byCategory, financing, reached };
}

// Everything here is kept for ever.
function refuseNames({ title = '', fields = {}, explanation = '' }: Content): Refusal | null {
  const texts = Object.entries({ '/title': title, '/explanation': explanation });
  for (const [name, text] of Object.entries(fields)) texts.push([`/fields/${name}`, text ?? '']);
  const [pointer] = texts.find(([, text]) => holdsPersonalData(text)) ?? [];
  return pointer === undefined ? null : refusedField('not-fit', pointer, NO_PERSONAL_DATA);
}

function explained(explanation: string | undefined) {
  return explanation === undefined ? {} : { explanation };
}

function changed({ duty }: Content, content: Content): StepResult | Refusal {
  const isSame = duty.kind === content.duty.kind && duty.dueOn === content.duty.dueOn;
  if (isSame) return { kind: 'taken', content };
  return refusedField('immutable-field', '/content/duty', 'open another disclosure for another duty');
}

/** Refuses what the law asks for and nobody has written yet, all of it at once. */
function refuseGaps({ duty, fields = {} }: Content): Refusal | null {
  const missing = fieldsOf(duty.kind).filter((name) => fields[name] === undefined);
  if (missing.length === 0) return null;
  const errors = missing.map((name) => ({
    pointer: `/fields/${name}`,
    message: `has to be said: ${DISCLOSURE_FIELDS[name].en} (${DISCLOSURE_FIELDS[name].zh})`,
  }));
  return refused('invalid-body', { detail: `still missing: ${missing.join(', ')}`, errors });
}

interface Disclosed {
  readonly item: WorkItemRecord;
  readonly content: Content;
}

function isPublished({ outcome }: WorkItemRecord): boolean {
  return typeof outcome['digest'] === 'string';
}

const ANSWERED = refused('not-fit', { detail: 'another disclosure answers this duty already: correct that one' });

async function publish(ports: Ports, place: WorkPlace, { item, content }: Disclosed): Promise<StepResult | Refusal> {
  const { duty, title = '', fields = {}, explanation = '' } = content;
  const before = item.outcome['digest'];
  const request = disclosing(ports, {
    projectId: projectIdOf(place),
    key: `work:${item.itemId}:publish:${item.revision}`,
    title,
    body: bodyText(duty.kind, fields),
    correction: typeof before === 'string' ? { of: before, explanation } : null,
  });
  const effect = await fundEffect(ports, request);
  if (isRefusal(effect)) return effect;
  const [digest = ''] = effect.ids;
  const publishedOn = textIn(item, 'publishedOn') ?? civilDateOf(ports.clock.nowMs());
  const answer = answerOf(ports, place, { item, content, digest, publishedOn });
  const outcome = { digest, publishedOn };
  return { kind: 'taken', unit: [...(effect.unit ?? []), answer], outcome, lost: { duty: ANSWERED } };
}

async function register({ ports, place, item, content, input }: RegisterStep): Promise<StepResult | Refusal> {
  const { url: entryUrl, on: entryOn } = input;
  const today = civilDateOf(ports.clock.nowMs());
  if (entryOn > today) return refusedField('not-fit', '/on', `it is ${today} in Asia/Shanghai`);
  const published = { digest: textIn(item, 'digest') ?? '', publishedOn: textIn(item, 'publishedOn') ?? '' };
  const outcome = { ...published, entryUrl, entryOn };
  const answer = answerOf(ports, place, { item: { ...item, outcome }, content, ...published });
  return { kind: 'taken', unit: [answer], outcome };
}

type RegisterStep = StepCase<Content, StepInput<'disclosures', 'register'>>;

interface Answering extends Disclosed {
  readonly digest: string;
  readonly publishedOn: string;
}

// The newest word of the item: a correction keeps the entry that was registered before it.
function answerOf(ports: Ports, { file }: WorkPlace, { item, content, digest, publishedOn }: Answering): Change {
  assert(file !== null, 'a disclosure is of a project');
  const { kind, dueOn } = content.duty;
  const record = {
    tenantId: item.tenantId,
    itemId: item.itemId,
    subjectId: subjectOfDuty(ports, file, { kind, dueStrict: dueOn }).subjectId,
    kind,
    dueOn,
    digest,
    publishedOn,
    entryUrl: textIn(item, 'entryUrl'),
    entryOn: textIn(item, 'entryOn'),
    recordedMs: ports.clock.nowMs(),
  };
  return { kind: 'append-duty-answer', record };
}

function textIn({ outcome }: WorkItemRecord, name: string): string | null {
  const value = outcome[name];
  return typeof value === 'string' ? value : null;
}
