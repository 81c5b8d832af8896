// The charity's own donate page. A browser without JavaScript does the whole gift with it: a plain form, a redirect to
// the payment page, and the result when it comes back.

import type { ProjectCard } from '@happy-homeland/contract';
import { PROBLEMS, pledgeInput } from '@happy-homeland/contract';
import type { PledgeAnswer, PledgeRequest } from '../domain/pledge/pledge.ts';
import { createPledge } from '../domain/pledge/pledge.ts';
import { reportPledge } from '../domain/pledge/pledge-outcome.ts';
import { isRegisteredUrl } from '../domain/pledge/pledge-rules.ts';
import type { PageOrigin } from '../domain/project/channel.ts';
import { channelFor } from '../domain/project/channel.ts';
import { getProject } from '../domain/project/project.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refused } from '../domain/refusal.ts';
import { smallBody } from '../http/body-limit.ts';
import { formCallerOf, sessionOrNull } from '../http/caller.ts';
import type { RequestContext } from '../http/environment.ts';
import { readForm } from '../http/form.ts';
import { giveStyles } from '../http/give-styles.ts';
import type { App } from '../http/operation-route.ts';
import { hostOrigin, pageOriginOf } from '../http/origin.ts';
import { pageContextOf, pageQueryOf } from '../http/page-context.ts';
import type { PageStatus } from '../http/page-response.ts';
import { answerPage, answerProblemPage } from '../http/page-response.ts';
import { qrCode } from '../http/qr-code.ts';
import { donatePolicy } from '../http/security-headers.ts';
import { sharedContextOf } from '../http/shared-context.ts';
import type { GiveErrors, GiveForm, GiveFormValues, GivePageOptions } from '../pages/index.ts';
import { givePage, messagesFor } from '../pages/index.ts';
import type { Ports, ProjectFile } from '../ports/index.ts';
import { presetValues, readGiveForm } from './give-form.ts';
import { describeApp, showOffline } from './give-offline.ts';
import { showReturn, withdrawHere } from './give-return.ts';
import { answerNoProject } from './no-project.ts';

const IN_PROGRESS_WAITS_MAX = 20;
const IN_PROGRESS_WAIT_MS = 250;

/** /give and the way back from the payment page. */
export function registerGivePage(app: App): void {
  app.get('/give/:projectId', showGive);
  app.post('/give/:projectId', smallBody, postGive);
  app.get('/give/:projectId/offline', showOffline);
  app.get('/give/:projectId/app.webmanifest', describeApp);
  app.get('/give/:projectId/return', showReturn);
  app.post('/give/:projectId/return', smallBody, withdrawHere);
}

interface Opened {
  readonly file: ProjectFile;
  readonly card: ProjectCard;
}

async function openProject(c: RequestContext): Promise<Opened | null> {
  const projectId = c.req.param('projectId') ?? '';
  const file = await c.var.ports.store.directory.file(projectId);
  const card = file && (await getProject(c.var.ports, projectId));
  return card ? { file, card } : null;
}

async function showGive(c: RequestContext): Promise<Response> {
  const opened = await openProject(c);
  if (!opened) return answerNoProject(c);
  const query = new URL(c.req.url).searchParams;
  const session = crypto.randomUUID();
  const form = { key: crypto.randomUUID(), session, values: presetValues(query, opened.card) };
  return answerGive(c, opened, { form, abandoned: query.get('abandoned') === '1' });
}

async function postGive(c: RequestContext): Promise<Response> {
  const opened = await openProject(c);
  if (!opened) return answerNoProject(c);
  const page = pageOriginOf(c);
  if (page.origin !== null && page.origin !== hostOrigin(c)) return answerProblemPage(c, refused('origin-not-allowed'));
  const posted = await readForm(c);
  const known = await keepKnownPlaces(c, opened.file, posted);
  const { lang } = pageContextOf(c);
  const read = readGiveForm(known, opened.card, lang);
  const { key, values } = read;
  const session = sessionOrNull(posted.get('session') ?? '') ?? crypto.randomUUID();
  const kept = { key, session, values };
  if (read.kind === 'faulty') return answerGive(c, opened, { form: { ...kept, errors: read.errors }, status: 422 });
  const result = reportPledge(
    c.var.ports,
    await pledgePatiently(c.var.ports, {
      input: read.input,
      idempotencyKey: key,
      page,
      pageQuery: pageQueryOf(c),
      caller: formCallerOf(c, posted),
    }),
  );
  if (result.kind === 'pledged') {
    const { next } = result.answer;
    return next.kind === 'redirect' ? c.redirect(next.url, 303) : answerProblemPage(c, refused('internal'));
  }
  if (result.retryAfterMs !== undefined) c.header('retry-after', String(Math.ceil(result.retryAfterMs / 1000)));
  const form = { ...kept, ...retryForm(key, result), ...remedyOf(result, lang) };
  return answerGive(c, opened, { form, status: PROBLEMS[result.reason].status });
}

