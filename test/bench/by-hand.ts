// What a careful person would write without any of our code: node:http and node:sqlite, prepared statements, constant
// headers. It does the same work as ours: the same headers, a request id, a log line, the same reads, the same rows, the
// same commits. Arguments: database path, public url. Answers its address, and its processor time when asked.

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { NOW_MS } from '@happy-homeland/worker/testing';
import { handCard, handReads } from './by-hand-card.ts';
import { handPledges, newId } from './by-hand-pledge.ts';

const SLOWNESS = 10_000;
const [path = '', publicUrl = ''] = process.argv.slice(2);
const database = new DatabaseSync(path);
database.exec('PRAGMA journal_mode = WAL');
database.exec('PRAGMA synchronous = FULL');
database.exec('PRAGMA foreign_keys = ON');
const reads = handReads(database);
const makePledge = handPledges(database, reads, publicUrl);
const nowMs = () => NOW_MS + Math.floor(performance.now() / SLOWNESS);

const EVERYWHERE = {
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'content-type': 'application/json',
};
const OWN = { ...EVERYWHERE, 'cross-origin-resource-policy': 'same-origin' };
const PUBLIC = {
  ...EVERYWHERE,
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'idempotent-replayed, retry-after, x-request-id',
  'cache-control': 'public, max-age=0, s-maxage=5, must-revalidate',
};
const GIVER = { ...OWN, 'cache-control': 'no-store', vary: 'Origin', 'access-control-allow-origin': publicUrl };

interface Answer {
  readonly route: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function getCard(request: IncomingMessage, projectId: string): Answer {
  const route = '/v1/projects/:projectId';
  const card = handCard(reads, projectId, { publicUrl, nowMs: nowMs() });
  if (card === null) return { route, status: 404, headers: PUBLIC, body: '' };
  const body = JSON.stringify(card);
  const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
  const isKept = request.headers['if-none-match'] === etag;
  return { route, status: isKept ? 304 : 200, headers: { ...PUBLIC, etag }, body: isKept ? '' : body };
}

function postPledge({ headers }: IncomingMessage, body: string): Answer {
  const key = headers['idempotency-key'];
  const made = makePledge({ body, key: String(key), origin: headers.origin, nowMs: nowMs() });
  const status = made === null ? 422 : 201;
  return { route: '/v1/pledges', status, headers: GIVER, body: JSON.stringify(made) };
}

function route(request: IncomingMessage, body: string): Answer {
  const { url = '' } = request;
  if (url === '/healthz') return { route: url, status: 200, headers: OWN, body: '{"status":"ok"}' };
  if (url === '/v1/pledges') return postPledge(request, body);
  return getCard(request, url.slice('/v1/projects/'.length));
}

function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
  const startedAt = performance.now();
  const requestId = newId().slice(0, 16);
  const answered = route(request, body);
  const length = Buffer.byteLength(answered.body);
  response.writeHead(answered.status, { ...answered.headers, 'content-length': length, 'x-request-id': requestId });
  response.end(answered.body);
  const tookMs = Math.round(performance.now() - startedAt);
  const { method = '' } = request;
  const at = new Date(nowMs()).toISOString();
  const { route: pattern, status } = answered;
  const line = { level: 'info', event: 'request', at, requestId, method, route: pattern, status, tookMs };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const server = createServer((request, response) => {
  if (request.method === 'GET') return answer(request, response, '');
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => answer(request, response, Buffer.concat(chunks).toString('utf8')));
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}` });
});
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('SIGTERM', () => {
  database.close();
  process.exit(0);
});
