// oEmbed for our own addresses. What is not ours is not found, as the specification says (https://oembed.com, 2.3.4).

import { getProject } from '../domain/project/project.ts';
import { refused } from '../domain/refusal.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { hostOrigin, publicRead } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { embedChoice, oembedOf, oembedXml } from '../pages/index.ts';

const URL_CHARS_MAX = 2048;
/** The pages that are about one project. */
const ABOUT_A_PROJECT = /^\/(?:p|give|embed)\/([a-z2-7]{1,64})\/?$/;

export function registerOembed(app: App): void {
  app.get('/oembed', publicRead, answerOembed);
}

async function answerOembed(c: RequestContext): Promise<Response> {
  const format = c.req.query('format') ?? 'json';
  if (format !== 'json' && format !== 'xml') return answerRefusal(c, refused('format-not-offered'));
  const asked = projectAddress(c);
  const card = asked && (await getProject(c.var.ports, asked.projectId));
  if (!asked || !card) return answerRefusal(c, refused('not-found'));
  const { publicUrl } = c.var.ports.settings;
  const box = { maxWidth: pixels(c.req.query('maxwidth')), maxHeight: pixels(c.req.query('maxheight')) };
  const answer = await oembedOf({ card, publicUrl, choice: shownChoice(asked.query) }, box);
  if (format === 'json') return c.json(answer);
  return c.body(oembedXml(answer), 200, { 'content-type': 'text/xml; charset=utf-8' });
}

interface ProjectAddress {
  readonly projectId: string;
  readonly query: URLSearchParams;
}

function projectAddress(c: RequestContext): ProjectAddress | null {
  const text = c.req.query('url') ?? '';
  if (text.length > URL_CHARS_MAX || !URL.canParse(text)) return null;
  const { origin, pathname, searchParams, username, password } = new URL(text);
  const isOurs = origin === new URL(c.var.ports.settings.publicUrl).origin || origin === hostOrigin(c);
  const [, projectId] = ABOUT_A_PROJECT.exec(pathname) ?? [];
  if (!isOurs || projectId === undefined || username !== '' || password !== '') return null;
  return { projectId, query: searchParams };
}

// A page that was sent in English, large or dark unfolds in the same way.
function shownChoice(query: URLSearchParams) {
  const language = query.get('lang') ?? '';
  const letters = query.get('size') ?? '';
  return embedChoice(new URLSearchParams({ language, letters, theme: query.get('theme') ?? '' }));
}

/** Whole pixels; what is no number is as if nothing had been said. */
function pixels(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}
