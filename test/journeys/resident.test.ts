// The resident whom the product is for: over sixty, on a slow phone and a slow network, in large letters.

import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Neighbourhood } from './neighbourhood.ts';
import { openNeighbourhood } from './neighbourhood.ts';

const TAPS_MAX = 8;
/** A connection of a village with many on it: Lighthouse's slow 4G, and a processor of a fourth. */
const NETWORK = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_000 };
const CPU_RATE = 4;
const LETTER_PX_MIN = 18;

let home: Neighbourhood;

beforeAll(async () => {
  home = await openNeighbourhood();
});

afterAll(async () => {
  await home.close();
});

async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
}

/** Letters that are smaller than large text allows, with their size; of what can be seen. */
function smallLetters(page: Page): Promise<string[]> {
  return page.evaluate((min) => {
    const texts = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
    const small: string[] = [];
    while (texts.nextNode()) {
      const { parentElement: element, textContent } = texts.currentNode;
      if (!(element?.checkVisibility() && textContent?.trim())) continue;
      const px = Number.parseFloat(getComputedStyle(element).fontSize);
      if (px < min) small.push(`${px} ${textContent.trim()}`);
    }
    return small;
  }, LETTER_PX_MIN);
}

test(`gives 20 yuan in large letters with ${TAPS_MAX} taps at most, and finds the receipt again by what stands on it`, async () => {
  const { page, complaints, close } = await home.phone({ viewport: { width: 360, height: 740 } });
  await slow(page);
  const before = await home.raisedMinor();
  let taps = 0;
  const tap = async (what: Locator) => {
    await what.tap();
    taps += 1;
  };
  await page.goto(`${home.demo.siteUrl}/canteen.html`);
  await tap(page.getByText('20 元', { exact: true }));
  await tap(page.getByRole('link', { name: /前往示例省慈善基金会官方捐赠页/ }).first());
  await tap(page.locator('dialog a').last());
  await page.waitForURL(/\/give\//);
  expect(await smallLetters(page)).not.toEqual([]);
  await tap(page.getByRole('link', { name: '大字' }));
  await page.waitForURL(/size=large/);
  expect(await smallLetters(page)).toEqual([]);
  await tap(page.locator('label', { has: page.locator('input[name=fiscalMode][value=waived]') }));
  await tap(page.getByRole('button', { name: '去支付' }));
  await tap(page.getByRole('button', { name: '支付成功' }));
  await page.getByRole('heading', { name: '谢谢您，捐款已到账' }).waitFor();
  expect(await home.raisedMinor()).toBe(before + 2000);
  await tap(page.getByRole('link', { name: '打开捐赠回执' }));
  await page.waitForURL(/\/receipts\/hh/);
  expect(taps).toBeLessThanOrEqual(TAPS_MAX);
  expect(await smallLetters(page)).toEqual([]);
  const code = /[A-Z2-7]{5}-[A-Z2-7]{5}/.exec(await page.locator('main').innerText())?.[0] ?? '';
  const receipt = new URL(page.url()).pathname;

  await page.goto(`${home.demo.url}/p/${home.projectId}?size=large`);
  await page.getByRole('link', { name: '查询我的捐赠' }).first().tap();
  await page.getByLabel('查询码').fill(code);
  await page.getByLabel('捐赠金额').fill('２０元');
  await page.getByRole('button', { name: '查询' }).tap();
  await page.waitForURL((url) => url.pathname === receipt);
  expect(await page.locator('main').innerText()).toContain('20.00 元');
  expect(complaints).toEqual({ errors: [], violations: [], foreignRequests: [] });
  await close();
});
