// Every server-rendered page with every hostile text in every string field of what it is drawn from, in a real browser
// and without the policy that would stop what broke out.

import type { PageMaterial } from '@happy-homeland/worker/testing';
import { everyPage } from '@happy-homeland/worker/testing';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPhone, startBrowser } from '../support/phone.ts';
import { ADDRESSES, TEXTS } from '../support/xss/corpus.ts';
import type { HostileApi } from '../support/xss/hostile-api.ts';
import { startHostileApi } from '../support/xss/hostile-api.ts';
import type { Inspection } from '../support/xss/inspect.ts';
import { inspect, marked } from '../support/xss/inspect.ts';
import type { Text } from '../support/xss/poisoned.ts';
import { documentOf, textFieldsOf } from '../support/xss/poisoned.ts';

type Browser = Awaited<ReturnType<typeof startBrowser>>;
type Seen = Inspection & { readonly name: string; readonly ran: boolean };

const EMPTY = { type: 'text/css', text: '' } as const;
/** Nothing hostile, to count the elements of a page by. */
const PLAIN = 'sample';

/** Two in each field, one behind the other: half as many pages to draw, and what either of them breaks is seen. */
const PAIRS = TEXTS.slice(0, Math.ceil(TEXTS.length / 2)).map(
  (text, at) => text + (TEXTS[at + Math.ceil(TEXTS.length / 2)] ?? ''),
);

let browser: Browser;
let page: Page;
let api: HostileApi;
const dialogs: string[] = [];
const foreignRequests: string[] = [];

beforeAll(async () => {
  [browser, api] = await Promise.all([startBrowser(), startHostileApi()]);
  // Not a phone as the other journeys have it: where each request is stopped and let go, nothing is kept in the cache, and
  // the twenty thousand for the same style sheet take most of the time.
  page = await browser.newPage();
  page.on(
    'request',
    (request) =>
      void (
        request.url().startsWith('http') &&
        !request.url().startsWith(api.url) &&
        foreignRequests.push(request.url())
      ),
  );
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  api.answers.set('/', { type: 'text/html; charset=utf-8', text: '<!doctype html><title>frames</title>' });
  for (const path of ['/assets/pages.css', '/widget/v1/tokens.css']) api.answers.set(path, EMPTY);
  for (const name of ['happy-homeland', 'give-page', 'give-app', 'frame-page', 'proof']) {
    api.answers.set(`/widget/v1/${name}.js`, { type: 'text/javascript', text: '' });
  }
  await page.goto(api.url);
  await page.evaluate(`window.inspect = ${inspect}`);
});

afterAll(async () => {
  await page.close();
  await browser.close();
  api.close();
});

/** `held` is what every free string field holds. */
async function pagesWith(held: (name: string) => Text, lang: 'zh-CN' | 'en' = 'zh-CN') {
  const one = (name: string, choose: Record<string, string> = {}) => documentOf(name, held(name), choose);
  const card = one('ProjectCard', { status: 'open', intake: 'open' });
  const context = { lang, largeText: false, test: true, publicUrl: api.url, path: '/p/abcdefghijklmnop' };
  const documents = {
    channel: one('Channel'),
    compliance: one('Compliance'),
    entry: one('JournalEntry'),
    disclosure: one('Disclosure'),
    donation: one('Donation'),
    receipt: one('Receipt'),
    problem: one('Problem'),
  };
  const text = held('typed')({ path: 'text', isFree: true }) ?? PLAIN;
  const material: PageMaterial = { card, context, text, documents };
  return [...(await everyPage(material))];
}

/**
 * Each page in a frame of its own, where scripts may run; what became of `text` in it. The next text is written
 * into the same frame, because opening a new one takes five times as long as what is looked at in it.
 */
async function look(page: Page, pages: readonly (readonly [string, string])[], text: string): Promise<readonly Seen[]> {
  return page.evaluate(
    async ([given, needle]) => {
      const frameOf = (name: string) => {
        const known = document.getElementById(name);
        if (known instanceof HTMLIFrameElement) return known;
        const frame = document.createElement('iframe');
        frame.id = name;
        // Scripts and handlers run in it all the same; nobody looks, so nothing has to be laid out.
        frame.hidden = true;
        document.body.append(frame);
        return frame;
      };
      const open = async ([name, markup]: readonly [string, string]) => {
        const frame = frameOf(name);
        const { contentDocument: inner, contentWindow } = frame;
        if (inner === null || contentWindow === null) throw new Error(`The frame of ${name} was led away.`);
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
        inner.open();
        inner.write(markup);
        inner.close();
        await loaded;
        const found = Reflect.get(window, 'inspect')(inner.documentElement, needle);
        return { name, ...found, ran: [window, contentWindow].some((one) => Reflect.has(one, 'PWN')) };
      };
      const seen = await Promise.all(given.map(open));
      const opened = Array.from(document.querySelectorAll('iframe'), (frame) => frame.contentWindow);
      for (const one of [window, ...opened]) if (one !== null) Reflect.deleteProperty(one, 'PWN');
      return seen;
    },
    [pages, text] as const,
  );
}

