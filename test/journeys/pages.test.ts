// Every page as people meet it: phone and desktop, Chinese and English, standard and large text, light and dark. No rule
// of accessibility broken, nothing wider than the screen, nothing from another origin, nothing that moves while it loads.

import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenRules, ENHANCED_CONTRAST } from '../support/accessibility.ts';
import { goToPayment } from '../support/giving.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { goToGivePage, openNeighbourhood } from './neighbourhood.ts';

const NARROW = { width: 320, height: 640 };
/** At 96 points to the inch, without the margins. */
const A4 = { width: 688, height: 1002 };
const DESKTOP = { width: 1280, height: 900 };
/** What most phones have, and what lies between them and a desk: a rule for narrow screens ends somewhere. */
const WIDTHS = [320, 390, 480, DESKTOP.width];

let home: Neighbourhood;
let receiptPath: string;
let reportHref: string;

beforeAll(async () => {
  home = await openNeighbourhood();
  receiptPath = await makeReceipt();
  reportHref = await makeReport();
});

afterAll(async () => {
  await home.close();
});

async function makeReceipt(): Promise<string> {
  const { page, close } = await home.phone();
  await goToGivePage(page, home);
  await goToPayment(page);
  await page.getByRole('button', { name: '支付成功' }).click();
  await page.getByRole('link', { name: '打开捐赠回执' }).click();
  await page.waitForURL(/\/receipts\//);
  const { pathname } = new URL(page.url());
  await close();
  return pathname;
}

async function makeReport(): Promise<string> {
  const body = JSON.stringify({ about: 'progress', text: '三号楼还没有装扶手（示例）', contact: '王女士（示例）' });
  const headers = { 'content-type': 'application/json' };
  const path = `${home.demo.url}/v1/projects/${home.projectId}/complaints`;
  const { href } = await (await fetch(path, { method: 'POST', body, headers })).json();
  return href;
}

function addressOf(name: string): string {
  const { demo, projectId } = home;
  const paths: Record<string, string> = {
    home: `${demo.url}/`,
    project: `${demo.url}/p/${projectId}`,
    give: `${demo.url}/give/${projectId}?amountMinor=2000`,
    embed: `${demo.url}/embed/${projectId}`,
    frame: `${demo.url}/embed/${projectId}/frame`,
    receipt: `${demo.url}${receiptPath}`,
    report: `${demo.url}/p/${projectId}/report`,
    'report’s answer': reportHref,
    verify: `${demo.url}/verify`,
    lookup: `${demo.url}/receipts`,
    regions: `${demo.url}/r`,
    region: `${demo.url}/r/510000`,
    rules: `${demo.url}/rules`,
    'sign-in': `${demo.url}/sign-in`,
    recovery: `${demo.url}/recover`,
    'the code of the moment': `${demo.url}/sign-in/code`,
    missing: `${demo.url}/p/nosuchproject`,
    site: `${demo.siteUrl}/`,
    'site’s project': `${demo.siteUrl}/canteen.html`,
    'site’s disclosure': `${demo.siteUrl}/gongshi.html`,
  };
  return paths[name] ?? '';
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

const PAGES = [
  'home',
  'project',
  'regions',
  'region',
  'rules',
  'sign-in',
  'recovery',
  'the code of the moment',
  'give',
  'embed',
  'frame',
  'receipt',
  'report',
  'report’s answer',
  'verify',
  'lookup',
  'missing',
  'site',
  'site’s project',
  'site’s disclosure',
];

describe.each(PAGES)('the page %s', (name) => {
  test.each([
    ['in Chinese on a phone', { locale: 'zh-CN' }, {}],
    [
      'in English, large and dark on a narrow phone',
      { viewport: NARROW, colorScheme: 'dark' as const },
      { lang: 'en', size: 'large' },
    ],
  ])('%s', async (_mode, context, query) => {
    const { page, complaints, close } = await home.phone(context);
    const address = new URL(addressOf(name));
    for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value);
    await page.goto(address.href);
    await page.waitForLoadState('networkidle');
    // What stands shut is looked at as well.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await brokenRules(page, ENHANCED_CONTRAST)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await page.title()).not.toBe('');
    expect(await page.locator('html').getAttribute('lang')).toBeTruthy();
    for (const size of ['as asked for', 'standard']) {
      if (size === 'standard')
        await page.evaluate(() => document.querySelector('[data-size]')?.setAttribute('data-size', 'standard'));
      for (const width of WIDTHS) {
        await page.setViewportSize({ ...DESKTOP, width });
        expect(await overflow(page), `${size}, ${width} px wide`).toBeLessThanOrEqual(0);
      }
    }
    expect(complaints.foreignRequests).toEqual([]);
    expect(complaints.violations).toEqual([]);
    await close();
  });
});

test('a page that breaks rules is caught by the same look', async () => {
  const { page, close } = await home.phone();
  await page.setContent(
    '<!doctype html><html lang="zh-CN"><title>x</title><input><p style="color:#888">灰色的字<p style="color:#666">暗色的字',
  );
  const rulesBrokenBy = (lines: readonly string[]) => lines.map((line) => line.split(':')[0]).toSorted();
  expect(rulesBrokenBy(await brokenRules(page, ENHANCED_CONTRAST))).toEqual(['color-contrast-enhanced', 'label']);
  expect(rulesBrokenBy(await brokenRules(page))).toEqual(['color-contrast', 'label']);
  await close();
});

async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Number(Reflect.get(entry, 'value')));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return async () => {
    await page.waitForTimeout(500);
    return page.evaluate(() => (Reflect.get(window, 'shifts') as number[]).reduce((sum, one) => sum + one, 0));
  };
}

