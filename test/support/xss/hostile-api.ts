// A deployment that answers whatever a test lays down, and remembers what it was asked beside that: an image or a
// script that a text brought along would be asked for here.
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';

const BUNDLE = resolve(import.meta.dirname, '../../../packages/widget/dist/browser');
const EMBEDDED = /^\/embed\/[a-z2-7]+\/(?:frame|qr\.png)$/;
const WIDGET = /^\/widget\/v1\/[\w-]+\.js$/;

export type Answer =
  | { readonly type: 'text/html; charset=utf-8' | 'text/css' | 'text/javascript'; readonly text: string }
  | { readonly type: 'application/json'; readonly json: unknown; readonly status?: number };

export interface HostileApi {
  readonly url: string;
  readonly answers: Map<string, Answer>;
  /** What was asked for and nobody laid down. */
  readonly strays: string[];
  close(): void;
}

export async function startHostileApi(): Promise<HostileApi> {
  const answers = new Map<string, Answer>();
  const strays: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const answer = answers.get(path);
    if (answer !== undefined) return send(response, answer);
    // The card in the page for webmasters, and the picture of its code: asked for by the page itself, and looked at as pages.
    if (EMBEDDED.test(path)) return send(response, { type: 'text/html; charset=utf-8', text: '<!doctype html>' });
    // A browser asks for it by itself.
    if (path === '/favicon.ico') return send(response, { type: 'text/css', text: '' });
    if (WIDGET.test(path)) return send(response, { type: 'text/javascript', text: widgetFile(path) });
    strays.push(`${request.method} ${request.url}`);
    return send(response, { type: 'application/json', json: {}, status: 404 });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    strays,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function widgetFile(path: string): string {
  return readFileSync(join(BUNDLE, path.split('/').at(-1) ?? ''), 'utf8');
}

function send(response: ServerResponse, answer: Answer): void {
  const isJson = answer.type === 'application/json';
  response.writeHead(isJson ? (answer.status ?? 200) : 200, {
    'content-type': answer.type,
    'cache-control': 'max-age=600',
    'access-control-allow-origin': '*',
  });
  response.end(isJson ? JSON.stringify(answer.json) : answer.text);
}
