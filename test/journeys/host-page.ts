// Websites that embed the tag, each with a policy and habits of its own: a small web host of our own on the origin that
// the federation has registered, and, in the browser alone, a page among the charity's own.

import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { Page } from 'playwright';
import { freePort } from '../support/free-port.ts';
import type { PageComplaints, Phone } from '../support/phone.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { openNeighbourhood } from './neighbourhood.ts';

export interface HostPage {
  /** Value of the policy header; none if absent. */
  readonly policy?: string;
  /** Markup before the tag: what the page itself brings. */
  readonly head?: string;
  readonly body: string;
  readonly at?: 'community site' | 'own site';
  readonly hash?: string;
  /** Before the page is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

export interface OpenHost {
  readonly page: Page;
  readonly complaints: PageComplaints;
  /** What the page's console warned of. */
  readonly warnings: readonly string[];
  /** What was thrown at the page and caught by nobody. */
  readonly uncaught: readonly string[];
  /** Addresses that were asked for, in order. */
  readonly requests: readonly URL[];
  close(): Promise<void>;
}

export interface HostedNeighbourhood extends Neighbourhood {
  /** Opens a website with this page. */
  open(host: HostPage): Promise<OpenHost>;
}

/** What the page for webmasters prints, read as a person copies it. */
export interface Copied {
  readonly tag: string;
  readonly direct: string;
  readonly pinned: string;
  readonly check: string;
  readonly checkPinned: string;
  readonly proof: string;
  readonly proofPinned: string;
  readonly frame: string;
  readonly frameFit: string;
  readonly editor: string;
  readonly link: string;
  readonly oembed: string;
  readonly policy: readonly string[];
  readonly framePolicy: readonly string[];
  readonly reserve: string;
}

export async function copyTags({ demo, projectId }: Neighbourhood, { page }: Phone): Promise<Copied> {
  const text = (id: string) => page.locator(`#snippet-${id}`).inputValue();
  const choose = (element: string) => page.goto(`${demo.url}/embed/${projectId}?element=${element}`);
  await choose('hh-compliance');
  const check = { check: await text('tag'), checkPinned: await text('pinned') };
  await choose('hh-proof');
  const proof = { proof: await text('tag'), proofPinned: await text('pinned') };
  await choose('hh-donate');
  return {
    ...check,
    ...proof,
    tag: await text('tag'),
    direct: await text('direct'),
    pinned: await text('pinned'),
    frame: await text('frame'),
    frameFit: await text('frame-fit'),
    editor: await text('editor'),
    link: await text('link'),
    oembed: await text('oembed-address'),
    policy: (await text('csp')).split('\n'),
    framePolicy: (await text('frame-csp')).split('\n'),
    reserve: await text('reserve'),
  };
}

/** The demo, with the community site's origin in our hands. */
export async function openHostedNeighbourhood(): Promise<HostedNeighbourhood> {
  const pages = new Map<string, HostPage>();
  const port = await freePort();
  const server = await serve(pages, port);
  const home = await openNeighbourhood({ SITE_URL: `http://127.0.0.1:${port}` });
  return {
    ...home,
    open: async (host) => {
      const path = `/host-${pages.size}.html`;
      pages.set(path, host);
      return openHost(home, host, `${host.at === 'own site' ? home.demo.url : `http://127.0.0.1:${port}`}${path}`);
    },
    close: async () => {
      await home.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

function serve(pages: ReadonlyMap<string, HostPage>, port: number): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const host = pages.get(url);
    // Whatever else a browser asks for, its icon above all, is empty.
    response.writeHead(host ? 200 : 204, host ? headersOf(host) : {});
    response.end(host && markupOf(host));
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

function headersOf({ policy }: HostPage): Record<string, string> {
  const type = { 'content-type': 'text/html; charset=utf-8' };
  return policy === undefined ? type : { ...type, 'content-security-policy': policy };
}

function markupOf({ head = '', body }: HostPage): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>青衣社区网（示例）</title>${head}${body}`;
}

async function openHost(home: Neighbourhood, host: HostPage, address: string): Promise<OpenHost> {
  const { page, context, complaints, close } = await home.phone();
  const warnings: string[] = [];
  const uncaught: string[] = [];
  const requests: URL[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  page.on('pageerror', ({ message }) => uncaught.push(message));
  page.on('request', (request) => requests.push(new URL(request.url())));
  if (host.at === 'own site') {
    const answer = { headers: headersOf(host), body: markupOf(host) };
    await context.route(address, (route) => route.fulfill(answer));
  }
  await host.prepare?.(page);
  await page.goto(`${address}${host.hash ?? ''}`);
  return { page, complaints, warnings, uncaught, requests, close };
}

/** Whether the card itself is drawn, not only what stands inside the tag. */
export async function drawn(page: Page): Promise<boolean> {
  await page.getByText('已到账').first().waitFor();
  return page.evaluate(() => document.querySelector('hh-donate')?.shadowRoot?.querySelector('article') != null);
}

/** What the first card says, whatever state it is in. */
export async function cardText(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('hh-donate')?.shadowRoot?.textContent ?? '');
}

/** The link inside the tag leads to the project, as a person finds out. */
export async function followLink(page: Page): Promise<string> {
  await page.locator('hh-donate a').first().click();
  await page.waitForURL(/\/p\//);
  return new URL(page.url()).pathname;
}
