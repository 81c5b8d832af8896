// The witness over HTTP: one address that logs write to (C2SP tlog-witness), and a few that people read.

import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from './clock.ts';
import { logId } from './log-id.ts';
import { languageOf } from './page/language.ts';
import { STYLE } from './page/style.ts';
import { witnessPage } from './page/witness-page.ts';
import type { AddCheckpointAnswer, Witness } from './witness.ts';

/** A full proof and the signatures of sixteen post-quantum keys fit in. */
export const BODY_BYTES_MAX = 65_536;
/** Each costs two signatures' work; whoever sends more at once waits. */
export const IN_FLIGHT_MAX = 64;

const TEXT = 'text/plain; charset=utf-8';
const SIZE_TEXT = 'text/x.tlog.size';
const RETRY_S = 1;
const PAGE_HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

interface AppOptions {
  readonly witness: Witness;
  readonly clock: Clock;
  /** Who runs this witness, as people know them; shown on the page. */
  readonly operator: string | undefined;
}

/** The application, for any runtime that has fetch. */
export function createWitnessApp({ witness, clock, operator }: AppOptions): Hono {
  const app = new Hono();
  let inFlight = 0;
  app.use(async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
  });
  const limit = bodyLimit({ maxSize: BODY_BYTES_MAX, onError: (context) => refuse(context, 413) });
  app.post('/add-checkpoint', limit, async (context) => {
    // Read to its end first: who sends slowly must not hold a place.
    const body = parseText(await context.req.arrayBuffer());
    if (body === undefined) return refuse(context, 400);
    if (inFlight >= IN_FLIGHT_MAX) return answered(context, { status: 503, retryAfterS: RETRY_S });
    inFlight += 1;
    try {
      return answered(context, await witness.addCheckpoint(body));
    } finally {
      inFlight -= 1;
    }
  });
  app.all('/add-checkpoint', (context) => {
    context.header('allow', 'POST');
    return refuse(context, 405);
  });
  readable(app, { witness, clock, operator });
  app.notFound((context) => refuse(context, 404));
  app.onError((_, context) => refuse(context, 503));
  return app;
}

function readable(app: Hono, { witness, clock, operator }: AppOptions): void {
  const { records, evidence } = witness.store;
  app.get('/', async (context) => {
    const language = languageOf(context.req.query('lang'), context.req.header('accept-language'));
    const logs = await Promise.all(
      witness.logs.map(async ({ origin }) => ({
        origin,
        id: await logId(origin),
        latest: await records.read(origin),
      })),
    );
    const page = witnessPage(
      { key: witness.key, operator, logs, evidence: await evidence.list(), nowS: clock.nowS() },
      language,
    );
    return context.html(page, 200, { ...PAGE_HEADERS, 'content-language': language, vary: 'Accept-Language' });
  });
  app.get('/witness.css', (context) =>
    context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }),
  );
  app.get('/healthz', async (context) => {
    // The record is asked, because a witness that cannot read it can do nothing.
    const known = await Promise.all(witness.logs.map(({ origin }) => records.read(origin)));
    const seen = known.filter((record) => record !== undefined).length;
    return context.json({ status: 'ok', logs: known.length, seen }, 200, open());
  });
  app.get('/logs/:id/checkpoint', async (context) => {
    for (const { origin } of witness.logs) {
      if ((await logId(origin)) !== context.req.param('id')) continue;
      const record = await records.read(origin);
      if (record !== undefined) return context.body(record.note, 200, { 'content-type': TEXT, ...open() });
    }
    return refuse(context, 404);
  });
  app.get('/evidence/:file', async (context) => {
    const [, id = ''] = /^([0-9a-f]{32})\.txt$/.exec(context.req.param('file')) ?? [];
    const file = id === '' ? undefined : await evidence.file(id);
    if (file === undefined) return refuse(context, 404);
    const disposition = `attachment; filename="evidence-${id}.txt"`;
    return context.body(file, 200, { 'content-type': TEXT, 'content-disposition': disposition, ...open() });
  });
}

/** Anybody's page may read what is public here: that is what a witness is for. */
function open(): Record<string, string> {
  return { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
}

const SAYS: Readonly<Record<number, string>> = {
  400: 'not a request of tlog-witness\n',
  403: 'not signed by a key of this log\n',
  404: 'not known here\n',
  405: 'only POST\n',
  413: `more than ${BODY_BYTES_MAX} bytes\n`,
  422: 'not shown to continue what was seen\n',
  429: 'too many new checkpoints of this log\n',
  503: 'cannot answer now\n',
};

type Refused = 400 | 403 | 404 | 405 | 413 | 422 | 429 | 503;

function refuse(context: Context, status: Refused): Response {
  return context.body(SAYS[status] ?? '', status, { 'content-type': TEXT });
}

function answered(context: Context, answer: AddCheckpointAnswer): Response {
  switch (answer.status) {
    case 200:
      return context.body(answer.cosignature, 200, { 'content-type': TEXT });
    case 409:
      return context.body(`${answer.size}\n`, 409, { 'content-type': SIZE_TEXT });
    case 429:
    case 503:
      context.header('retry-after', String(answer.retryAfterS));
      return refuse(context, answer.status);
    default:
      return refuse(context, answer.status);
  }
}

/** UTF-8 as it was signed: a mark at the start is a character like others, and what is no UTF-8 is no request. */
function parseText(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // What does not decode was not written by a log.
    return undefined;
  }
}
