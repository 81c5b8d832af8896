// A resident's phone: the viewport, the language and the time zone that every journey is judged in.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { chromium } from 'playwright';

import { findBrowser } from './browser.ts';

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  // A worker would answer in place of the routes that a test lays; the journey that is about it lets it start.
  serviceWorkers: 'block',
};

const ACTION_LIMIT_MS = 10_000;

/** One browser per test file: start it in `beforeAll`, close it in `afterAll`. `kind` as {@link findBrowser} has it. */
export async function startBrowser(kind?: 'quick' | 'whole'): Promise<Browser> {
  return chromium.launch(await findBrowser(kind));
}

/** What went wrong on a page without a test asking: journeys end by expecting all three to be empty. */
export type PageComplaints = {
  readonly errors: string[];
  readonly violations: string[];
  /** Addresses outside this machine that the page wanted; they were refused. */
  readonly foreignRequests: string[];
};

export type Phone = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: PageComplaints;
  close(): Promise<void>;
};

/** A fresh phone with empty storage. `overrides` may switch JavaScript off, or make it a desktop. */
export async function newPhone(browser: Browser, overrides: BrowserContextOptions = {}): Promise<Phone> {
  const context = await browser.newContext({ ...PHONE, ...overrides });
  context.setDefaultTimeout(ACTION_LIMIT_MS);
  const complaints: PageComplaints = { errors: [], violations: [], foreignRequests: [] };
  await context.route(
    (url) => !isOfThisMachine(url),
    (route) => {
      complaints.foreignRequests.push(route.request().url());
      return route.abort();
    },
  );
  const page = await context.newPage();
  collectComplaints(page, complaints);
  return { context, page, complaints, close: () => context.close() };
}

function isOfThisMachine(url: URL): boolean {
  return (
    url.protocol === 'data:' || url.protocol === 'blob:' || url.hostname === '127.0.0.1' || url.hostname === '[::1]'
  );
}

/** How Chromium reports what a policy refused, Trusted Types included. */
const POLICY = /Content Security policy|requires 'Trusted/i;

function collectComplaints(page: Page, complaints: PageComplaints): void {
  page.on('pageerror', (error) => complaints.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const list = POLICY.test(message.text()) ? complaints.violations : complaints.errors;
    list.push(message.text());
  });
}
