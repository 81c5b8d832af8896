// The public log as C2SP tlog-tiles: files that never change, and one that says how many of them count. Whoever mirrors or
// audits it needs nothing else.

import { ROUTES } from '@happy-homeland/contract';
import { refused } from '../domain/refusal.ts';
import type { RequestContext } from '../http/environment.ts';
import type { App } from '../http/operation-route.ts';
import { route, toHonoPath } from '../http/operation-route.ts';
import { publicRead } from '../http/origin.ts';
import { answerRefusal } from '../http/problem-response.ts';
import { answerTagged } from '../http/tagged-response.ts';
import type { CheckpointRecord } from '../ports/index.ts';
import { findLogFile, trustText } from '../publication/served-files.ts';

const NEWEST = 'public, max-age=2, must-revalidate';
const SETTLED = 'public, max-age=300, must-revalidate';
const IMMUTABLE = 'public, max-age=31536000, immutable';
const NOT_YET = 'public, max-age=1';
const TEXT = 'text/plain; charset=utf-8';

/** The newest checkpoint, the newest that enough witnesses have seen, every tile, and the trust file. */
export function registerLog(app: App): void {
  route(app, 'getLogCheckpoint', publicRead, async (c) => answerNote(c, await c.var.ports.store.log.checkpoint()));
  route(app, 'getLogCosigned', publicRead, async (c) => answerNote(c, await c.var.ports.store.log.quorate()));
  route(app, 'getLogTrust', publicRead, async (c) => {
    c.header('cache-control', SETTLED);
    return answerTagged(c, await trustText(c.var.ports), 'application/json');
  });
  // The number of a tile has a folder for every three digits.
  app.get(`${toHonoPath(ROUTES.getLogTile.path)}{.+}`, publicRead, async (c) => {
    const bytes = await findLogFile(c.var.ports, `tile/${c.req.param('level')}/${c.req.param('index')}`);
    if (bytes === null) return answerMissing(c);
    c.header('cache-control', IMMUTABLE);
    return c.body(Uint8Array.from(bytes), 200, { 'content-type': 'application/octet-stream' });
  });
}

function answerNote(c: RequestContext, checkpoint: CheckpointRecord | null): Response {
  if (checkpoint === null) return answerMissing(c);
  c.header('cache-control', NEWEST);
  return answerTagged(c, checkpoint.note, TEXT);
}

// It may be there in a moment: no cache keeps the answer for long.
function answerMissing(c: RequestContext): Response {
  c.header('cache-control', NOT_YET);
  return answerRefusal(c, refused('not-found'));
}
