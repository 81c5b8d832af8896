import type { ProjectCard } from '@happy-homeland/contract';
import { siteRequestInput } from '@happy-homeland/contract';
import { renderSVG } from 'uqr';
import { requestSite } from '../domain/access/site-request.ts';
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
import type { EmbedPageOptions } from '../pages/index.ts';
import { embedPage, messagesFor } from '../pages/index.ts';
import { embedPolicy, embedSnippets, evergreenUrl } from './embed-snippets.ts';
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

// People paste the address of a page, or write a domain as they say it; what is registered is the origin.
function originText(text = ''): string {
  const plain = text.normalize('NFKC');
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(plain) || !plain.includes('.') ? plain : `https://${plain}`;
  return URL.canParse(address) ? new URL(address).origin : address;
}

type Registration = Pick<EmbedPageOptions, 'registered' | 'reason' | 'values' | 'errors'> & { readonly status?: 422 };

async function answerEmbed(c: RequestContext, card: ProjectCard, { status, ...registration }: Registration) {
  const { assets, settings } = c.var.ports;
  const material = { card, publicUrl: settings.publicUrl, widget: await assets.versions() };
  const page = embedPage({
    card,
    snippets: embedSnippets(material),
    scriptUrl: evergreenUrl(settings.publicUrl),
    qrSvg: renderSVG(card.links.page),
    cspLines: embedPolicy(material),
    // The answer to the form has an address that only takes forms; the switches must lead to the page itself.
    context: { ...pageContextOf(c), path: `/embed/${card.projectId}${new URL(c.req.url).search}` },
    ...registration,
  });
  return answerPage(c, page, status ?? 200);
}
