// The examples of whole pages: an authority's, which only leads on, a charity's own, where everything is paid, and one that a
// server draws. Each as it stands in its folder, against the application in this process.

import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createApp } from '@happy-homeland/worker';
import { aListedPublication, beginLog, sequence, testPorts } from '@happy-homeland/worker/testing';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePorts } from '../support/free-port.ts';
import { newPhone, startBrowser } from '../support/phone.ts';
import { buildExamples, typeErrors } from '../support/release/build-examples.ts';
import { ROOT } from '../support/release/published.ts';
import { API, builtScript, CLEAN, openExample } from './example-host.ts';

/** Registered with the federation, and no charity's. */
const AUTHORITY = 'https://qingyi.example.org';
/** Among the charity's own. */
const CHARITY = 'https://charity.example.org';
const DESKTOP = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false, deviceScaleFactor: 1 };

let browser: Browser;
let app: ReturnType<typeof createApp>;
let projectId: string;

beforeAll(async () => {
  browser = await startBrowser();
  const ports = await testPorts();
  await ports.store.commit(
    aListedPublication().map((change) => {
      if (change.kind !== 'put-charity') return change;
      const { body } = change.record;
      return { ...change, record: { ...change.record, body: { ...body, ownSites: [...body.ownSites, CHARITY] } } };
    }),
  );
  await beginLog(ports, '2026-11-22');
  await sequence(ports);
  app = createApp(ports);
  const { items } = (await (await app.request(`${API}/v1/projects`)).json()) as { items: { projectId: string }[] };
  projectId = items[0]?.projectId ?? '';
});

afterAll(async () => {
  await browser.close();
});

function openPage(name: string, site: string, device = {}) {
  const change = (text: string) => text.replaceAll('abcdefghijklmnop', projectId);
  return openExample({ browser, app, folder: join(ROOT, 'examples', name), site, change, device });
}

async function drawn(page: Page, tags: readonly string[]): Promise<void> {
  await page.waitForFunction(
    (names) => names.every((name) => document.querySelector(name)?.shadowRoot?.querySelector('article')),
    tags,
  );
}

function sidewaysPixels(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

describe.each([
  ['phone', {}],
  ['desktop', DESKTOP],
])('on a %s', (_, device) => {
  test('the page of an authority leads to the charity’s page, takes no money itself, and is in large letters', async () => {
    const { page, complaints, close } = await openPage('government-site', AUTHORITY, device);
    await drawn(page, ['hh-donate', 'hh-compliance']);
    await page
      .getByText(/前往.*官方捐赠页/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: '去支付' }).count()).toBe(0);
    const small = await page
      .locator('hh-donate')
      .evaluate(
        (tag) =>
          [...(tag.shadowRoot?.querySelectorAll('p,dt,dd,button,label') ?? [])].filter(
            (one) => Number.parseFloat(getComputedStyle(one).fontSize) < 18,
          ).length,
      );
    expect([small, await sidewaysPixels(page)]).toEqual([0, 0]);
    expect(complaints).toEqual(CLEAN);
    await close();
  });

  test('the charity’s own page draws seven tags and leads from the form to the payment', async () => {
    const { page, context, complaints, close } = await openPage('charity-site', CHARITY, device);
    await context.route('https://pay.example.org/**', (route) =>
      route.fulfill({ body: 'paid here', contentType: 'text/plain' }),
    );
    const tags = ['donate', 'disclosure', 'donors', 'proof', 'receipt', 'poster', 'projects'].map((tag) => `hh-${tag}`);
    await drawn(page, tags);
    await page.getByRole('button', { name: '保存图片' }).click();
    expect(await sidewaysPixels(page)).toBe(0);
    await page.getByText('20 元', { exact: true }).click();
    await page.getByText('不需要').first().click();
    await page.getByRole('button', { name: '去支付' }).click();
    await page.waitForURL('https://pay.example.org/**');
    expect(complaints).toEqual(CLEAN);
    await close();
  });
});

describe('a page that a server draws', () => {
  let program: ChildProcess;
  let address: string;
  let folder: string;
  let isDown = false;
  /** The deployment, on a socket: a server asks it as well. */
  const deployment = createServer(async ({ url = '/', headers }, response) => {
    const { pathname } = new URL(url, API);
    if (isDown) return response.writeHead(503).end();
    if (pathname.startsWith('/widget/v1/')) {
      return response
        .writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' })
        .end(builtScript(pathname));
    }
    const answer = await app.request(`${API}${url}`, {
      headers: headers.origin === undefined ? {} : { origin: headers.origin },
    });
    return response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });

  beforeAll(async () => {
    const [port = 0, api = 0] = await freePorts(2);
    await new Promise<void>((listening) => deployment.listen(api, '127.0.0.1', listening));
    const built = await buildExamples(['server-rendered'], join(ROOT, 'dist/examples-server'));
    folder = built.get('server-rendered') ?? '';
    address = `http://127.0.0.1:${port}`;
    program = spawn(process.execPath, ['server.ts'], {
      cwd: folder,
      env: { ...process.env, PORT: String(port), HH_API_URL: `http://127.0.0.1:${api}` },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((ready) => program.stdout?.once('data', ready));
  });

  afterAll(() => {
    program.kill();
    deployment.close();
    deployment.closeAllConnections();
  });

  test('is checked by the compiler against the packed declarations', async () => {
    expect(await typeErrors(folder)).toBe('');
  });

  test('has its facts without any script, in a root that the server declared', async () => {
    const { page, complaints, close } = await newPhone(browser, { javaScriptEnabled: false });
    await page.goto(address);
    await page.getByRole('heading', { name: '给老人装扶手' }).waitFor();
    expect(await page.getByText('备案编号').isVisible()).toBe(true);
    expect(complaints).toEqual(CLEAN);
    await close();
  });

  test('keeps them when the script comes, moves nothing, and draws the card of the one that is chosen', async () => {
    const { page, complaints, close } = await newPhone(browser);
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) Reflect.set(window, 'moved', [entry.startTime]);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(address);
    await page.waitForFunction(() => customElements.get('hh-project') !== undefined);
    expect(await page.getByRole('heading', { name: '给老人装扶手' }).isVisible()).toBe(true);
    expect(await page.evaluate(() => Reflect.get(window, 'moved'))).toBeUndefined();
    await page.getByRole('link', { name: '看卡片' }).click();
    await drawn(page, ['hh-donate']);
    expect(complaints).toEqual(CLEAN);
    await close();
  });

  test('says in words that there is nothing to read while the deployment is down', async () => {
    isDown = true;
    const answer = await fetch(address);
    isDown = false;
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('暂时读不到项目')]);
  });
});