describe('the card that the project page draws', () => {
  test('stays where it is when the script takes it over, which asks for nothing', async () => {
    const { page, close } = await home.phone();
    const shifted = await watchShifts(page);
    const asked: string[] = [];
    page.on('request', (request) => void (request.url().includes('/v1/projects/') && asked.push(request.url())));
    await page.route('**/widget/v1/proof.js', async (route) => {
      // Seen without the script first, as on a slow network.
      await page.waitForTimeout(300);
      await route.continue();
    });
    await page.goto(addressOf('project'));
    const before = await page.locator('h1').boundingBox();
    await page.waitForFunction(() => customElements.get('hh-project') !== undefined);
    expect(await shifted()).toBe(0);
    expect(await page.locator('h1').boundingBox()).toEqual(before);
    expect(asked).toEqual([]);
    await close();
  });
});

describe('on paper', () => {
  test.each(['project', 'give'])('the page %s fits A4, has no button, and leads back to itself', async (name) => {
    const { page, close } = await home.phone({ viewport: A4 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto(addressOf(name));
    const code = page.locator('.page-code');
    expect(await code.locator('img').boundingBox()).toMatchObject({ width: 192, height: 192 });
    expect(await code.innerText()).toContain(new URL(addressOf(name)).pathname);
    expect(await page.locator('button:visible, .button:visible').count()).toBe(0);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await page.locator('h1').evaluate((title) => getComputedStyle(title).color)).toBe('rgb(0, 0, 0)');
    await close();
  });
});

describe('without a network', () => {
  test('the donate page that was opened before is its public sheet, and the page again when the network is back', async () => {
    const { page, context, complaints, close } = await home.phone({ serviceWorkers: 'allow' });
    const started = context.waitForEvent('serviceworker');
    await page.goto(addressOf('give'));
    await started;
    // The first visit comes before the worker; the second is the one whose sheet it keeps.
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.reload();
    await page.waitForFunction(async () => {
      const names = await caches.keys();
      const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return kept.flat().some(({ url }) => url.includes('/offline'));
    });
    expect(complaints.violations).toEqual([]);
    const kept = await page.evaluate(async () => {
      const cache = await caches.open('hh-give-1');
      const answers = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
      return Promise.all(answers.map((answer) => answer?.text()));
    });
    expect(kept.join()).not.toMatch(/name="key"|name="session"/);
    await context.setOffline(true);
    await page.reload();
    await page.getByText('不上网也能捐').waitFor();
    expect(await page.locator('form').count()).toBe(0);
    expect(await page.getByText('截至').count()).toBeGreaterThan(0);
    expect(await page.locator('.qr').boundingBox()).toMatchObject({ width: 192 });
    await context.setOffline(false);
    await page.getByRole('link', { name: '再试一次' }).click();
    await page.locator('form[data-give]').waitFor();
    await close();
  });
});

describe('the card on a foreign page', () => {
  test('moves nothing while it loads', async () => {
    const { page, close } = await home.phone();
    const shifted = await watchShifts(page);
    await page.goto(addressOf('site’s project'));
    await page.getByText('已到账').first().waitFor();
    expect(await shifted()).toBe(0);
    await close();
  });

  test('leaves the link usable when the policy refuses its templates, and when the script cannot be had', async () => {
    const { page, context, close } = await home.phone();
    await page.route('**/canteen.html', async (route) => {
      const response = await route.fetch();
      const policy = (response.headers()['content-security-policy'] ?? '').replace(
        /trusted-types [^;]+/,
        "trusted-types 'none'",
      );
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
    });
    await page.goto(addressOf('site’s project'));
    await page.locator('hh-donate a').first().waitFor({ state: 'visible' });
    await context.route('**/widget/**', (route) => route.abort());
    await page.unroute('**/canteen.html');
    await page.goto(addressOf('site’s project'));
    await page.locator('hh-donate a').first().waitFor({ state: 'visible' });
    await page.locator('hh-donate a').first().click();
    await page.waitForURL(/\/p\//);
    await close();
  });

  test('says what happened and offers the link when the API is away', async () => {
    const { page, close } = await home.phone();
    await page.route('**/v1/projects/**', (route) => route.abort());
    await page.goto(addressOf('site’s project'));
    await page.locator('hh-donate').getByRole('button').first().waitFor();
    await page.unroute('**/v1/projects/**');
    await page.locator('hh-donate').getByRole('button').first().click();
    await page.getByText('已到账').first().waitFor();
    await close();
  });
});

describe('by keyboard alone', () => {
  test('the donate page is filled in and sent', async () => {
    const { page, close } = await home.phone({ viewport: DESKTOP, isMobile: false, hasTouch: false });
    await page.goto(`${home.demo.url}/give/${home.projectId}`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('跳到');
    await page.locator('input[name=amountMinor]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('input[name=amountMinor]:checked').getAttribute('value')).toBe('2000');
    await page.locator('input[name=fiscalMode]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.waitForURL(/_sandbox\/pay\//);
    await close();
  });
});