const textIn = (text: string) => (name: string) => (field: { path: string; isFree: boolean }) =>
  field.isFree ? marked(text, `${name}.${field.path}`) : undefined;

describe('every page, drawn from documents with a hostile text in every field', () => {
  test('WID-01 shows each of them as text: nothing runs, nothing becomes an element, nothing is asked for', async () => {
    const counts = new Map<string, number>();
    const [drawn, same] = [new Set<string>(), new Set<string>()];
    for (const lang of ['zh-CN', 'en'] as const) {
      const plain = await pagesWith(textIn(PLAIN), lang);
      for (const { name, elements } of await look(page, plain, PLAIN)) counts.set(`${lang} ${name}`, elements);
      // A page that is the same whatever the fields hold need not be opened again for each of them.
      const bare = new Map(await pagesWith(textIn(''), lang));
      for (const [name, markup] of plain) if (bare.get(name) === markup) same.add(name);
    }
    expect(TEXTS.length).toBeGreaterThanOrEqual(60);
    for (const [at, text] of PAIRS.entries()) {
      const lang = at % 2 === 0 ? 'zh-CN' : 'en';
      const pages = (await pagesWith(textIn(text), lang)).filter(([name]) => !same.has(name));
      const seen = await look(page, pages, text);
      for (const { name, elements, dangers, broken, whole, ran } of seen) {
        const fine = { ran: false, dangers: [], broken: [], elements: counts.get(`${lang} ${name}`) };
        expect({ ran, dangers, broken, elements }, `${name} with ${text}`).toEqual(fine);
        for (const path of whole) drawn.add(path);
      }
    }
    // They hold numbers and codes alone, or ask before they say anything.
    const bare = ['home, empty', 'regions', 'regions, none', 'region, empty', 'copy', 'copy, over', 'copy, WeChat'];
    expect([...same]).toEqual(bare);
    expect([...drawn]).toEqual(
      expect.arrayContaining([
        ...['ProjectCard.title', 'JournalEntry.reason', 'Receipt.filingNumber'],
        ...['Compliance.findings.evidence.value', 'Compliance.duties.contents.zh'],
      ]),
    );
    console.log(
      `${TEXTS.length} texts in ${fieldCount()} fields on ${counts.size / 2} pages, ${drawn.size} of them drawn: 0 ran`,
    );
    expect([dialogs, api.strays, foreignRequests]).toEqual([[], [], []]);
  }, 120_000);

  test('WID-02 makes no address of one that leads out of the web, or out of where it belongs', async () => {
    for (const address of ADDRESSES) {
      const pages = await pagesWith(
        () =>
          ({ isFree }) =>
            isFree ? address : undefined,
      );
      for (const { name, dangers, ran } of await look(page, pages, address)) {
        expect({ ran, dangers }, `${name} with ${JSON.stringify(address)}`).toEqual({ ran: false, dangers: [] });
      }
    }
    expect([dialogs, api.strays, foreignRequests]).toEqual([[], [], []]);
  }, 60_000);

  test('a page that does not escape is caught by the same look: by what runs, by its elements and by its text', async () => {
    const { page, close } = await newPhone(browser);
    await page.goto(api.url);
    await page.evaluate(`window.inspect = ${inspect}`);
    const careless = (text: string) =>
      [['careless', `<p title="${marked(text, 'a')}">${marked(text, 'b')}</p>`]] as const;
    const [plain] = await look(page, careless(PLAIN), PLAIN);
    let [ran, caught] = [0, 0];
    for (const text of TEXTS) {
      const [seen] = await look(page, careless(text), text);
      if (seen?.ran) ran += 1;
      if (seen?.broken.length || seen?.dangers.length || seen?.elements !== plain?.elements) caught += 1;
    }
    expect(ran).toBeGreaterThan(20);
    expect(caught).toBeGreaterThan(50);
    await close();
    api.strays.length = 0;
  }, 60_000);
});

function fieldCount(): number {
  const names = [
    'ProjectCard',
    'Channel',
    'Compliance',
    'JournalEntry',
    'Disclosure',
    'Donation',
    'Receipt',
    'Problem',
  ];
  return names.flatMap(textFieldsOf).filter(({ isFree }) => isFree).length;
}
