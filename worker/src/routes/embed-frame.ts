// The card that may stand in anybody's frame, and the code of its page as a picture, for editors that take nothing else.

import { encode } from 'uqr';
import { channelFor } from '../domain/project/channel.ts';
import { getProject } from '../domain/project/project.ts';
import { refused } from '../domain/refusal.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { hostOrigin, publicRead } from '../http/origin.ts';
import { pageContextOf } from '../http/page-context.ts';
import { answerPage } from '../http/page-response.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { FRAME_POLICY } from '../http/security-headers.ts';
import { embedChoice, framePage } from '../pages/index.ts';
import { bitmapPng } from './bitmap-png.ts';
import { answerNoProject } from './no-project.ts';

/** As a browser writes the origin of a page that it says nothing about: nobody's own site, and no registered one. */
const UNKNOWN_ORIGIN = 'null';
/** As other public reading. */
const CACHING = 'public, max-age=0, s-maxage=5, must-revalidate';
const CODE_CACHING = 'public, max-age=86400';
/** Pixels of one square of the code, and squares of white around it (ISO/IEC 18004 asks for four). */
const SQUARE_PIXELS = 8;
const QUIET_ZONE = 4;

export function registerEmbedFrame(app: App): void {
  app.get('/embed/:projectId/frame', publicRead, answerFrame);
  app.get('/embed/:projectId/qr.png', publicRead, answerCode);
}

async function answerFrame(c: RequestContext): Promise<Response> {
  const { ports } = c.var;
  const projectId = c.req.param('projectId') ?? '';
  const [file, card] = await Promise.all([ports.store.directory.file(projectId), getProject(ports, projectId)]);
  if (!file || !card) return answerNoProject(c);
  const channel = await channelFor(ports, file, { origin: UNKNOWN_ORIGIN, host: hostOrigin(c) });
  const { theme } = embedChoice(new URL(c.req.url).searchParams);
  const page = framePage({ card, channel, theme, fits: c.req.query('fit') === '1', context: pageContextOf(c) });
  c.header('content-security-policy', FRAME_POLICY);
  c.header('cache-control', CACHING);
  return answerPage(c, page);
}

async function answerCode(c: RequestContext): Promise<Response> {
  const card = await getProject(c.var.ports, c.req.param('projectId') ?? '');
  if (!card) return answerRefusal(c, refused('not-found'));
  const { data } = encode(card.links.page, { ecc: 'M', border: QUIET_ZONE });
  c.header('cache-control', CODE_CACHING);
  return c.body(await bitmapPng(data, SQUARE_PIXELS), 200, { 'content-type': 'image/png' });
}
