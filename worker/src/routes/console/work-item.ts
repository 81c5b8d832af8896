// One work item of any kind: reading it, and taking the steps that it offers.

import type { FormField, WorkItemWithEvents, WorkKind } from '@happy-homeland/contract';
import { bodiesOf, formFieldsOf, isWorkKind, machineOf, PROBLEMS } from '@happy-homeland/contract';
import { civilDateOf } from '../../domain/civil-date.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refused } from '../../domain/refusal.ts';
import { readWork } from '../../domain/work/read-work.ts';
import { takeStep } from '../../domain/work/take-step.ts';
import type { WorkPlace } from '../../domain/work/work-handler.ts';
import { placeOfItem } from '../../domain/work/work-reach.ts';
import type { Schema } from '../../http/body.ts';
import type { App } from '../../http/operation-route.ts';
import { formBody, readPostedForm } from '../../http/posted-form.ts';
import type { FormModel } from '../../pages/index.ts';
import {
  contentRows,
  headline,
  itemPage,
  itemPath,
  join,
  kindName,
  stepName,
  workFormPage,
} from '../../pages/index.ts';
import type { WorkContentRecord } from '../../ports/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, answerRefused, atDesk, frameOf, leadOn } from './desk.ts';
import { nameOf } from './person-name.ts';
import { keyOf } from './request-mark.ts';
import { saidIn } from './said-words.ts';
import { typedValues } from './typed-values.ts';
import { workChoices } from './work-choices.ts';
import { fileLinks, filesOfItem, projectFiles } from './work-files.ts';
import type { FormCase } from './work-form.ts';
import { freshForm, readWorkForm, refusedForm } from './work-form.ts';

export function registerConsoleItems(app: App): void {
  app.get('/console/work/:kind/:itemId', atDesk(showItem));
  app.get('/console/work/:kind/:itemId/:step', atDesk(showStep));
  app.post('/console/work/:kind/:itemId/:step', formBody, atDesk(doStep));
}

interface Reached extends WorkItemWithEvents {
  readonly kind: WorkKind;
  readonly place: WorkPlace;
}

async function reach({ c, ports, actor }: Desk): Promise<Reached | Refusal> {
  const kind = c.req.param('kind') ?? '';
  if (!isWorkKind(kind)) return refused('not-found');
  const read = await readWork(ports, actor, { kind, itemId: c.req.param('itemId') ?? '' });
  if (isRefusal(read)) return read;
  const place = await placeOfItem(ports, read.item.itemId);
  return { ...read, kind, place };
}

async function showItem(desk: Desk): Promise<Response> {
  const reached = await reach(desk);
  return 'reason' in reached ? answerRefused(desk, reached) : answerItem(desk, reached);
}

async function answerItem(desk: Desk, reached: Reached): Promise<Response> {
  const { ports, context, words, c } = desk;
  const { kind, item, events, place } = reached;
  const named = await Promise.all(events.map(async (event) => ({ ...event, name: await nameOf(desk, event.by) })));
  const frame = frameOf(desk, [kindName(kind, context.lang), subjectOf(desk, reached)], 'today');
  const notice = c.req.query('done') === undefined ? {} : { notice: words.console.done };
  const page = itemPage({
    frame: { ...frame, ...notice },
    kind,
    item,
    events: named,
    content: await contentView(desk, reached),
    ...(await saidIn(desk, reached)),
    steps: item.next.map((step) => ({ step, asks: asked(stepFields(kind, step), fixedOf(reached, {})).length > 0 })),
    key: ports.ids.id(),
    project: place.file && { projectId: place.file.project.projectId, title: place.file.project.title },
    federation: place.federation.name,
    today: civilDateOf(ports.clock.nowMs()),
  });
  return answerDesk(desk, page);
}

// What says nothing of itself that others may read is known by what it is of.
function subjectOf({ context }: Desk, { kind, item, place }: Reached): string {
  const about = headline(item, context);
  return about === kindName(kind, context.lang) ? (place.file?.project.title ?? place.federation.name) : about;
}

async function contentView(desk: Desk, { kind, item, place }: Reached) {
  const fields = formFieldsOf(bodiesOf(kind).open);
  const typed = typedValues(fields, item.content, 'CNY');
  const [{ choices }, uploads] = await Promise.all([
    workChoices(desk, { kind, place }, typed),
    projectFiles(desk, filesOfItem(item)),
  ]);
  return {
    kind,
    fields,
    content: item.content,
    choices,
    files: fileLinks(desk, uploads),
    currency: place.file?.project.currency ?? 'CNY',
    context: desk.context,
  } as const;
}

function stepFields(kind: WorkKind, step: string): readonly FormField[] {
  const schema = bodiesOf(kind).steps[step];
  return schema === undefined ? [] : formFieldsOf(schema);
}

function asked(fields: readonly FormField[], fixed: Readonly<Record<string, unknown>>): readonly FormField[] {
  return fields.filter(({ name }) => !Object.hasOwn(fixed, name));
}

interface Sent {
  readonly seenRevision?: number;
  readonly digest?: string;
}

