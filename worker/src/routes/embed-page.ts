import type { ProjectCard } from '@happy-homeland/contract';
import { siteRequestInput } from '@happy-homeland/contract';
import { renderSVG } from 'uqr';
import { requestSite } from '../domain/access/site-request.ts';
import { channelFor } from '../domain/project/channel.ts';
import { getProject } from '../domain/project/project.ts';
import { isRefusal, refused } from '../domain/refusal.ts';
import { smallBody } from '../http/body-limit.ts';
import { formCallerOf } from '../http/caller.ts';
import type { RequestContext } from '../http/environment.ts';
import { readForm } from '../http/form.ts';
import type { App } from '../http/operation-route.ts';
import { hostOrigin, pageOriginOf } from '../http/origin.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerPage, answerProblemPage } from '../http/page-response.ts';
import { framingPolicy } from '../http/security-headers.ts';
import type { EmbedPageOptions, EmbedPlace } from '../pages/index.ts';
import { embedChoice, embedPage, messagesFor, SITE_CHARS_MAX } from '../pages/index.ts';
import { pinnedScripts } from './embed-snippets.ts';
import { answerNoProject } from './no-project.ts';

const FIELDS = ['origin', 'name', 'contact'] as const;

/** The page a webmaster copies the tag from, and the form that asks for registration. */
export function registerEmbedPage(app: App): void {
  app.get('/embed/:projectId', async (c) => {
    const card = await getProject(c.var.ports, c.req.param('projectId'));
    return card ? answerEmbed(c, card, {}) : answerNoProject(c);
  });
  app.post('/embed/:projectId/register', smallBody, postRegistration);
  // The address of the answer to the form, opened again: by the language switch of a reload, from the history.
  app.get('/embed/:projectId/register', (c) => {
    const { search } = new URL(c.req.url);
    return c.redirect(`/embed/${encodeURIComponent(c.req.param('projectId'))}${search}#register`, 303);
  });
}

async function postRegistration(c: RequestContext): Promise<Response> {
  const card = await getProject(c.var.ports, c.req.param('projectId') ?? '');
  if (!card) return answerNoProject(c);
  const page = pageOriginOf(c);
  if (page.origin !== null && page.origin !== hostOrigin(c)) return answerProblemPage(c, refused('origin-not-allowed'));
  const posted = await readForm(c);
  const values = Object.fromEntries(FIELDS.map((name) => [name, posted.get(name)?.trim() ?? '']));
  const parsed = siteRequestInput.safeParse({
    projectId: card.projectId,
    ...values,
    origin: originText(values['origin']),
  });
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    return answerEmbed(c, card, { values, errors: errorsOf(c, values, wrong), status: 422 });
  }
  const result = await requestSite(c.var.ports, parsed.data, formCallerOf(c, posted));
  if (isRefusal(result)) return answerProblemPage(c, result);
  return answerEmbed(c, card, { registered: result.status, reason: result.reason });
}

function errorsOf(c: RequestContext, values: Readonly<Record<string, string>>, wrong: ReadonlySet<string>) {
  const words = messagesFor(pageContextOf(c).lang).embed.errors;
  const isPlain = originText(values['origin']).startsWith('http:');
  const sentences = { ...words, origin: isPlain ? words.originNotSecure : words.origin };
  return Object.fromEntries(FIELDS.filter((name) => wrong.has(name)).map((name) => [name, sentences[name]]));
}

/** This machine, as people write it; it has no certificate, so http is meant. */
const THIS_MACHINE = /^(?:localhost|127\.0\.0\.1)(?::\d{1,5})?(?:\/|$)/i;

// People paste the address of a page, or write a domain as they say it; what is registered is the origin.
function originText(text = ''): string {
  const address = withScheme(text.normalize('NFKC').trim());
  return URL.canParse(address) ? new URL(address).origin : address;
}

function withScheme(text: string): string {
  if (THIS_MACHINE.test(text)) return `http://${text}`;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !text.includes('.') ? text : `https://${text}`;
}

type Registration = Pick<EmbedPageOptions, 'registered' | 'reason' | 'values' | 'errors'> & { readonly status?: 422 };

async function answerEmbed(c: RequestContext, card: ProjectCard, { status, ...registration }: Registration) {
  const { searchParams, search } = new URL(c.req.url);
  const page = embedPage({
    card,
    choice: embedChoice(searchParams),
    place: await placeOf(c, card.projectId, searchParams.get('site') ?? ''),
    pins: await pinnedScripts(c),
    qrSvg: renderSVG(card.links.page),
    // The answer to the form has an address that only takes forms; the switches must lead to the page itself.
    context: { ...pageContextOf(c), path: `/embed/${card.projectId}${search}` },
    ...registration,
  });
  c.header('content-security-policy', framingPolicy(c.var.ports.payments.pageOrigin));
  return answerPage(c, page, status ?? 200);
}

// By the very rule that decides for the card there: what it answers here is what a resident will see.
async function placeOf(c: RequestContext, projectId: string, site: string): Promise<EmbedPlace | null> {
  const typed = site.trim().slice(0, SITE_CHARS_MAX);
  if (typed === '') return null;
  const origin = websiteOrigin(site);
  const file = origin === null ? null : await c.var.ports.store.directory.file(projectId);
  if (!file) return { typed, origin: null, channel: null };
  return { typed, origin, channel: await channelFor(c.var.ports, file, { origin, host: hostOrigin(c) }) };
}

/** The origin of the website that was named, or null where the words name none. */
function websiteOrigin(site: string): string | null {
  const text = originText(site);
  if (site.length > SITE_CHARS_MAX || !URL.canParse(text)) return null;
  const { protocol, hostname, origin } = new URL(text);
  const isPlace = hostname.includes('.') || hostname === 'localhost';
  return isPlace && (protocol === 'https:' || protocol === 'http:') ? origin : null;
}
