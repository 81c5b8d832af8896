// The two pages that people send on, inside a browser that calls itself WeChat's, with a stand-in for WeChat's script: under the
// policy that the page sends, it is loaded, told the card, and nothing is refused. It says nothing about WeChat itself.

import { createApp } from '@happy-homeland/worker';
import { aProject, beginLog, publishedPorts, sequence } from '@happy-homeland/worker/testing';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPhone, startBrowser } from '../support/phone.ts';
import { API, CLEAN, ofDeployment } from './example-host.ts';

const WECHAT = { userAgent: 'Mozilla/5.0 (Linux; Android 14) Mobile MicroMessenger/8.0.50' };
const STAND_IN = `window.told = []; window.wx = {
  config: (settings) => told.push(['config', settings.signature, settings.jsApiList.length]),
  ready: (then) => then(),
  updateAppMessageShareData: (card) => told.push(['message', card.title, card.link]),
  updateTimelineShareData: (card) => told.push(['timeline', card.title, card.link]),
};`;
const { projectId } = aProject();

let browser: Browser;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  browser = await startBrowser();
  const signature = { appId: 'wx0123456789abcdef', timestamp: 17, nonce: 'n', signature: 'ab' };
  const ports = await publishedPorts();
  await beginLog(ports, '2026-11-22');
  await sequence(ports);
  app = createApp({ ...ports, sharing: { sign: async () => signature } });
});

afterAll(async () => {
  await browser.close();
});

async function open(path: string, script: string | null, device = WECHAT) {
  const phone = await newPhone(browser, device);
  const asked: string[] = [];
  await phone.context.route(`${API}/**`, (route) => ofDeployment(app, route));
  await phone.context.route('https://res.wx.qq.com/**', (route) => {
    asked.push(route.request().url());
    return script === null ? route.abort() : route.fulfill({ body: script, contentType: 'text/javascript' });
  });
  await phone.page.goto(`${API}${path}`);
  return { ...phone, asked };
}

test.each([`/p/${projectId}`, `/give/${projectId}`])('%s tells WeChat what its link shows', async (path) => {
  const { page, complaints, asked, close } = await open(path, STAND_IN);
  await page.waitForFunction(() => Reflect.get(window, 'told')?.length === 3);
  const [config, message, timeline] = await page.evaluate(() => Reflect.get(window, 'told'));
  expect(config).toEqual(['config', 'ab', 2]);
  expect(message).toEqual([
    'message',
    expect.stringContaining('给老人装扶手'),
    expect.stringContaining(`${API}${path}`),
  ]);
  expect(timeline.slice(1)).toEqual(message.slice(1));
  expect(asked).toHaveLength(1);
  expect(complaints).toEqual(CLEAN);
  await close();
});

test('a page on which WeChat’s script does not come works as ever', async () => {
  const { page, complaints, close } = await open(`/give/${projectId}`, null);
  await page.getByRole('heading', { name: /给老人装扶手/ }).waitFor();
  expect(await page.getByRole('button', { name: '去支付' }).isEnabled()).toBe(true);
  expect(complaints.violations).toEqual([]);
  await close();
});

test('outside WeChat nothing of it is asked for', async () => {
  const { page, complaints, asked, close } = await open(`/p/${projectId}`, STAND_IN, {
    userAgent: 'Mozilla/5.0 Chrome/140',
  });
  await page.getByRole('heading', { name: '给老人装扶手' }).first().waitFor();
  await page.waitForLoadState('networkidle');
  expect([asked, complaints.violations]).toEqual([[], []]);
  await close();
});
