// The short way for a partner on a phone: a photograph, a line of the budget, an amount, and done. The same item as any
// other spending; only the order of the questions differs, and what is known is not asked.

import type { FormField } from '@happy-homeland/contract';
import { machineOf, PROBLEMS } from '@happy-homeland/contract';
import { civilDateOf } from '../../domain/civil-date.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { openWork } from '../../domain/work/open-work.ts';
import type { App } from '../../http/operation-route.ts';
import { formBody, readPostedForm } from '../../http/posted-form.ts';
import type { FormModel } from '../../pages/index.ts';
import { itemPath, projectListPage, spentNotice, workFormPage } from '../../pages/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, answerRefused, atDesk, frameOf, leadOn } from './desk.ts';
import { openingForm } from './open-item.ts';
import { askedProjects, listedProject, searchedOf } from './projects.ts';
import { keyOf } from './request-mark.ts';
import type { FormCase } from './work-form.ts';
import { freshForm, readWorkForm, refusedForm } from './work-form.ts';

const KIND = 'spendings';
/** The bill is in the hand, so it comes first. */
const ORDER = ['evidence', 'category', 'amount', 'payee', 'partner', 'spentOn', 'paidFrom', 'note'];

export function registerSpend(app: App): void {
  app.get('/console/spend', atDesk(showSpend));
  app.post('/console/spend', formBody, atDesk(doSpend));
}

async function showSpend(desk: Desk): Promise<Response> {
  if (desk.c.req.query('project') === undefined) return chooseProject(desk);
  const key = desk.ports.ids.id();
  const form = await spendForm(desk, key);
  if ('reason' in form) return answerRefused(desk, form);
  const today = civilDateOf(desk.ports.clock.nowMs());
  const model = await freshForm(desk, form, new Map([['spentOn', [today]]]));
  return answerForm(desk, form, { model, key, status: 200 });
}

async function chooseProject(desk: Desk): Promise<Response> {
  const { words } = desk;
  const page = await askedProjects(desk, machineOf(KIND).opens.roles);
  if ('reason' in page) return answerRefused(desk, page);
  const [only, other] = page.items;
  // Whoever works on one project is not asked for which.
  if (only !== undefined && other === undefined && searchedOf(desk) === '') {
    return leadOn(desk, `/console/spend?project=${only.project.projectId}`);
  }
  const list = projectListPage({
    frame: frameOf(desk, words.consoleSpend.title, 'spend'),
    projects: page.items.map((file) => listedProject(desk, file, `/console/spend?project=${file.project.projectId}`)),
    searched: searchedOf(desk),
    nextCursor: page.nextCursor,
    lead: words.consoleForm.chooseProject,
  });
  return answerDesk(desk, list);
}

async function spendForm(desk: Desk, key: string): Promise<FormCase | Refusal> {
  const form = await openingForm(desk, { kind: KIND, key });
  return 'reason' in form ? form : { ...form, fields: inOrder(form.fields) };
}

function inOrder(fields: readonly FormField[]): readonly FormField[] {
  const placeOf = ({ name }: FormField) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return fields.toSorted((a, b) => placeOf(a) - placeOf(b));
}

interface SpendAnswer {
  readonly model: FormModel;
  readonly key: string;
  readonly status: 200 | (typeof PROBLEMS)[Refusal['reason']]['status'];
}

function answerForm(desk: Desk, { place }: FormCase, { model, key, status }: SpendAnswer): Promise<Response> {
  const { words, context, c } = desk;
  const { projectId = '', title = '' } = place.file?.project ?? {};
  const done = c.req.query('done') ?? '';
  const isDone = status === 200 && /^[a-z2-7]{26}$/.test(done);
  const page = workFormPage({
    frame: frameOf(desk, [words.consoleSpend.title, title], 'spend'),
    form: model,
    action: `/console/spend?project=${projectId}`,
    hidden: { _key: key },
    submit: words.consoleSpend.submit,
    back: '/console',
    about: spentNotice(isDone ? itemPath({ kind: KIND, itemId: done }) : null, context),
  });
  return answerDesk(desk, page, status);
}

async function doSpend(desk: Desk): Promise<Response> {
  const { ports, actor, c } = desk;
  const posted = await readPostedForm(c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const key = keyOf(desk, posted);
  const form = await spendForm(desk, key);
  if ('reason' in form) return answerRefused(desk, form);
  const read = await readWorkForm(desk, form, posted);
  if (read.kind === 'again') {
    return answerForm(desk, form, { model: read.model, key, status: read.isFault ? 422 : 200 });
  }
  const projectId = form.place.file?.project.projectId ?? null;
  const opened = await openWork(ports, actor, { kind: KIND, projectId, content: read.content, requestKey: key });
  if (!isRefusal(opened)) return leadOn(desk, `/console/spend?project=${projectId}&done=${opened.itemId}`);
  const model = await refusedForm(desk, form, { typed: read.typed, refusal: opened });
  const isUsed = opened.reason === 'idempotency-key-reused';
  return answerForm(desk, form, { model, key: isUsed ? ports.ids.id() : key, status: PROBLEMS[opened.reason].status });
}
