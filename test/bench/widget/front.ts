// What stands between a phone and the machines in a real deployment: a proxy that compresses, on the origin of the charity; and
// the web hosts of everybody else, from memory. One latency for all of it comes from the browser.

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';

/** What a web host serves at one path. */
export interface Served {
  readonly type: string;
  readonly body: string | Buffer;
  readonly status?: number;
}

export interface Host {
  readonly url: string;
  readonly files: Map<string, Served>;
  close(): void;
}

const COMPRESSED = /^(?:text\/|application\/(?:json|javascript))/;
/** A file is compressed once and kept; what is made for one visitor is compressed while they wait. */
const KEPT_QUALITY = 11;
const LIVE_QUALITY = 5;
/** A project of the page with twenty of them: a real one under another name. */
const ALIAS = /^(\/v1\/projects\/\w+?)(xx\w)(\/channel)/;

const kept = new Map<string, Buffer>();

/** Files from memory, on a port that is given. */
export async function openHost(port: number): Promise<Host> {
  const files = new Map<string, Served>();
  const server = createServer((incoming, response) => serve(files, incoming, response));
  return { url: await listen(server, port), files, close: () => end(server) };
}

/** The deployment behind a proxy; `files` are pages of the charity's own on the same origin. */
export async function openProxy(port: number, target: number): Promise<Host> {
  const files = new Map<string, Served>();
  const server = createServer((incoming, response) => {
    if (files.has(pathOf(incoming))) serve(files, incoming, response);
    else pass(incoming, response, target);
  });
  return { url: await listen(server, port), files, close: () => end(server) };
}

function serve(files: ReadonlyMap<string, Served>, incoming: IncomingMessage, response: ServerResponse): void {
  const file = files.get(pathOf(incoming));
  const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
  if (incoming.method === 'OPTIONS' || !file) {
    response.writeHead(file ? 204 : 404, cors).end();
    return;
  }
  const cache = file.type.startsWith('text/html') ? 'no-cache' : 'public, max-age=300';
  const headers = { ...cors, 'content-type': file.type, 'cache-control': cache, 'content-encoding': 'br' };
  response.writeHead(file.status ?? 200, headers).end(compress(Buffer.from(file.body), KEPT_QUALITY));
}

function pass(incoming: IncomingMessage, response: ServerResponse, port: number): void {
  const [, before, alias = '', rest] = ALIAS.exec(incoming.url ?? '') ?? [];
  const path =
    before === undefined
      ? incoming.url
      : before + rest + (incoming.url ?? '').slice(before.length + alias.length + (rest ?? '').length);
  const { method, headers } = incoming;
  const outgoing = request(
    { host: '127.0.0.1', port, path, method, headers: { ...headers, 'accept-encoding': 'identity' } },
    (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const body = named(Buffer.concat(chunks), alias);
        const isText = COMPRESSED.test(answer.headers['content-type'] ?? '') && body.length > 0;
        const isKept = (answer.headers['cache-control'] ?? '').startsWith('public');
        const { 'content-length': _length, 'transfer-encoding': _transfer, ...rest } = answer.headers;
        response.writeHead(answer.statusCode ?? 502, isText ? { ...rest, 'content-encoding': 'br' } : rest);
        response.end(isText ? compress(body, isKept ? KEPT_QUALITY : LIVE_QUALITY) : body);
      });
    },
  );
  outgoing.on('error', () => response.writeHead(502).end());
  incoming.pipe(outgoing);
}

function named(body: Buffer, alias: string): Buffer {
  if (alias === '') return body;
  return Buffer.from(body.toString().replace(/("projectId":"\w+)"/, `$1${alias}"`));
}

function compress(body: Buffer, quality: number): Buffer {
  const compressed = () => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  if (quality !== KEPT_QUALITY) return compressed();
  const key = body.toString('latin1');
  const known = kept.get(key) ?? compressed();
  kept.set(key, known);
  return known;
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((listening) => server.listen(port, '127.0.0.1', () => listening(`http://127.0.0.1:${port}`)));
}

function end(server: Server): void {
  server.close();
  server.closeAllConnections();
}
