// The built lists on a page, fed by a deployment whose every string is hostile; and as everybody sees them, looked at with
// axe in both themes, in large letters and on a phone.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenRules } from '../support/accessibility.ts';
import type { Phone } from '../support/phone.ts';
import { newPhone, startBrowser } from '../support/phone.ts';
import { TEXTS } from '../support/xss/corpus.ts';
import type { HostileApi } from '../support/xss/hostile-api.ts';
import { startHostileApi } from '../support/xss/hostile-api.ts';
import type { Inspection } from '../support/xss/inspect.ts';
import { inspect, marked } from '../support/xss/inspect.ts';
import { documentOf } from '../support/xss/poisoned.ts';

const TAGS = ['hh-projects', 'hh-disclosure', 'hh-donors'] as const;
const DOCUMENTS: Readonly<Record<string, string>> = {
  '': 'ProjectCardPage',
  '/p': 'ProjectCard',
  '/p/updates': 'ProgressUpdatePage',
  '/p/progress': 'ProjectProgress',
  '/p/disclosures': 'DisclosurePage',
  '/p/donations': 'DonationPage',
  '/p/messages': 'DonorMessagePage',
};
const PLAIN = 'sample';

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
      const json = documentOf(name, ({ path: field }) => marked(text, `${name}.${field}`));
      api.answers.set(`/t${at}/v1/projects${path}`, { type: 'application/json', json });
    }
  }
  const tags = texts.map((_, at) => `<${tag} project="p" api="${api.url}/t${at}"></${tag}>`).join('');
  await open(tags);
}

async function open(body: string): Promise<void> {
  const text = `<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>host</title><script type="module" src="/widget/v1/happy-homeland.js"></script><main><h1>host</h1>${body}</main>`;
  api.answers.set('/host', { type: 'text/html; charset=utf-8', text });
  await phone.page.goto(`${api.url}/host`);
  await phone.page.waitForFunction(
    (tags) =>
      [...document.querySelectorAll(tags)].every((one) => one.shadowRoot?.querySelector('article,[role=alert]')),
    TAGS.join(),
  );
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
    expect([api.strays, phone.complaints.foreignRequests]).toEqual([[], []]);
  },
);

test.each([
  ['light', ''],
  ['dark', 'size="large" lang="en"'],
] as const)('the lists break no rule that a program can judge: %s %s', async (theme, attributes) => {
  for (const [path, name] of Object.entries(DOCUMENTS)) {
    api.answers.set(`/v1/projects${path}`, { type: 'application/json', json: documentOf(name, () => undefined) });
  }
  await open(TAGS.map((tag) => `<${tag} project="p" theme="${theme}" ${attributes}></${tag}>`).join(''));
  expect(await brokenRules(phone.page)).toEqual([]);
  const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});
