// What a deployment answers to the doctor when nothing is wrong, for tests that bend one thing at a time.

import { createHash } from 'node:crypto';
import { openApiDocument } from '@happy-homeland/contract';
import { gift, SampleLog } from './sample-log.ts';

export const HEALTHY_URL = 'https://give.example.org';
export const HEALTHY_NOW = Date.parse('2026-11-22T12:00:00Z');
export const HEALTHY_KEY = 'operator';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Request = { readonly path: string; readonly init: RequestInit };
/** Bends the answer to a request, or leaves it as it is. */
export type Bend = (request: Request, answer: Answer) => Answer;

/** A log of three entries that both of its witnesses have seen. */
export const HEALTHY_LOG = SampleLog.create().then(async (log) => {
  log.append(gift(100), gift(200));
  await log.publish();
  return log;
});

const SCRIPT = 'customElements.define("hh-donate", class extends HTMLElement {})';
const EVERYWHERE = {
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  date: new Date(HEALTHY_NOW).toUTCString(),
};
const SHARED = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
const integrity = `sha384-${createHash('sha384').update(SCRIPT).digest('base64')}`;

export const HEALTHY_BACKUP = {
  name: 'happy-homeland-20261122T030000Z',
  takenAt: '2026-11-22T03:00:00.000Z',
  bytes: 4096,
  sha256: 'a'.repeat(64),
  mode: 'test',
  schemaVersion: 1,
  counts: { pledges: 1, entries: 1, postings: 2, receipts: 1 },
  tookMs: 5,
};

/** A fetch that answers as a healthy deployment does, bent. Remembers what was asked. */
export function healthyFetch(bend: Bend = (_, answer) => answer) {
  const asked: Request[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const request = { path: url.slice(HEALTHY_URL.length), init };
    asked.push(request);
    const answer = answerTo(request);
    const bent = bend(request, answer);
    if (request.path.startsWith('/log/') && bent === answer) return (await HEALTHY_LOG).answer(request.path);
    const { status, headers, body } = bent;
    return new Response(status === 204 ? null : body, { status, headers: { ...EVERYWHERE, ...headers } });
  };
  return { asked, fetch };
}

function answerTo({ path, init }: Request): Answer {
  const method = init.method ?? 'GET';
  const headers = new Headers(init.headers);
  if (path === '/v1/pledges') return pledgeAnswer(method, headers.get('origin'));
  if (path === '/v1/webhooks/stripe') return problem(400, 'invalid-signature');
  if (path === '/v1/manage/backups') return backupAnswer(method, headers.get('authorization'));
  return PATHS[path] ?? problem(404, 'not-found');
}

const PATHS: Readonly<Record<string, Answer>> = {
  '/healthz': json(200, { status: 'ok' }),
  '/readyz': json(200, { status: 'ready', mode: 'live', findings: [] }),
  '/openapi.json': json(200, openApiDocument(HEALTHY_URL)),
  '/docs': { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html>' },
  '/widget/v1/happy-homeland.js': script('public, max-age=300'),
  '/widget/0.1.0-abc/happy-homeland.js': script('public, max-age=31536000, immutable'),
  '/widget/versions.json': json(200, {
    current: '0.1.0-abc',
    versions: [{ version: '0.1.0-abc', files: { 'happy-homeland.js': { bytes: SCRIPT.length, integrity } } }],
  }),
};

function pledgeAnswer(method: string, origin: string | null): Answer {
  if (method !== 'OPTIONS') return problem(403, 'origin-not-allowed');
  const known = origin === 'https://known.example.org';
  return { status: 204, headers: known ? { 'access-control-allow-origin': origin } : {}, body: '' };
}

function backupAnswer(method: string, authorization: string | null): Answer {
  if (authorization === 'Bearer federation') return problem(403, 'forbidden');
  if (authorization !== `Bearer ${HEALTHY_KEY}`) return problem(401, 'unauthorized');
  if (method === 'POST') return json(202, { running: true });
  return json(200, { items: [HEALTHY_BACKUP], nextCursor: null, running: false, failure: null });
}

function script(caching: string): Answer {
  const headers = { ...SHARED, 'content-type': 'text/javascript; charset=utf-8', 'cache-control': caching };
  return { status: 200, headers, body: SCRIPT };
}

export function json(status: number, value: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

export function problem(status: number, slug: string): Answer {
  return json(status, { type: `${HEALTHY_URL}/docs#${slug}`, title: slug, status, requestId: 'r' });
}