/** What nobody types into a step: what was seen, what a content always names, and facts that no form asks for. */
function fixedOf({ item, kind }: Reached, { seenRevision = item.revision, digest = item.digest }: Sent) {
  const { content } = item;
  const isOfFederation = machineOf(kind).of === 'federation';
  return {
    seenRevision,
    digest,
    ...unasked(formFieldsOf(bodiesOf(kind).open), content, 'content'),
    ...(isOfFederation
      ? {
          'content.federation': content['federation'],
          'content.externalId': content['externalId'],
          'content.project.federation': undefined,
          // Files hang on a project, or on the plan of one.
          ...(filesOfItem(item) === null && { evidence: [], photographs: [] }),
        }
      : {}),
  };
}

/** What a content holds that no form asks for, by its path: an edit leaves it as it is. */
function unasked(fields: readonly FormField[], content: unknown, path: string): Readonly<Record<string, unknown>> {
  const entries = fields.flatMap(({ name, type }): (readonly [string, unknown])[] => {
    const own = join(path, name);
    const value: unknown = Reflect.get(Object(content), name);
    if (type.kind === 'group') return Object.entries(unasked(type.fields, value, own));
    return type.kind === 'other' ? [[own, value]] : [];
  });
  return Object.fromEntries(entries);
}

interface StepForm {
  readonly reached: Reached;
  readonly step: string;
  readonly form: FormCase;
}

async function stepForm(desk: Desk, sent: Sent): Promise<StepForm | Refusal> {
  const reached = await reach(desk);
  if ('reason' in reached) return reached;
  const { kind, item, place } = reached;
  const step = desk.c.req.param('step') ?? '';
  const schema = bodiesOf(kind).steps[step];
  if (schema === undefined) return refused('not-found');
  const fixed = fixedOf(reached, sent);
  const form = {
    kind,
    fields: stepFields(kind, step),
    schema: parseSchema(schema),
    place,
    filesOf: filesOfItem(item),
    fixed,
    content: { content: item.content },
  };
  return { reached, step, form };
}

// Every body of the contract is an object.
function parseSchema(schema: object): Schema<WorkContentRecord> {
  return schema as Schema<WorkContentRecord>;
}

async function showStep(desk: Desk): Promise<Response> {
  const found = await stepForm(desk, {});
  if ('reason' in found) return answerRefused(desk, found);
  const { reached, step, form } = found;
  // What cannot be done from here is not offered here either.
  if (!reached.item.next.includes(step)) return leadOn(desk, itemPath(reached.item));
  return answerStep(desk, found, { model: await freshForm(desk, form), key: desk.ports.ids.id(), status: 200 });
}

interface StepAnswer {
  readonly model: FormModel;
  readonly key: string;
  readonly status: 200 | 422 | (typeof PROBLEMS)[Refusal['reason']]['status'];
}

async function answerStep(
  desk: Desk,
  { reached, step }: StepForm,
  { model, key, status }: StepAnswer,
): Promise<Response> {
  const { kind, item } = reached;
  const { context, words } = desk;
  const name = stepName({ kind, step }, context.lang, words);
  const page = workFormPage({
    frame: frameOf(desk, [name, subjectOf(desk, reached)], 'today'),
    form: model,
    action: `${itemPath(item)}/${step}`,
    hidden: { _key: key, _seen: String(item.revision), _digest: item.digest },
    submit: name,
    back: itemPath(item),
    // A new content is written over the old one; for everything else what it is about stands above.
    ...(form(model) ? {} : { about: contentRows(await contentView(desk, reached)) }),
  });
  return answerDesk(desk, page, status);
}

function form({ fields }: FormModel): boolean {
  return fields.some(({ name }) => name === 'content');
}

async function doStep(desk: Desk): Promise<Response> {
  const { ports, actor, c } = desk;
  const posted = await readPostedForm(c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const [seen = '', digest = ''] = ['_seen', '_digest'].map((name) => posted.texts.get(name)?.[0] ?? '');
  const sent = { ...(/^\d{1,9}$/.test(seen) && { seenRevision: Number(seen) }), ...(digest !== '' && { digest }) };
  const found = await stepForm(desk, sent);
  if ('reason' in found) return answerRefused(desk, found);
  const key = keyOf(desk, posted);
  const read = await readWorkForm(desk, found.form, posted);
  if (read.kind === 'again')
    return answerStep(desk, found, { model: read.model, key, status: read.isFault ? 422 : 200 });
  const { kind, item } = found.reached;
  const taken = await takeStep(ports, actor, {
    kind,
    itemId: item.itemId,
    step: found.step,
    input: read.content,
    requestKey: key,
  });
  if (!isRefusal(taken)) return leadOn(desk, `${itemPath(item)}?done=${found.step}`);
  const model = await refusedForm(desk, found.form, { typed: read.typed, refusal: taken });
  const fresh = taken.reason === 'idempotency-key-reused' ? ports.ids.id() : key;
  return answerStep(desk, found, { model, key: fresh, status: PROBLEMS[taken.reason].status });
}
