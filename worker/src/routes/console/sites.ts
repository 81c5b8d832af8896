// Websites that asked to show projects, and registering them.

import type { SiteInput } from '@happy-homeland/contract';
import { formFieldsOf, PROBLEMS, siteInput } from '@happy-homeland/contract';
import { putSite } from '../../domain/project/publish.ts';
import { isRefusal, refused } from '../../domain/refusal.ts';
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
  const [requests, sites] = await Promise.all([
    ports.store.directory.siteRequests({ tenantId, limit: LISTED }),
    ports.store.directory.sites({ tenantId, limit: LISTED }),
  ]);
  // A request is answered by what is registered; it waits only while its website is not.
  const open = requests.filter(({ origin }) => !sites.some((site) => site.origin === origin));
  const asking = open.map(({ createdMs, ...request }) => ({ ...request, askedAt: new Date(createdMs).toISOString() }));
  const notice = c.req.query('done') === undefined ? {} : { notice: words.consoleSites.done };
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
  const put = await putSite(desk.ports, desk.actor, { externalId: nameOf(read.value.origin), input: read.value });
  if (!isRefusal(put)) return leadOn(desk, `${PATH}?federation=${federation.externalId}&done=1`);
  const model = refusedPlain(desk, form, { texts: posted.texts, refusal: put });
  return show(desk, { form: model, status: PROBLEMS[put.reason].status });
}

async function approve(desk: Desk): Promise<Response> {
  const posted = await readPostedForm(desk.c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const federation = await ownFederation(desk, 'putSite');
  if ('reason' in federation) return answerRefused(desk, federation);
  const { tenantId, externalId } = federation;
  const [requestId] = posted.texts.get('request') ?? [];
  const requests = await desk.ports.store.directory.siteRequests({ tenantId, limit: LISTED });
  const request = requests.find((one) => one.requestId === requestId);
  if (request === undefined) return answerRefused(desk, refused('not-found'));
  const { name, origin } = request;
  const input = { federation: externalId, name, origin };
  const put = await putSite(desk.ports, desk.actor, { externalId: nameOf(origin), input });
  if (isRefusal(put)) return answerRefused(desk, put);
  return leadOn(desk, `${PATH}?federation=${externalId}&done=1`);
}

// Nobody thinks of a name for a website that has one: its host, and its port where that is unusual.
function nameOf(origin: string): string {
  return new URL(origin).host.replace(/[^a-z0-9._-]/g, '-').slice(0, 64);
}
