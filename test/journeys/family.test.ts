// The built elements on a page: fed by a deployment whose every string is hostile, or that does not answer as it should;
// and the lists as everybody sees them, looked at with axe in both themes, in large letters and on a phone. The card and
// the automatic check have documents with more to choose, and a test of their own beside this one.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenRules } from '../support/accessibility.ts';
import type { Phone } from '../support/phone.ts';
import { newPhone, startBrowser } from '../support/phone.ts';
import { TEXTS } from '../support/xss/corpus.ts';
import type { Answer, HostileApi } from '../support/xss/hostile-api.ts';
import { startHostileApi } from '../support/xss/hostile-api.ts';
import type { Inspection } from '../support/xss/inspect.ts';
import { inspect, marked } from '../support/xss/inspect.ts';
import { documentOf } from '../support/xss/poisoned.ts';

const LISTS = ['hh-projects', 'hh-disclosure', 'hh-donors'] as const;
const TAGS = [...LISTS, 'hh-receipt', 'hh-poster'] as const;
/** What a poster leads to: a text in place of that leaves the link, and no picture to look at. */
const PAGE = 'https://give.example.org/p';
const RECEIPT = 'hhabcdefghijklmnop';
/** The receipt that came says its number, and the books are asked for that one. */
const OWN_NUMBER = /^GET \/t\d+\/v1\/receipts\/[^/?#]+\/proof$/;
const DOCUMENTS: Readonly<Record<string, string>> = {
  projects: 'ProjectCardPage',
  'projects/p': 'ProjectCard',
  'projects/p/updates': 'ProgressUpdatePage',
  'projects/p/progress': 'ProjectProgress',
  'projects/p/disclosures': 'DisclosurePage',
  'projects/p/donations': 'DonationPage',
  'projects/p/messages': 'DonorMessagePage',
  [`receipts/${RECEIPT}`]: 'Receipt',
  [`receipts/${RECEIPT}/proof`]: 'Problem',
};
const PLAIN = 'sample';

/** Of the whole family, with what draws it. */
const FAMILY = [...TAGS, 'hh-donate', 'hh-project', 'hh-compliance', 'hh-proof'] as const;
/** More than any document has, its own and those of what it lists. */
const FIELDS_MAX = 40;
const SETTLED_MS = 30_000;
const REFUSALS: Readonly<Record<string, Answer>> = {
  'answers 500': { type: 'application/json', json: {}, status: 500 },
  'answers no JSON': { type: 'text/html; charset=utf-8', text: '<html>captive portal</html>' },
  'answers another document': { type: 'application/json', json: { hello: 1 } },
  'answers a list': { type: 'application/json', json: [] },
  'answers with nothing': { type: 'application/json', json: null },
  'knows no such project': {
    type: 'application/json',
    json: { type: 'https://give.example.org/problems/not-found', title: 'Not found', status: 404 },
    status: 404,
  },
};

let browser: Awaited<ReturnType<typeof startBrowser>>;
let phone: Phone;
let api: HostileApi;

beforeAll(async () => {
  [browser, api] = await Promise.all([startBrowser(), startHostileApi()]);
  phone = await newPhone(browser);
});

afterAll(async () => {
  await phone.close();
  await browser.close();
  api.close();
});

/** One deployment for each text, at a path of its own, and one tag that asks it. */
async function show(tag: string, texts: readonly string[]): Promise<void> {
  api.answers.clear();
  for (const [at, text] of texts.entries()) {
    for (const [path, name] of Object.entries(DOCUMENTS)) {
      const json = documentOf(name, ({ path: field }) =>
        tag === 'hh-poster' && field === 'links.page' ? PAGE : marked(text, `${name}.${field}`),
      );
      api.answers.set(`/t${at}/v1/${path}`, { type: 'application/json', json });
    }
  }
  const tags = texts
    .map((_, at) => `<${tag} project="p" receipt="${RECEIPT}" api="${api.url}/t${at}"></${tag}>`)
    .join('');
  await open(tags);
}

async function open(body: string): Promise<void> {
  await load(body);
  await phone.page.waitForFunction(
    (tags) =>
      [...document.querySelectorAll(tags)].every((one) => one.shadowRoot?.querySelector('article,[role=alert]')),
    TAGS.join(),
  );
}

async function load(body: string): Promise<void> {
  const text = `<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>host</title><script type="module" src="/widget/v1/happy-homeland.js"></script><main><h1>host</h1>${body}</main>`;
  api.answers.set('/host', { type: 'text/html; charset=utf-8', text });
  await phone.page.goto(`${api.url}/host`);
}

test.each(TAGS)(
  'WID-01 <%s> shows a hostile text in every string field, dates, ids and addresses as well, as text',
  async (tag) => {
    const texts = [PLAIN, ...TEXTS];
    await show(tag, texts);
    await phone.page.evaluate(`window.inspect = ${inspect}`);
    const [plain, ...seen] = await phone.page.evaluate(
      ([asked, name]): (Inspection & { readonly failed: boolean })[] =>
        [...document.querySelectorAll(name)].map(({ shadowRoot }, at) => ({
          ...Reflect.get(window, 'inspect')(shadowRoot, asked[at]),
          failed: shadowRoot?.querySelector('article') === null,
        })),
      [texts, tag] as const,
    );
    expect(seen).toHaveLength(TEXTS.length);
    for (const [at, { failed, dangers, broken, elements, whole }] of seen.entries()) {
      const fine = { failed: false, dangers: [], broken: [], elements: plain?.elements };
      expect({ failed, dangers, broken, elements }, TEXTS[at]).toEqual(fine);
      expect(whole.length).toBeGreaterThan(1);
    }
    expect(await phone.page.evaluate(() => Reflect.has(window, 'PWN'))).toBe(false);
    expect([api.strays.filter((path) => !OWN_NUMBER.test(path)), phone.complaints.foreignRequests]).toEqual([[], []]);
  },
);

test.each([
  ['light', ''],
  ['dark', 'size="large" lang="en"'],
] as const)('the lists break no rule that a program can judge: %s %s', async (theme, attributes) => {
  for (const [path, name] of Object.entries(DOCUMENTS)) {
    api.answers.set(`/v1/${path}`, { type: 'application/json', json: documentOf(name, () => undefined) });
  }
  await open(LISTS.map((tag) => `<${tag} project="p" theme="${theme}" ${attributes}></${tag}>`).join(''));
  expect(await brokenRules(phone.page)).toEqual([]);
  const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

/** What a reader has of each tag: its words, whether its link can be used, and whether anything is there at all. */
function readers() {
  return phone.page.evaluate(
    (tags) =>
      [...document.querySelectorAll<HTMLElement>(tags)].map((one) => ({
        name: `${one.localName} ${one.dataset['missing'] ?? ''}`,
        text: one.shadowRoot?.textContent?.trim() ?? '',
        drawn: Boolean(one.shadowRoot?.querySelector('article')),
        link: (one.querySelector('a')?.getBoundingClientRect().height ?? 0) > 0,
        height: one.getBoundingClientRect().height,
      })),
    FAMILY.join(),
  );
}

async function settled(): Promise<void> {
  await phone.page.waitForFunction(
    (tags) =>
      [...document.querySelectorAll(tags)].every((one) => one.shadowRoot?.querySelector('article,[role=alert]')),
    FAMILY.join(),
    { timeout: SETTLED_MS },
  );
}

const inLink = (tag: string, attributes: string) =>
  `<${tag} project="p" receipt="${RECEIPT}" ${attributes}><a href="${PAGE}">link</a></${tag}>`;

/** Lays down what `of` says of each document below `base`. */
function serve(base: string, of: (name: string) => Answer): void {
  const more = { 'projects/p/channel': 'Channel', 'projects/p/compliance': 'Compliance' };
  for (const [path, name] of Object.entries({ ...DOCUMENTS, ...more })) api.answers.set(`${base}/v1/${path}`, of(name));
  for (const path of ['checkpoint', 'trust.json']) api.answers.set(`${base}/log/${path}`, of('Problem'));
}

/** The document without one field: the one at `place` of its own, or of what it lists. */
function without(name: string, place: number) {
  const whole = documentOf(name, () => undefined, { status: 'open', intake: 'open' });
  const [own, listed] = [Object.keys(whole), Object.keys(whole.items?.[0] ?? {})];
  const field = [...own, ...listed][place] ?? '';
  const items = whole.items && [{ ...whole.items[0], [field]: undefined }];
  return own.includes(field) ? { ...whole, [field]: undefined } : { ...whole, items };
}

function expectUseful(seen: Awaited<ReturnType<typeof readers>>): void {
  const poor = seen.filter(
    ({ text, drawn, link }) => text.length < 6 || !(drawn || link || /看不到|联系|没有/.test(text)),
  );
  expect(poor).toEqual([]);
}

describe('a deployment that does not answer as it should', () => {
  const uncaught: string[] = [];
  beforeAll(() => phone.page.on('pageerror', ({ message }) => uncaught.push(message)));

  test.each(Object.entries(REFUSALS))(
    'WID-11 and %s: each element says so or keeps its link, and none throws',
    async (_, answer) => {
      api.answers.clear();
      serve('', () => answer);
      await load(FAMILY.map((tag) => inLink(tag, '')).join(''));
      await settled();
      const seen = await readers();
      expect(seen).toHaveLength(FAMILY.length);
      expectUseful(seen);
      expect(uncaught).toEqual([]);
    },
  );

  test('WID-11 and has lost any one field of its documents: each element draws the rest, or says so and keeps its link', async () => {
    api.answers.clear();
    const places = Array.from({ length: FIELDS_MAX }, (_, place) => place);
    for (const place of places) {
      serve(`/t${place}`, (name) => ({ type: 'application/json', json: without(name, place) }));
    }
    const tags = places.flatMap((place) => FAMILY.map((tag) => inLink(tag, `api="${api.url}/t${place}"`)));
    await load(tags.join(''));
    await settled();
    const seen = await readers();
    expect(seen).toHaveLength(tags.length);
    expectUseful(seen);
    expect(seen.some(({ drawn }) => drawn) && seen.some(({ drawn }) => !drawn)).toBe(true);
    expect(uncaught).toEqual([]);
  });
});
