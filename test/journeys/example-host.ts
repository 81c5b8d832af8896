// Websites that serve the pages of an example, on an origin of their own in the browser alone; the deployment they name is the
// application in this process, with the widget as it was built.

import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { createApp } from '@happy-homeland/worker';
import type { Browser, BrowserContextOptions, Route } from 'playwright';
import type { Phone } from '../support/phone.ts';
import { newPhone } from '../support/phone.ts';
import { ROOT } from '../support/release/published.ts';

export const API = 'https://give.example.org';
export const CLEAN = { errors: [], violations: [], foreignRequests: [] };

const SITE = 'https://site.example.org';
const BUILT_WIDGET = join(ROOT, 'packages/widget/dist/browser');
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface ExampleHost {
  readonly browser: Browser;
  readonly app: ReturnType<typeof createApp>;
  /** What is served. */
  readonly folder: string;
  /** The website's origin; one that nobody knows unless said otherwise. */
  readonly site?: string;
  /** As whoever copies the example changes it. */
  readonly change?: (text: string) => string;
  readonly device?: BrowserContextOptions;
}

/** Opens the page of an example; what it complained of is read when it is closed. */
export async function openExample(host: ExampleHost): Promise<Phone> {
  const { browser, app, site = SITE, device } = host;
  const phone = await newPhone(browser, device);
  await phone.context.route(`${API}/**`, (route) => ofDeployment(app, route));
  await phone.context.route(`${site}/**`, (route) => ofFolder(host, route));
  await phone.page.goto(`${site}/`);
  return phone;
}

/** Answers as the deployment does. */
export async function ofDeployment(app: ExampleHost['app'], route: Route): Promise<void> {
  const request = route.request();
  const { pathname } = new URL(request.url());
  if (pathname.startsWith('/widget/v1/')) {
    const body = builtScript(pathname);
    const contentType = TYPES[extname(pathname)] ?? 'application/octet-stream';
    return route.fulfill({ body, contentType, headers: { 'access-control-allow-origin': '*' } });
  }
  const body = request.postData();
  const init = { method: request.method(), headers: await request.allHeaders(), ...(body !== null && { body }) };
  const answer = await app.request(request.url(), init);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: bytes });
}

/** A file of the build at its evergreen address. */
export function builtScript(pathname: string): Buffer {
  return readFileSync(join(BUILT_WIDGET, pathname.slice('/widget/v1/'.length)));
}

function ofFolder({ folder, change = (text) => text }: ExampleHost, route: Route): Promise<void> {
  const path = new URL(route.request().url()).pathname.replace(/\/$/, '/index.html');
  if (path === '/favicon.ico') return route.fulfill({ status: 204 });
  const body = change(readFileSync(join(folder, path), 'utf8'));
  return route.fulfill({ body, contentType: TYPES[extname(path)] ?? 'text/plain' });
}
