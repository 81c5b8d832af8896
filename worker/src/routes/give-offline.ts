// What a phone keeps of the donate page: its public sheet for when there is no network, and how it stands among the apps.

import { channelFor } from '../domain/project/channel.ts';
import { getProject } from '../domain/project/project.ts';
import type { RequestContext } from '../http/environment.ts';
import { hostOrigin } from '../http/origin.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerPage } from '../http/page-response.ts';
import { qrCode } from '../http/qr-code.ts';
import { messagesFor, offlinePage } from '../pages/index.ts';
import { answerNoProject } from './no-project.ts';

/** GET /give/{projectId}/offline: the public card and the ways to give without the internet, without anything to send. */
export async function showOffline(c: RequestContext): Promise<Response> {
  const projectId = c.req.param('projectId') ?? '';
  const { ports } = c.var;
  const [file, card] = await Promise.all([ports.store.directory.file(projectId), getProject(ports, projectId)]);
  if (!file || !card) return answerNoProject(c);
  const channel = await channelFor(ports, file, { origin: hostOrigin(c), host: hostOrigin(c) });
  return answerPage(c, offlinePage({ card, channel, qrSvg: qrCode(card.links.give), context: pageContextOf(c) }));
}

const ICONS = [
  { src: '/widget/v1/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: '/widget/v1/icon-512.png', sizes: '512x512', type: 'image/png' },
  { src: '/widget/v1/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
];
/** The surface of the house in light mode, where no style sheet is read yet. */
const SURFACE = '#FFFDF9';

/** GET /give/{projectId}/app.webmanifest. `minimal-ui`, because who pays must see at which address. */
export async function describeApp(c: RequestContext): Promise<Response> {
  const card = await getProject(c.var.ports, c.req.param('projectId') ?? '');
  if (!card) return answerNoProject(c);
  const { lang, largeText } = pageContextOf(c);
  const { app, give } = messagesFor(lang);
  const path = `/give/${card.projectId}`;
  const manifest = {
    id: path,
    name: app.name(card.title),
    short_name: card.title,
    description: give.description(card.charity.name),
    lang,
    start_url: `${path}?lang=${lang}${largeText ? '&size=large' : ''}`,
    scope: path,
    display: 'minimal-ui',
    background_color: SURFACE,
    theme_color: SURFACE,
    icons: ICONS,
  };
  c.header('cache-control', 'private, no-cache');
  return c.body(JSON.stringify(manifest), 200, { 'content-type': 'application/manifest+json; charset=utf-8' });
}
