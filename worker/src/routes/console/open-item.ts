// Opening a new item of any kind: first for which project, then a form made from the contract.

import type { WorkKind } from '@happy-homeland/contract';
import { bodiesOf, formFieldsOf, isWorkKind, machineOf, PROBLEMS } from '@happy-homeland/contract';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refused } from '../../domain/refusal.ts';
import { deskTenants } from '../../domain/work/desk-projects.ts';
import { openWork } from '../../domain/work/open-work.ts';
import type { WorkPlace } from '../../domain/work/work-handler.ts';
import { placeToOpen } from '../../domain/work/work-reach.ts';
import type { Schema } from '../../http/body.ts';
import type { App } from '../../http/operation-route.ts';
import { formBody, readPostedForm } from '../../http/posted-form.ts';
import type { FormModel, Html } from '../../pages/index.ts';
import { filingLink, itemPath, kindName, projectListPage, workFormPage } from '../../pages/index.ts';
import type { WorkContentRecord } from '../../ports/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, answerRefused, atDesk, frameOf, leadOn, openableKinds } from './desk.ts';
import { isFilingForm } from './filing-form.ts';
import { askedProjects, listedProject, searchedOf } from './projects.ts';
import { keyOf } from './request-mark.ts';
import type { FormCase } from './work-form.ts';
import { freshForm, readWorkForm, refusedForm } from './work-form.ts';

/** Characters of the form's key that name what is opened, where a kind has a number of its own. */
const NUMBER_LENGTH = 10;

export function registerConsoleOpening(app: App): void {
  app.get('/console/open/:kind', atDesk(showOpening));
  app.post('/console/open/:kind', formBody, atDesk(doOpen));
}

async function showOpening(desk: Desk): Promise<Response> {
  const kind = openableKind(desk);
  if (typeof kind !== 'string') return answerRefused(desk, kind);
  if (machineOf(kind).of === 'project' && desk.c.req.query('project') === undefined) return chooseProject(desk, kind);
  const key = desk.ports.ids.id();
  const form = await openingForm(desk, { kind, key });
  if ('reason' in form) return answerRefused(desk, form);
  return answerOpening(desk, form, { model: await freshForm(desk, form), key, status: 200 });
}

/** The kind that the address names, where the actor may open one somewhere. */
export function openableKind(desk: Desk): WorkKind | Refusal {
  const kind = desk.c.req.param('kind') ?? '';
  if (!isWorkKind(kind)) return refused('not-found');
  return openableKinds(desk.actor).includes(kind) ? kind : refused('forbidden');
}

async function chooseProject(desk: Desk, kind: WorkKind): Promise<Response> {
  const page = await askedProjects(desk, machineOf(kind).opens.roles);
  if ('reason' in page) return answerRefused(desk, page);
  const { context, words } = desk;
  const title = words.consoleForm.open(kindName(kind, context.lang));
  const asked = new URL(desk.c.req.url).searchParams;
  const carried = new URLSearchParams(
    ['duty', 'due', 'receipt'].flatMap((name) => (asked.has(name) ? [[name, asked.get(name) ?? '']] : [])),
  );
  const list = projectListPage({
    frame: frameOf(desk, title, 'today'),
    projects: page.items.map((file) =>
      listedProject(
        desk,
        file,
        `/console/open/${kind}?${new URLSearchParams([...carried, ['project', file.project.projectId]])}`,
      ),
    ),
    searched: searchedOf(desk),
    nextCursor: page.nextCursor,
    lead: words.consoleForm.chooseProject,
  });
  return answerDesk(desk, list);
}

export interface Asked {
  readonly kind: WorkKind;
  readonly key: string;
}

/** The form of a kind, for the project that the address names or for the actor's own federation. */
export async function openingForm(desk: Desk, { kind, key }: Asked): Promise<FormCase | Refusal> {
  const place = await placeAsked(desk, kind);
  if ('reason' in place) return place;
  const schema = parseSchema(bodiesOf(kind).open);
  const fixed = place.file === null ? fixedOfFederation(place, key) : {};
  const filesOf = place.file?.project.projectId ?? null;
  return { kind, fields: formFieldsOf(schema), schema, place, filesOf, content: presetOf(desk, kind), fixed };
}

