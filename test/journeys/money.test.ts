// Where the money went, as a resident meets it: a gift, an advance to a partner, spending on evidence, a return and
// interest, in real books behind the real page; on a phone in Chinese and at a desk in English.

import { fileURLToPath } from 'node:url';
import type { TestPorts } from '@happy-homeland/worker/testing';
import {
  aProject,
  approveDisbursement,
  bookInterest,
  bookSettlement,
  CATEGORY,
  fundedPorts,
  idsOf,
  OFFICER,
  PARTNER,
  PROOF,
  payDisbursement,
  returnAdvance,
  STATEMENT,
  testClient,
  verifySpending,
} from '@happy-homeland/worker/testing';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenRules } from '../support/accessibility.ts';
import { newPhone, startBrowser } from '../support/phone.ts';

const { projectId } = aProject();
const ORIGIN = 'http://127.0.0.1:9';
const TOKENS = fileURLToPath(new URL('../../packages/widget/dist/browser/tokens.css', import.meta.url));

let browser: Awaited<ReturnType<typeof startBrowser>>;
let ports: TestPorts;

beforeAll(async () => {
  [browser, ports] = await Promise.all([startBrowser(), fundedPorts()]);
  const of = { projectId };
  const line = { provider: 'stripe', lineRef: 'line 1', statement: STATEMENT, amountMinor: 1500 };
  const parts = [{ projectId, amountMinor: 1500 }];
  idsOf(await bookSettlement(ports, OFFICER, { ...of, key: 'payout', ...line, parts }));
  for (const amountMinor of [700, 400]) {
    const promise = { ...of, key: `promise ${amountMinor}`, partner: PARTNER, amountMinor };
    const [reservationId = ''] = idsOf(await approveDisbursement(ports, OFFICER, promise));
    idsOf(await payDisbursement(ports, OFFICER, { ...of, key: `pay ${amountMinor}`, reservationId }));
  }
  const spent = { ...of, key: 'spent', partner: PARTNER, category: CATEGORY, amountMinor: 650, ...PROOF };
  idsOf(await verifySpending(ports, OFFICER, spent));
  idsOf(await returnAdvance(ports, OFFICER, { ...of, key: 'back', partner: PARTNER, amountMinor: 50 }));
  const interest = { amountMinor: 3, lineRef: 'interest', statement: STATEMENT };
  idsOf(await bookInterest(ports, OFFICER, { ...of, key: 'interest', ...interest }));
});

afterAll(() => browser.close());

/** The page from the application itself, without a network. */
async function open(query: string, overrides: BrowserContextOptions) {
  const phone = await newPhone(browser, overrides);
  const call = testClient(ports);
  await phone.context.route(`${ORIGIN}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    if (pathname.startsWith('/widget/') && pathname.endsWith('.js')) {
      return route.fulfill({ contentType: 'text/javascript', body: '' });
    }
    if (pathname.endsWith('/tokens.css')) return route.fulfill({ contentType: 'text/css', path: TOKENS });
    const { status, headers, text } = await call(`${pathname}${search}`);
    return route.fulfill({ status, contentType: headers.get('content-type') ?? 'text/html', body: text });
  });
  await phone.page.goto(`${ORIGIN}/p/${projectId}${query}`);
  return phone;
}

async function faults(page: Page): Promise<unknown[]> {
  const broken = await brokenRules(page);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...broken, ...(wider > 0 ? [`${wider} px wider`] : [])];
}

/** Pairs of labels in the picture that touch. */
function collisions(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const picture = [...document.querySelectorAll('svg.flow')].find((one) => one.getBoundingClientRect().width > 0);
    const labels = [...(picture?.querySelectorAll('text') ?? [])].map((text) => ({
      text: text.textContent ?? '',
      box: text.getBoundingClientRect(),
    }));
    return labels.flatMap(({ text, box: a }, index) =>
      labels
        .slice(index + 1)
        .filter(({ box: b }) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((other) => `${text} | ${other.text}`),
    );
  });
}

const SCREENS: readonly (readonly [string, string, BrowserContextOptions])[] = [
  ['a phone of 320 px', '?lang=zh-CN', { viewport: { width: 320, height: 640 } }],
  ['a phone in large text', '?lang=zh-CN&size=large', { viewport: { width: 320, height: 640 } }],
  ['a phone in English', '?lang=en', { viewport: { width: 390, height: 844 } }],
  ['a phone at night', '?lang=zh-CN', { colorScheme: 'dark' }],
  ['a desk', '?lang=en', { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false }],
];

test.each(SCREENS)('shows where the money went without a script on %s', async (name, query, overrides) => {
  const { page, complaints, close } = await open(query, { ...overrides, javaScriptEnabled: true });
  const table = page.locator('.flow-table');
  const said = (await table.textContent()) ?? '';
  for (const figure of ['20.00', '0.03', '0.12', '6.50', '4.00', '9.41']) expect(said).toContain(figure);
  expect(await page.locator('svg.flow:visible').count()).toBe(1);
  expect(await collisions(page)).toEqual([]);
  expect(await faults(page)).toEqual([]);
  await page.locator('.evidence summary').first().click();
  await page.getByText(PROOF.evidence[0]?.sha256 ?? '').waitFor();
  const folder = process.env['SCREENSHOTS'];
  if (folder) {
    for (const id of ['flow', 'budget', 'advances', 'spending']) {
      await page.locator(`#${id}`).screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}-${id}.png` });
    }
  }
  expect([complaints.errors, complaints.foreignRequests]).toEqual([[], []]);
  await close();
});
