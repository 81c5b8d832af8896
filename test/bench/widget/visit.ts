// One visit of a phone that has never been here: a context of its own, an empty cache, the network and the processor as slow
// as asked (Chromium's own throttling), and what the browser says about it.

import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright';

/** Chromium's preset for slow 3G: a round trip of two seconds, 400 kb/s. */
export const SLOW_3G = { offline: false, latency: 2000, downloadThroughput: 50_000, uploadThroughput: 50_000 } as const;
const FREE = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 } as const;

export interface Subject {
  readonly name: string;
  readonly url: string;
  /** JavaScript that is true once a donor can act. */
  readonly usable: string;
  readonly withoutScript?: boolean;
}

export interface Pace {
  readonly slow: boolean;
  /** How many times slower the processor is. */
  readonly cpu: number;
}

export interface Visit {
  readonly fcpMs: number;
  readonly usableMs: number;
  readonly shift: number;
  /** The longest task on the main thread, 0 where none took 50 ms. */
  readonly longestTaskMs: number;
  /** What was asked for beside the page itself. */
  readonly asked: readonly URL[];
  readonly bytes: Bytes;
}

export interface Bytes {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
};
const PATIENCE_MS = 60_000;
/** Time for what comes after: late shifts and late requests count. */
const AFTERWARDS_MS = 600;
/** What a host has anyway counts for nobody; a page of ours counts. */
const IS_HOST_PAGE = /\/bench-\d+\.html$/;
const LOOK_MS = 250;
const KEYS = ['fcp', 'usable', 'shift', 'longest'] as const;

type Seen = Readonly<Record<(typeof KEYS)[number], number>>;

/** Runs before the page's own scripts; asks before each frame is drawn whether a donor can act. */
const watch = (usable: string) => `(() => {
  const seen = { fcp: 0, usable: 0, shift: 0, longest: 0 };
  window.seen = seen;
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('layout-shift', ({ value }) => { seen.shift += value; });
  observe('longtask', ({ duration }) => { seen.longest = Math.max(seen.longest, duration); });
  observe('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') seen.fcp = startTime; });
  const can = () => ${usable};
  addEventListener('hh-ready', () => { window.hhReady = (window.hhReady ?? 0) + 1; });
  const look = () => {
    if (document.body && can()) seen.usable = performance.now();
    else requestAnimationFrame(look);
  };
  if (window === top) look();
})()`;

/** Whole, drawn, and there to be filled in: no script is needed for that. */
const WITHOUT_SCRIPT = `(() => {
  const [{ domContentLoadedEventEnd: whole }] = performance.getEntriesByType('navigation');
  const [{ startTime: fcp }] = performance.getEntriesByName('first-contentful-paint');
  const button = document.querySelector('[type=submit]');
  return { fcp, usable: button && button.offsetHeight > 0 ? Math.max(fcp, whole) : 0, shift: 0, longest: 0 };
})()`;

export async function visit(browser: Browser, subject: Subject, pace: Pace): Promise<Visit> {
  const context = await browser.newContext({
    ...PHONE,
    javaScriptEnabled: !subject.withoutScript,
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    const devtools = await throttled(page, pace);
    const traffic = watchTraffic(devtools, subject.url);
    if (!subject.withoutScript) await page.addInitScript(watch(subject.usable));
    await page.goto(subject.url, { waitUntil: subject.withoutScript ? 'load' : 'commit', timeout: PATIENCE_MS });
    const seen = await (subject.withoutScript ? seenWithout(page) : seenWith(page, subject));
    const bytes = await traffic.bytes();
    return {
      fcpMs: seen.fcp,
      usableMs: seen.usable,
      shift: seen.shift,
      longestTaskMs: seen.longest,
      asked: traffic.asked,
      bytes,
    };
  } finally {
    await context.close();
  }
}

/** JavaScript heap of the page in bytes after garbage was collected, with nothing throttled. */
export async function heapOf(browser: Browser, subject: Subject): Promise<number> {
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await page.addInitScript(watch(subject.usable));
    await page.goto(subject.url);
    await seenWith(page, subject);
    await devtools.send('HeapProfiler.enable');
    for (let time = 0; time < 3; time += 1) await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  } finally {
    await context.close();
  }
}

async function throttled(page: Page, { slow, cpu }: Pace): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slow ? SLOW_3G : FREE);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return devtools;
}

async function seenWith(page: Page, { name }: Subject): Promise<Seen> {
  const endsAt = performance.now() + PATIENCE_MS;
  while (!(await page.evaluate('window.seen.usable > 0'))) {
    if (performance.now() > endsAt) throw new Error(`${name}: nobody could act within a minute`);
    await page.waitForTimeout(LOOK_MS);
  }
  await page.waitForTimeout(AFTERWARDS_MS);
  return toSeen(await page.evaluate('window.seen'));
}

async function seenWithout(page: Page): Promise<Seen> {
  await page.waitForTimeout(AFTERWARDS_MS);
  return toSeen(await page.evaluate(WITHOUT_SCRIPT));
}

function toSeen(value: unknown): Seen {
  const [fcp = 0, usable = 0, shift = 0, longest = 0] = KEYS.map((key) => Number(Reflect.get(Object(value), key)));
  if (!(usable > 0)) throw new Error('a page where nobody can act');
  return { fcp, usable, shift, longest };
}

function watchTraffic(devtools: CDPSession, own: string) {
  const asked: URL[] = [];
  const ids: string[] = [];
  devtools.on('Network.requestWillBeSent', ({ requestId, request: { url, method } }) => {
    if (
      (url === own && IS_HOST_PAGE.test(own)) ||
      !url.startsWith('http') ||
      url.endsWith('/favicon.ico') ||
      method === 'OPTIONS'
    )
      return;
    asked.push(new URL(url));
    ids.push(requestId);
  });
  const bodyOf = async (requestId: string): Promise<Buffer> => {
    const { body, base64Encoded } = await devtools.send('Network.getResponseBody', { requestId });
    return Buffer.from(body, base64Encoded ? 'base64' : 'utf8');
  };
  const bytes = async (): Promise<Bytes> => {
    const bodies = await Promise.all(ids.map((id) => bodyOf(id).catch(() => Buffer.alloc(0))));
    const sum = (size: (body: Buffer) => number) =>
      bodies.reduce((total, body) => total + (body.length && size(body)), 0);
    return {
      raw: sum((body) => body.length),
      gzip: sum((body) => gzipSync(body, { level: 9 }).length),
      brotli: sum((body) => brotliCompressSync(body).length),
    };
  };
  return { asked, bytes };
}
