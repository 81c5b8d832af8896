// The community site as its own small web host would serve it: static pages with the strict policy that a careful
// webmaster sets. Pages may hold {{name}}, which stands for a value that only the running demo knows.

import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { DemoError } from './demo-error.ts';

export interface SiteOptions {
  readonly directory: string;
  readonly port: number;
  /** Origin of the deployment whose widget the pages embed. */
  readonly api: string;
  /** Name → what stands for `{{name}}` in a page. */
  readonly values: Readonly<Record<string, string>>;
}

export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

interface StaticFile {
  readonly type: string;
  readonly body: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};
const NOT_FOUND_PAGE = '/404.html';

/**
 * Listens on 127.0.0.1. Only files that were in the directory at start exist: a request never touches the disk, so no
 * path can climb out of it.
 * @throws DemoError `site-page` when a page holds a name without a value
 */
export async function startSite(options: SiteOptions): Promise<Site> {
  const files = readFiles(options);
  const headers = siteHeaders(options.api);
  const server = createServer((request, response) => respond(request, response, { files, headers }));
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen({ port: options.port, host: '127.0.0.1' }, listening);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeIdleConnections();
        server.closeAllConnections();
      }),
  };
}

interface Contents {
  readonly files: ReadonlyMap<string, StaticFile>;
  readonly headers: Readonly<Record<string, string>>;
}

function respond(request: IncomingMessage, response: ServerResponse, { files, headers }: Contents): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD', 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('本站只能浏览。 This site can only be read.\n');
    return;
  }
  const path = pathOf(request.url ?? '/');
  const found = files.get(path.endsWith('/') ? `${path}index.html` : path);
  const file = found ?? files.get(NOT_FOUND_PAGE);
  response.writeHead(found ? 200 : 404, {
    'Content-Type': file?.type ?? 'text/plain; charset=utf-8',
    'Content-Length': file?.body.length ?? 0,
  });
  response.end(request.method === 'HEAD' ? undefined : file?.body);
}

/** A path that cannot be decoded is a path that does not exist. */
function pathOf(url: string): string {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return '';
  }
}

function siteHeaders(api: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    `script-src ${api}`,
    `connect-src ${api}`,
    "style-src 'self'",
    `img-src 'self' ${api}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cache-Control': 'no-cache',
  };
}

function readFiles({ directory, values }: SiteOptions): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const name = join(entry.parentPath, entry.name);
    const path = `/${relative(directory, name).split(sep).join('/')}`;
    const body = readFileSync(name);
    files.set(path, { type, body: extname(name) === '.html' ? fillIn(path, body, values) : body });
  }
  return files;
}

function fillIn(path: string, page: Buffer, values: SiteOptions['values']): Buffer {
  const text = page.toString('utf8').replace(/\{\{([^{}]+)\}\}/g, (_placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) return value;
    throw new DemoError({
      code: 'site-page',
      zh: `社区网站页面 ${path} 中的 {{${name}}} 没有对应的内容，请核对名称。`,
      en: `The page ${path} of the community site has no value for {{${name}}}; check the name.`,
    });
  });
  return Buffer.from(text);
}
