// The service worker of the donate pages. Without a network, or with one that says nothing for eight seconds, it shows the
// public card as it was last read, with its time and the ways to give without the internet. The donate page itself holds
// the key of a gift and what was chosen, so it is never kept; nor is what was posted, a receipt, or the way back from paying.

/** What a service worker hears, as far as this one listens; the types of pages do not know it. */
export interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
export interface Asking extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
export interface WorkerScope {
  addEventListener(type: 'install' | 'activate', hear: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', hear: (event: Asking) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: { readonly origin: string };
}

const CACHE = 'hh-give-1';
const STYLES = ['/widget/v1/tokens.css', '/assets/pages.css'];
/** The donate page of a project and nothing below it. */
const DONATE_PAGE = /^\/give\/[^/]+$/;
/** What the address may say of how a page is drawn; an amount, a site or anything else is not kept. */
const KEPT_CHOICES = ['lang', 'size'];
const PATIENCE_MS = 8_000;
/** Sheets of projects that are kept; the one not read for longest goes first. */
const SHEETS_MAX = 12;

export function serveDonatePages(scope: WorkerScope): void {
  scope.addEventListener('install', (event) => event.waitUntil(install().then(() => scope.skipWaiting())));
  scope.addEventListener('activate', (event) => event.waitUntil(forgetOld().then(() => scope.clients.claim())));
  scope.addEventListener('fetch', (event) => {
    const { method, mode, url } = event.request;
    const { origin, pathname } = new URL(url);
    if (method !== 'GET' || origin !== scope.location.origin) return;
    if (STYLES.includes(pathname)) event.respondWith(fetch(event.request).catch((error) => keptOr(pathname, error)));
    else if (mode === 'navigate' && DONATE_PAGE.test(pathname)) event.respondWith(donatePage(event));
  });
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(STYLES);
}

async function forgetOld(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('hh-give-') && name !== CACHE).map((name) => caches.delete(name)),
  );
}

/** The page from the network; what is kept of it where that fails, or takes too long. */
async function donatePage(event: Asking): Promise<Response> {
  const sheet = sheetOf(event.request.url);
  const answer = fetch(event.request);
  // A sheet that cannot be read anew is one that stays as it was.
  event.waitUntil(answer.then(({ ok }) => (ok ? keep(sheet) : undefined)).catch(() => undefined));
  const inTime = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
  try {
    return (await Promise.race([answer, inTime])) ?? (await kept(sheet)) ?? (await answer);
  } catch (error) {
    return keptOr(sheet, error);
  }
}

/** Address of the public sheet of a donate page. */
function sheetOf(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const chosen = KEPT_CHOICES.flatMap((name) => {
    const value = searchParams.get(name);
    return value === null ? [] : [[name, value]];
  });
  return `${pathname}/offline?${new URLSearchParams(chosen)}`;
}

async function keep(sheet: string): Promise<void> {
  const answer = await fetch(sheet, { credentials: 'omit', cache: 'no-store' });
  if (!answer.ok) return;
  const cache = await caches.open(CACHE);
  // Put anew it stands last, so the first is the one that was not read for longest.
  await cache.delete(sheet);
  await cache.put(sheet, answer);
  const sheets = (await cache.keys()).filter(({ url }) => !STYLES.includes(new URL(url).pathname));
  await Promise.all(sheets.slice(0, Math.max(0, sheets.length - SHEETS_MAX)).map((old) => cache.delete(old)));
}

async function kept(path: string): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  return cache.match(path);
}

async function keptOr(path: string, error: unknown): Promise<Response> {
  const answer = await kept(path);
  if (answer === undefined) throw error;
  return answer;
}
