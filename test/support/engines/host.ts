// Two websites for engines in which no request can be caught on its way: a community's on an origin of its own, and a page
// among the charity's own, which is why this one stands before the deployment and passes on what is not its own.

import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { request as ask, createServer } from 'node:http';
import { join } from 'node:path';
import type { Demo } from '@happy-homeland/demo';
import { startDemo } from '@happy-homeland/demo';
import { freePorts } from '../free-port.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { WIDE_LIMITS_ENV } from '../wide-limits.ts';

export interface Hosts extends AsyncDisposable {
  readonly demo: Demo;
  readonly projectId: string;
  /** Address of a page with this markup, under nothing but the policy lines that are printed for hosts. */
  page(at: 'community' | 'own', body: string): string;
}

const README = join(import.meta.dirname, '../../../packages/widget/README.md');
const POLICY = /what `\/embed\/\{projectId\}` prints:\n\n```\n(.*?)\n```/s;

/** First on every page: keeps what went wrong, in the same way in every engine. */
const WATCH = `
window.complaints = [];
const keep = (what) => window.complaints.push(String(what));
addEventListener('error', ({ message }) => keep(message));
addEventListener('unhandledrejection', ({ reason }) => keep(reason));
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => keep(violatedDirective + ' ' + blockedURI));
for (const name of ['error', 'warn']) {
  const real = console[name];
  console[name] = (...words) => { keep(words.join(' ')); real.apply(console, words); };
}
`;

export async function openHosts(): Promise<Hosts> {
  const folder = temporaryDirectory('engines');
  const [port = 0, ownPort = 0, communityPort = 0, sitePort = 0, sandboxPort = 0] = await freePorts(5);
  const own = `http://127.0.0.1:${ownPort}`;
  const community = `http://127.0.0.1:${communityPort}`;
  const bodies = new Map<string, string>();
  const serve = (request: IncomingMessage, response: ServerResponse): boolean => {
    const body = bodies.get(request.url ?? '');
    if (body === undefined) return false;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyFor(own),
    });
    response.end(body);
    return true;
  };
  const servers = await Promise.all([
    listen(
      ownPort,
      (request, response) => serve(request, response) || watch(request, response) || pass(port, request, response),
    ),
    listen(
      communityPort,
      (request, response) => serve(request, response) || watch(request, response) || empty(response),
    ),
  ]);
  const demo = await startDemo({
    PORT: String(port),
    SITE_PORT: String(sitePort),
    SANDBOX_PORT: String(sandboxPort),
    DATA_DIR: folder.path,
    PUBLIC_URL: own,
    SITE_URL: community,
    LOG_LEVEL: 'error',
    DEMO_STORY: 'off',
    ...WIDE_LIMITS_ENV,
  });
  return {
    demo,
    projectId: demo.projectIds['qingyi-canteen'] ?? '',
    page: (at, body) => {
      const path = `/host-${bodies.size}.html`;
      const script = `<script src="/watch.js"></script><script type="module" src="${own}/widget/v1/happy-homeland.js"></script>`;
      bodies.set(
        path,
        `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>示例</title>${script}<body>${body}`,
      );
      return `${at === 'own' ? own : community}${path}`;
    },
    [Symbol.asyncDispose]: async () => {
      await demo.close();
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
      folder.remove();
    },
  };
}

/** As the README has it for hosts. */
function policyFor(origin: string): string {
  const [, lines = ''] = POLICY.exec(readFileSync(README, 'utf8')) ?? [];
  const printed = lines.replaceAll('https://give.example.org', origin).split('\n').join('; ');
  // Beside them the host's own: its script, and the icon that every browser asks for.
  const own = printed.replace('script-src', "script-src 'self'").replace('img-src', "img-src 'self'");
  return `default-src 'none'; style-src 'none'; require-trusted-types-for 'script'; ${own}`;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

function listen(port: number, handler: Handler): Promise<Server> {
  const server = createServer(handler);
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

function watch({ url }: IncomingMessage, response: ServerResponse): boolean {
  if (url !== '/watch.js') return false;
  response.writeHead(200, { 'content-type': 'text/javascript' });
  response.end(WATCH);
  return true;
}

function empty(response: ServerResponse): void {
  response.writeHead(204);
  response.end();
}

function pass(port: number, request: IncomingMessage, response: ServerResponse): void {
  const { method, url, headers } = request;
  const onward = ask({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
