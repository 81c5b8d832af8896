// Websites that asked to show projects, and registering them.

import type { SiteInput } from '@happy-homeland/contract';
import { formFieldsOf, PROBLEMS, siteInput, WORK_BODIES } from '@happy-homeland/contract';
import { putSite, siteNameOf } from '../../domain/project/put-site.ts';
import { isRefusal, refused, refusedField } from '../../domain/refusal.ts';
import { carriedOver, sitesAsking } from '../../domain/work/sites-asking.ts';
import { takeStep } from '../../domain/work/take-step.ts';
import type { App } from '../../http/operation-route.ts';
import type { PageStatus } from '../../http/page-response.ts';
import { formBody, readPostedForm } from '../../http/posted-form.ts';
import type { FormModel } from '../../pages/index.ts';
import { sitesPage } from '../../pages/index.ts';
import type { FederationRecord } from '../../ports/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, answerRefused, atDesk, frameOf, leadOn } from './desk.ts';
import { ownFederation } from './own-federation.ts';
import type { PlainCase } from './plain-form.ts';
import { plainModel, readPlain, refusedPlain } from './plain-form.ts';

const PATH = '/console/sites';
const LISTED = 200;

export function registerSitesDesk(app: App): void {
  app.get(
    PATH,
    atDesk((desk) => show(desk, {})),
  );
  app.post(PATH, formBody, atDesk(add));
  app.post(`${PATH}/approve`, formBody, atDesk(approve));
  app.post(`${PATH}/refuse`, formBody, atDesk(refuse));
}

interface Said {
  readonly form?: FormModel;
  readonly status?: PageStatus;
}

async function show(desk: Desk, said: Said): Promise<Response> {
  const federation = await ownFederation(desk, 'putSite');
  if ('reason' in federation) return answerRefused(desk, federation);
  const { ports, words, c } = desk;
  const { tenantId, externalId } = federation;
  const [asking, sites] = await Promise.all([
    sitesAsking(ports, tenantId, LISTED),
    ports.store.directory.sites({ tenantId, limit: LISTED }),
  ]);
  const done = c.req.query('done');
  const answers = words.consoleSites;
  const notice = done === undefined ? {} : { notice: done === 'refused' ? answers.refused : answers.done };
  const page = sitesPage({
    frame: { ...frameOf(desk, [words.consoleSites.title, federation.name], 'sites'), ...notice },
    federation: externalId,
    asking,
    sites,
    form: said.form ?? plainModel(siteCase(federation)),
  });
  return answerDesk(desk, page, said.status);
}

function siteCase({ externalId }: FederationRecord): PlainCase<SiteInput> {
  const fixed = { federation: externalId };
  return { kind: 'sites', fields: formFieldsOf(siteInput), schema: siteInput, choices: {}, fixed };
}

async function add(desk: Desk): Promise<Response> {
  const posted = await readPostedForm(desk.c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const federation = await ownFederation(desk, 'putSite');
  if ('reason' in federation) return answerRefused(desk, federation);
  const form = siteCase(federation);
  const read = readPlain(desk, form, posted);
  if (read.kind === 'again') return show(desk, { form: read.model, status: 422 });
  const put = await putSite(desk.ports, desk.actor, { externalId: siteNameOf(read.value.origin), input: read.value });
  if (!isRefusal(put)) return leadOn(desk, `${PATH}?federation=${federation.externalId}&done=1`);
  const model = refusedPlain(desk, form, { texts: posted.texts, refusal: put });
  return show(desk, { form: model, status: PROBLEMS[put.reason].status });
}

function approve(desk: Desk): Promise<Response> {
  return decide(desk, 'accept', '1');
}

function refuse(desk: Desk): Promise<Response> {
  return decide(desk, 'refuse', 'refused');
}

// What is asked for here is the same work that lies on everybody's desk.
async function decide(desk: Desk, step: 'accept' | 'refuse', done: string): Promise<Response> {
  const posted = await readPostedForm(desk.c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const federation = await ownFederation(desk, 'putSite');
  if ('reason' in federation) return answerRefused(desk, federation);
  const { ports, actor, words } = desk;
  const [requestId = ''] = posted.texts.get('request') ?? [];
  const itemId = await carriedOver(ports, federation, requestId);
  if (itemId === null) return answerRefused(desk, refused('not-found'));
  const text = posted.texts.get('reason')?.[0] ?? '';
  const input = step === 'refuse' ? WORK_BODIES['site-requests'].steps.refuse.safeParse({ reason: text }) : null;
  if (input?.success === false)
    return answerRefused(desk, refusedField('invalid-body', '/reason', words.consoleSites.reasonNeeded));
  const taking = { kind: 'site-requests', itemId, step, input: { ...input?.data }, requestKey: null } as const;
  const taken = await takeStep(ports, actor, taking);
  if (isRefusal(taken)) return answerRefused(desk, taken);
  return leadOn(desk, `${PATH}?federation=${federation.externalId}&done=${done}`);
}