// A report is begun from the list of duties, where its duty is known already, and money is matched from the list of today.
function presetOf({ c }: Desk, kind: WorkKind): WorkContentRecord {
  const [duty, due, receipt = ''] = [c.req.query('duty'), c.req.query('due'), c.req.query('receipt')];
  if (kind === 'unmatched-money' && /^\d{1,15}$/.test(receipt)) return { receipt: Number(receipt) };
  if (kind !== 'disclosures' || duty === undefined || !/^\d{4}-\d\d-\d\d$/.test(due ?? '')) return {};
  return { duty: { kind: duty, dueOn: due } };
}

async function placeAsked(desk: Desk, kind: WorkKind): Promise<WorkPlace | Refusal> {
  const { ports, actor, c } = desk;
  const projectId = c.req.query('project') ?? null;
  if (machineOf(kind).of === 'project') return placeToOpen(ports, actor, { kind, projectId, federation: null });
  const [tenantId = ''] = await deskTenants(ports, actor, machineOf(kind).opens.roles);
  const own = await ports.store.directory.federationById(tenantId);
  const federation = c.req.query('federation') ?? own?.externalId ?? '';
  return placeToOpen(ports, actor, { kind, projectId: null, federation });
}

// The number is made of the form's key, so that the same form sent twice is the same thing.
function fixedOfFederation({ federation }: WorkPlace, key: string): FormCase['fixed'] {
  return {
    federation: federation.externalId,
    externalId: `p-${key.slice(0, NUMBER_LENGTH)}`,
    'project.federation': undefined,
    evidence: [],
    photographs: [],
  };
}

// Every body of the contract is an object.
function parseSchema(schema: object): Schema<WorkContentRecord> {
  return schema as Schema<WorkContentRecord>;
}

interface OpeningAnswer {
  readonly model: FormModel;
  readonly key: string;
  /** Shown before the form. */
  readonly about?: Html;
  readonly status: 200 | (typeof PROBLEMS)[Refusal['reason']]['status'];
}

/** The form that opens an item. */
export function answerOpening(
  desk: Desk,
  { kind, place }: FormCase,
  { model, key, status, about }: OpeningAnswer,
): Promise<Response> {
  const { context, words } = desk;
  const of = place.file?.project.title ?? place.federation.name;
  const query =
    place.file === null ? `federation=${place.federation.externalId}` : `project=${place.file.project.projectId}`;
  const shown = about ?? (isFilingForm(kind) ? filingLink(`/console/filing/${kind}?${query}`, context) : undefined);
  const page = workFormPage({
    frame: frameOf(desk, [words.consoleForm.open(kindName(kind, context.lang)), of], 'today'),
    form: model,
    action: `/console/open/${kind}?${query}`,
    hidden: { _key: key },
    submit: words.consoleForm.submit,
    back: place.file === null ? '/console' : `/console/projects/${place.file.project.projectId}`,
    ...(shown && { about: shown }),
  });
  return answerDesk(desk, page, status);
}

async function doOpen(desk: Desk): Promise<Response> {
  const { ports, actor, c } = desk;
  const kind = openableKind(desk);
  if (typeof kind !== 'string') return answerRefused(desk, kind);
  const posted = await readPostedForm(c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const key = keyOf(desk, posted);
  const form = await openingForm(desk, { kind, key });
  if ('reason' in form) return answerRefused(desk, form);
  const read = await readWorkForm(desk, form, posted);
  if (read.kind === 'again')
    return answerOpening(desk, form, { model: read.model, key, status: read.isFault ? 422 : 200 });
  const projectId = form.place.file?.project.projectId ?? null;
  const opened = await openWork(ports, actor, { kind, projectId, content: read.content, requestKey: key });
  if (!isRefusal(opened)) return leadOn(desk, `${itemPath(opened)}?done=open`);
  const model = await refusedForm(desk, form, { typed: read.typed, refusal: opened });
  // Whoever went back and changed what was opened already opens another.
  const isUsed = opened.reason === 'idempotency-key-reused';
  return answerOpening(desk, form, {
    model,
    key: isUsed ? ports.ids.id() : key,
    status: PROBLEMS[opened.reason].status,
  });
}
