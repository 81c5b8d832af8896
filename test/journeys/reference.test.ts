// The API reference in a real browser, under the policy of every other page: the plain page for everybody, the viewer for
// those who want to unfold it. No rule of the policy broken, nothing asked of anybody else, usable by keyboard.

import { OPERATIONS } from '@happy-homeland/contract';
import type { RunningServer } from '@happy-homeland/worker/node';
import { startServer } from '@happy-homeland/worker/node';
import { LOG_ENV } from '@happy-homeland/worker/testing';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Phone } from '../support/phone.ts';
import { newPhone, startBrowser } from '../support/phone.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const DESKTOP = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
/** The whole document is read before the first group is seen, and again for what is unfolded: the machine's affair. */
const DRAWN = { timeout: 40_000 };
const directory = temporaryDirectory('reference');
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({
    PORT: '0',
    DATA_DIR: directory.path,
    STRIPE_SECRET_KEY: 'sk_test_reference',
    STRIPE_WEBHOOK_SECRET: 'whsec_reference',
    PLEDGE_KEY: 'a key for the test of the reference, forty',
    ...LOG_ENV,
    LOG_LEVEL: 'error',
  });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  directory.remove();
});

const rowOf = (page: Page, id: string) => page.locator(`.opblock[id$="-${id}"]`);

/** The groups that operations stand in, each with as many as it has. */
const GROUPS = Object.groupBy(Object.values(OPERATIONS), ({ tag }) => tag);
const groupOf = (page: Page, tag: string) => page.locator(`.opblock-tag[data-tag="${tag}"]`);

describe('the viewer', () => {
  test('lists every group, and shows one and an operation of it, on a dark phone', async () => {
    const { page, complaints, close } = await newPhone(browser, { colorScheme: 'dark' });
    await page.goto(`${server.url}/docs?lang=en`);
    await page.getByRole('link', { name: 'API explorer' }).click();
    await groupOf(page, 'pledges').waitFor(DRAWN);
    const tags = await page
      .locator('.opblock-tag')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-tag')));
    expect(tags.toSorted()).toEqual(Object.keys(GROUPS).toSorted());
    await groupOf(page, 'pledges').getByRole('button').click();
    expect(await page.locator('.opblock').count()).toBe(GROUPS.pledges?.length);
    await rowOf(page, 'createPledge').getByRole('button').first().click(DRAWN);
    await page.getByText('Idempotency-Key').first().waitFor(DRAWN);
    await page.getByText('idempotency-key-reused').first().waitFor();
    expect(await page.getByRole('button', { name: /Try it out|Authorize/ }).count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    expect(complaints).toEqual({ errors: [], violations: [], foreignRequests: [] });
    await close();
  });

  describe('at an address with an operation in it, on a desktop', () => {
    let desk: Phone;

    // Reading the document takes seconds, so both look at one page.
    beforeAll(async () => {
      desk = await newPhone(browser, DESKTOP);
      await desk.page.goto(`${server.url}/docs/viewer#/pledges/createPledge`);
      await rowOf(desk.page, 'createPledge').waitFor(DRAWN);
    });

    afterAll(async () => {
      expect(desk.complaints).toEqual({ errors: [], violations: [], foreignRequests: [] });
      await desk.close();
    });

    test('leads to that operation', async () => {
      await rowOf(desk.page, 'createPledge').getByText('Responses', { exact: true }).waitFor(DRAWN);
    });

    test('opens another by keyboard alone', async () => {
      await groupOf(desk.page, 'service').getByRole('button').focus();
      await desk.page.keyboard.press('Enter');
      const row = rowOf(desk.page, 'getHealth');
      await row.getByRole('button').first().focus();
      await desk.page.keyboard.press('Enter');
      await row.getByText('Responses').waitFor(DRAWN);
      await desk.page.keyboard.press('Enter');
      await row.getByText('Responses').waitFor({ state: 'detached' });
    });
  });
});

describe('the plain reference', () => {
  test('answers a problem’s own address without a script', async () => {
    const { page, close } = await newPhone(browser, { javaScriptEnabled: false });
    await page.goto(`${server.url}/docs#goal-reached`);
    expect(await page.locator('tr:target').innerText()).toMatch(/goal-reached\s+409/);
    await page.goto(`${server.url}/docs/viewer`);
    await page.getByRole('link', { name: '不需要脚本的版本' }).click();
    await page.waitForURL(`${server.url}/docs`);
    await close();
  });
});
