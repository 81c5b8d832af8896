// What a slow network charges for: how many answers a card waits for one after the other, how often a page asks, whether
// anything moves, and what an element leaves behind. Counted, never timed.

import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HostedNeighbourhood, HostPage, OpenHost } from './host-page.ts';
import { openHostedNeighbourhood } from './host-page.ts';

/** An element counts twice what was measured: what leaks grows with every round, and is far above it soon. */
const KB_PER_MOUNT_MAX = 4;
const MOUNTS = 50;
/** 16 were measured; what was drawn by is forgotten (packages/widget/src/still.ts). */
const KB_PER_NEXT_MAX = 20;
const TAGS = ['hh-donate', 'hh-project', 'hh-compliance', 'hh-proof', 'hh-projects', 'hh-disclosure', 'hh-donors'];

let home: HostedNeighbourhood;

beforeAll(async () => {
  home = await openHostedNeighbourhood();
});

afterAll(async () => {
  await home.close();
});

const script = (name: string) => `<script type="module" src="${home.demo.url}/widget/v1/${name}.js"></script>`;
const factsUrl = () => `${home.demo.url}/v1/projects/${home.projectId}/channel?with=card`;
const preload = () => `<link rel="preload" as="fetch" crossorigin href="${factsUrl()}">`;
const tag = () => `<hh-donate project="${home.projectId}"><a href="${home.demo.url}/p/x">项目</a></hh-donate>`;

/** Holds every answer until nothing else is on its way, so that each batch let go is one round trip. */
function countRoundTrips(page: Page) {
  const batches: string[][] = [];
  let waiting: { readonly name: string; go(): void }[] = [];
  const letGo = setInterval(() => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    batches.push(batch.map(({ name }) => name).toSorted());
    for (const { go } of batch) go();
  }, 700);
  const prepare = page.route(`${home.demo.url}/**`, async (route) => {
    if (route.request().resourceType() === 'document') return route.fallback();
    const url = new URL(route.request().url());
    const name =
      url.pathname
        .split('/')
        .at(-1)
        ?.replace(/^form-.+/, 'form.js') ?? '';
    await new Promise<void>((go) => waiting.push({ name, go }));
    return route.continue();
  });
  return { batches, prepare, stop: () => clearInterval(letGo) };
}

async function drawnAfter(host: Omit<HostPage, 'at'> & { readonly at?: 'own site' }) {
  let counting: ReturnType<typeof countRoundTrips> | undefined;
  const prepare = (page: Page) => {
    counting = countRoundTrips(page);
    return counting.prepare;
  };
  const { page, close } = await home.open({ ...host, prepare });
  await page
    .locator(host.at ? 'hh-donate form' : 'hh-donate article')
    .first()
    .waitFor();
  counting?.stop();
  await close();
  // The page's own picture comes with the card, and is nothing that anybody waits for.
  return counting?.batches
    .map((batch) => batch.filter((name) => /\.js$|^channel$/.test(name)))
    .filter((batch) => batch.length > 0);
}

test('the card waits for two answers in a row, and for one where its facts are preloaded', async () => {
  expect(await drawnAfter({ body: script('donate') + tag() })).toEqual([['donate.js'], ['channel']]);
  expect(await drawnAfter({ head: preload(), body: script('donate') + tag() })).toEqual([['channel', 'donate.js']]);
});

test('WID-03 what is printed for the direct script asks for the facts beside it, once, under the strictest policy', async () => {
  const { page, close } = await home.phone();
  await page.goto(`${home.demo.url}/embed/${home.projectId}`);
  const [body, lines] = [await page.locator('#snippet-direct').inputValue(), page.locator('#snippet-csp')];
  const policy = `default-src 'none'; style-src 'none'; ${(await lines.inputValue()).replaceAll('\n', '; ')}`;
  await close();
  expect(body.split('\n')[0]).toBe(preload());
  expect(await drawnAfter({ body, policy })).toEqual([['channel', 'donate.js']]);
  const host = await home.open({ body, policy });
  await host.page.locator('hh-donate article').waitFor();
  await host.page.waitForTimeout(300);
  expect(asked(host)).toBe(1);
  expect([host.complaints.violations, host.warnings]).toEqual([[], []]);
  await host.close();
});