// A double click posts twice, and the browser shows only the second answer: that one waits for the first, because to the
// giver they are one press.
async function pledgePatiently(ports: Ports, request: PledgeRequest): Promise<PledgeAnswer | Refusal> {
  for (let wait = 1; wait < IN_PROGRESS_WAITS_MAX; wait += 1) {
    const result = await createPledge(ports, request);
    if (result.kind !== 'refused' || result.reason !== 'idempotency-in-progress') return result;
    await new Promise((resolve) => setTimeout(resolve, IN_PROGRESS_WAIT_MS));
  }
  return createPledge(ports, request);
}

// The same key again means the same gift; a new one is only made when the old one stands for something else.
function retryForm(key: string, refusal: Refusal): GiveForm {
  return { key: refusal.reason === 'idempotency-key-reused' ? crypto.randomUUID() : key };
}

// A proof of work is asked for in a notice of its own; everything else is a message beside the form.
function remedyOf(refusal: Refusal, lang: 'zh-CN' | 'en'): Pick<GiveForm, 'errors' | 'challenge'> {
  const { challenge } = refusal;
  return challenge === undefined ? { errors: sentenceOf(refusal, lang) } : { challenge };
}

// Refusals of rule or state are drawn by the channel part of the page, which is decided anew; these are the others.
function sentenceOf(refusal: Refusal, lang: 'zh-CN' | 'en'): GiveErrors {
  const words = messagesFor(lang).give.errors;
  switch (refusal.reason) {
    case 'psp-unavailable':
      return { form: words.providerUnavailable };
    case 'payment-refused':
      return { form: words.paymentRefused };
    case 'idempotency-key-reused':
      return { form: words.formExpired };
    case 'invalid-amount':
      return { amountText: words.amountInvalid };
    case 'too-many-declines':
      return { form: words.tooManyDeclines };
    case 'too-many-requests':
      return { form: words.tooManyRequests };
    default:
      return { form: words.busy };
  }
}

// A link may carry any site or return address; only registered ones are believed, the others are dropped in silence,
// because the giver did not write them and can still give.
async function keepKnownPlaces(
  c: RequestContext,
  file: ProjectFile,
  posted: URLSearchParams,
): Promise<URLSearchParams> {
  const known = new URLSearchParams(posted);
  const { store } = c.var.ports;
  const site = known.get('site') ?? '';
  const record = site === '' ? null : await store.directory.siteById(site);
  if (record?.tenantId !== file.project.tenantId) known.delete('site');
  const returnUrl = known.get('returnUrl') ?? '';
  const fits = pledgeInput.shape.returnUrl.safeParse(returnUrl).success;
  if (!fits || !(await isRegisteredUrl(c.var.ports, file, returnUrl))) known.delete('returnUrl');
  return known;
}

interface Showing {
  readonly form: GiveForm;
  readonly abandoned?: boolean;
  readonly status?: PageStatus;
}

async function answerGive(c: RequestContext, { file, card }: Opened, showing: Showing): Promise<Response> {
  const place: PageOrigin = { origin: hostOrigin(c), host: hostOrigin(c) };
  const channel = await channelFor(c.var.ports, file, place);
  const values = showing.form.values ?? {};
  const known = await keepKnownPlaces(c, file, placesOf(values));
  const from = await fromOf(c, known);
  const shown = { ...withoutPlaces(values), ...Object.fromEntries(known) };
  const styles = await giveStyles(c.var.ports);
  const options: GivePageOptions = {
    card,
    channel,
    form: { ...showing.form, values: shown },
    abandoned: showing.abandoned ?? false,
    qrSvg: qrCode(card.links.give),
    context: await sharedContextOf(c, donatePolicy(c.var.ports.payments.pageOrigin, styles?.source)),
    ...(from ? { from } : {}),
    ...(styles && { styles: styles.css }),
  };
  c.header('cache-control', 'no-store');
  return answerPage(c, givePage(options), showing.status ?? 200);
}

function placesOf({ site, returnUrl }: GiveFormValues): URLSearchParams {
  return new URLSearchParams({ ...(site ? { site } : {}), ...(returnUrl ? { returnUrl } : {}) });
}

function withoutPlaces({ site: _site, returnUrl: _returnUrl, ...values }: GiveFormValues): GiveFormValues {
  return values;
}

async function fromOf(c: RequestContext, known: URLSearchParams) {
  const [siteId, returnUrl] = [known.get('site'), known.get('returnUrl')];
  if (siteId === null || returnUrl === null) return null;
  const site = await c.var.ports.store.directory.siteById(siteId);
  return site && { siteName: site.name, returnUrl };
}
