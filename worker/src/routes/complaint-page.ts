// The form by which anybody reports something about a project, and the page that shows whoever sent it the answer.

import type { OwnComplaint } from '@happy-homeland/contract';
import { complaintInput } from '@happy-homeland/contract';
import { fileComplaint } from '../domain/complaint/file-complaint.ts';
import { forgetOwnComplaint, readOwnComplaint } from '../domain/complaint/read-complaint.ts';
import { getProject } from '../domain/project/project.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal, refused } from '../domain/refusal.ts';
import { smallBody } from '../http/body-limit.ts';
import { formCallerOf } from '../http/caller.ts';
import type { RequestContext } from '../http/environment.ts';
import { readForm } from '../http/form.ts';
import type { App } from '../http/operation-route.ts';
import { hostOrigin, pageOriginOf } from '../http/origin.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerPage, answerProblemPage } from '../http/page-response.ts';
import { isUuid } from '../http/request-key.ts';
import type { ComplaintField, ComplaintFormOptions } from '../pages/index.ts';
import { complaintFormPage, complaintPage, messagesFor } from '../pages/index.ts';
import { withSecret } from './complaint.ts';
import { answerNoProject } from './no-project.ts';

const FIELDS = ['about', 'text', 'contact'] as const satisfies readonly ComplaintField[];

export function registerComplaintPages(app: App): void {
  app.get('/p/:projectId/report', (c) => showForm(c, {}));
  app.post('/p/:projectId/report', smallBody, postForm);
  app.get('/reports/:complaintNo/:secret', (c) => showOwn(c, readOwnComplaint));
  app.post('/reports/:complaintNo/:secret', smallBody, forgetOwn);
}

type Typed = Pick<ComplaintFormOptions, 'values' | 'errors'> & { readonly key?: string };

async function showForm(c: RequestContext, { key, ...typed }: Typed, status: 200 | 422 | 429 = 200): Promise<Response> {
  const card = await getProject(c.var.ports, c.req.param('projectId') ?? '');
  if (!card) return answerNoProject(c);
  const formKey = key !== undefined && isUuid(key) ? key : crypto.randomUUID();
  return answerPage(c, complaintFormPage({ card, formKey, context: pageContextOf(c), ...typed }), status);
}

async function postForm(c: RequestContext): Promise<Response> {
  if (!isFromHere(c)) return answerProblemPage(c, refused('origin-not-allowed'));
  const form = await readForm(c);
  const values = Object.fromEntries(FIELDS.map((name) => [name, form.get(name)?.trim() ?? '']));
  const words = messagesFor(pageContextOf(c).lang).complaint;
  const key = form.get('key') ?? '';
  const { contact, ...said } = values;
  const parsed = complaintInput.safeParse({ ...said, ...(contact ? { contact } : {}) });
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    const errors = Object.fromEntries(
      FIELDS.filter((name) => wrong.has(name)).map((name) => [name, words.errors[name]]),
    );
    return showForm(c, { key, values, errors }, 422);
  }
  const requestKey = isUuid(key) ? key.toLowerCase() : null;
  const request = { input: parsed.data, caller: formCallerOf(c, form), requestKey };
  const filed = await fileComplaint(c.var.ports, { ...request, projectId: c.req.param('projectId') ?? '' });
  if (!isRefusal(filed)) {
    return c.redirect(`/reports/${filed.complaintNo}/${filed.secret}${new URL(c.req.url).search}`, 303);
  }
  if (filed.reason === 'too-many-requests') return showForm(c, { key, values, errors: { form: words.tooMany } }, 429);
  // The form was sent, mended and sent again: a report of its own.
  if (filed.reason === 'idempotency-key-reused')
    return showForm(c, { values, errors: { form: words.errors.form } }, 422);
  return answerRefused(c, filed);
}

function isFromHere(c: RequestContext): boolean {
  const { origin } = pageOriginOf(c);
  return origin === null || origin === hostOrigin(c) || origin === c.var.ports.settings.publicUrl;
}

async function forgetOwn(c: RequestContext): Promise<Response> {
  if (!isFromHere(c)) return answerProblemPage(c, refused('origin-not-allowed'));
  const own = await heldOf(c, forgetOwnComplaint);
  if (isRefusal(own)) return answerRefused(c, own);
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`${pathname}${search}`, 303);
}

async function showOwn(c: RequestContext, access: typeof readOwnComplaint): Promise<Response> {
  // The address is the secret: no cache keeps it, and no other site hears of it.
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'same-origin');
  const own = await heldOf(c, access);
  if (isRefusal(own)) return answerRefused(c, own);
  const item = await c.var.ports.store.work.item(own.complaint.complaintNo);
  const projectId = item?.projectId ?? '';
  const file = await c.var.ports.store.directory.file(projectId);
  const { pathname: path } = new URL(c.req.url);
  const projectTitle = file?.project.title ?? '';
  return answerPage(c, complaintPage({ own, projectId, projectTitle, path, context: pageContextOf(c) }));
}

function heldOf(c: RequestContext, access: typeof readOwnComplaint): Promise<OwnComplaint | Refusal> {
  return withSecret(c, access, {
    complaintNo: c.req.param('complaintNo') ?? '',
    secret: c.req.param('secret') ?? null,
  });
}

function answerRefused(c: RequestContext, refusal: Refusal): Promise<Response> {
  return refusal.reason === 'not-found' && c.req.param('projectId')
    ? answerNoProject(c)
    : answerProblemPage(c, refusal);
}