test('the loader asks for the facts beside the cards, so that it costs one round trip and not two', async () => {
  const batches = await drawnAfter({ body: script('happy-homeland') + tag() });
  expect(batches).toEqual([['happy-homeland.js'], ['channel', 'donate.js']]);
});

test('the form on the deployment’s own pages comes with the facts, in one file', async () => {
  const batches = await drawnAfter({ body: script('donate') + tag(), at: 'own site' });
  expect(batches).toEqual([['donate.js'], ['channel', 'form.js']]);
});

const asked = ({ requests }: OpenHost) => requests.filter(({ href }) => href === factsUrl()).length;

test('twenty tags of one project ask once, whoever loads them and whatever is preloaded, and a retry asks anew', async () => {
  for (const head of ['', preload()]) {
    const body = script('happy-homeland') + tag().repeat(20);
    const host = await home.open({ head, body });
    await host.page.waitForFunction(() =>
      [...document.querySelectorAll('hh-donate')].every((one) => one.shadowRoot?.querySelector('article')),
    );
    expect(asked(host)).toBe(1);
    expect(await host.page.locator('head link[rel=preload]').count()).toBe(head === '' ? 0 : 1);
    await host.page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), tag());
    await host.page.waitForFunction(() =>
      document.querySelector('hh-donate:last-of-type')?.shadowRoot?.querySelector('article'),
    );
    expect(asked(host)).toBe(2);
    await host.close();
  }
});

test('nothing moves when any element of the family comes, in the place that is kept for it', async () => {
  const heights: Record<string, number> = {};
  for (const reserve of [false, true]) {
    for (const name of TAGS) {
      const style = reserve
        ? `<style>${name}{display:block;--hh-reserve:${heights[name]}px;min-height:${heights[name]}px}</style>`
        : '';
      const body = `${script('happy-homeland')}<p>上</p><${name} project="${home.projectId}"><a href="/">项目</a></${name}><p>下</p>`;
      const { page, close } = await home.open({ head: WATCH + style, body });
      await page.waitForFunction(() => Reflect.get(window, 'isReady'));
      await page.waitForTimeout(300);
      heights[name] = Math.ceil(await page.locator(name).evaluate((element) => element.getBoundingClientRect().height));
      const shift = await page.evaluate(() => Number(Reflect.get(window, 'shift')));
      if (reserve) expect([name, shift]).toEqual([name, 0]);
      await close();
    }
  }
});

const WATCH = `<script>window.shift=0;addEventListener('hh-ready',()=>{window.isReady=true});addEventListener('hh-error',()=>{window.isReady=true});new PerformanceObserver((list)=>{for(const{value}of list.getEntries())window.shift+=value}).observe({type:'layout-shift',buffered:true})</script>`;

/** JavaScript heap of the page after garbage was collected, in KB. */
async function weigher(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  return async () => {
    for (let time = 0; time < 3; time += 1) await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1024;
  };
}

test('each further tag of a page weighs at most 20 KB', async () => {
  const { page, close } = await home.open({ body: script('happy-homeland') + tag() });
  const drawn = (count: number) =>
    page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('hh-donate')].filter((one) => one.shadowRoot?.querySelector('article')).length ===
        wanted,
      count,
    );
  await drawn(1);
  // What comes after the first card comes once.
  await page.waitForLoadState('networkidle');
  const heapKb = await weigher(page);
  const before = await heapKb();
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), tag().repeat(19));
  await drawn(20);
  expect((await heapKb()) - before).toBeLessThan(19 * KB_PER_NEXT_MAX);
  await close();
});

test('an element that is taken out leaves nothing behind', async () => {
  const { page, close } = await home.open({ head: WATCH, body: script('happy-homeland') + tag() });
  await page.locator('hh-donate article').waitFor();
  const mount = (times: number) =>
    page.evaluate(
      async ([html, count]) => {
        for (let time = 0; time < count; time += 1) {
          const place = document.createElement('div');
          place.innerHTML = html;
          const ready = new Promise((done) => place.addEventListener('hh-ready', done, { once: true }));
          document.body.append(place);
          await ready;
          place.remove();
        }
      },
      [tag(), times] as const,
    );
  const heapKb = await weigher(page);
  // What is compiled once belongs to nobody.
  await mount(10);
  const before = await heapKb();
  await mount(MOUNTS);
  expect((await heapKb()) - before).toBeLessThan(MOUNTS * KB_PER_MOUNT_MAX);
  await close();
});
