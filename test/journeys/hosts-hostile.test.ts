// Hosts that are not careful at all, and a deployment that does not answer as it should: other scripts' names and habits,
// two copies of ours, twenty tags, and no server to speak of.

import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Copied, HostedNeighbourhood } from './host-page.ts';
import { cardText, copyTags, drawn, followLink, openHostedNeighbourhood } from './host-page.ts';

const CARD = '**/v1/projects/*/channel?with=card';

let home: HostedNeighbourhood;
let copied: Copied;

beforeAll(async () => {
  home = await openHostedNeighbourhood();
  const phone = await home.phone();
  copied = await copyTags(home, phone);
  await phone.close();
});

afterAll(async () => {
  await home.close();
});

describe('a host whose own names collide with the browser’s', () => {
  test('WID-06 draws the card beside forms, images and a window of such names', async () => {
    const names = ['fetch', 'crypto', 'customElements', 'location', 'CSSStyleSheet', 'trustedTypes', 'hh-donate'];
    const elements = names.map((name) => `<form id="${name}"></form><img name="${name}" alt="">`).join('');
    const head = `<script>window.name = '<img src=x onerror=top.PWN=1>'</script>${elements}<form name="children"></form>`;
    const { page, complaints, close } = await home.open({ head, body: copied.tag });
    expect(await drawn(page)).toBe(true);
    expect(complaints.errors).toEqual([]);
    expect(await page.evaluate(() => Reflect.has(window, 'PWN'))).toBe(false);
    await close();
  });

  test('WID-06 keeps the link where a name took what every script needs', async () => {
    const head = '<form name="createTreeWalker"></form><img name="importNode" alt="">';
    const { page, close } = await home.open({ head, body: copied.tag });
    await page.waitForLoadState('networkidle');
    expect(await followLink(page)).toBe(`/p/${home.projectId}`);
    await close();
  });
});

describe('a host that listens in', () => {
  const WIRETAP = `<script>
    const heard = []; window.heard = heard;
    const fetchBefore = fetch;
    window.fetch = async (...given) => {
      const answer = await fetchBefore(...given);
      heard.push(given[0] + ' ' + await answer.clone().text());
      return answer;
    };
    const attachBefore = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      const root = attachBefore.call(this, options);
      heard.push('root of ' + this.localName);
      return root;
    };
    window.addEventListener('message', ({ data }) => heard.push('message ' + JSON.stringify(data)));
    const postBefore = window.postMessage;
    window.postMessage = (...given) => { heard.push('posted ' + JSON.stringify(given)); return postBefore(...given); };
  </script>`;

  test('WID-08 WID-09 WID-10 hears what is public and no secret, and the payee is named where the money is taken', async () => {
    const { page, close } = await home.open({ head: WIRETAP, body: copied.tag });
    expect(await drawn(page)).toBe(true);
    await page.getByText('20 元', { exact: true }).click();
    // A message that says a gift was paid is nobody's word: there is nothing that listens.
    await page.evaluate(() => {
      for (const type of ['paid', 'hh-success']) postMessage({ type, status: 'paid', extra: { amountMinor: 1 } }, '*');
    });
    await page.waitForTimeout(200);
    const heard: string[] = await page.evaluate(() => Reflect.get(window, 'heard'));
    expect(heard).toContain('root of hh-donate');
    expect(heard.filter((one) => one.startsWith('http')).length).toBe(1);
    expect(heard.filter((one) => /secret|token|"pledge|@(?!example)/i.test(one))).toEqual([]);
    expect(heard.filter((one) => one.startsWith('posted')).length).toBe(2);
    expect(await cardText(page)).not.toMatch(/谢谢|收到您的/);
    await page.getByRole('link', { name: /前往/ }).first().click();
    await page.locator('dialog').getByRole('link', { name: /前往/ }).click();
    await page.waitForURL(/\/give\//);
    expect(await page.locator('main').innerText()).toContain('示例省慈善基金会');
    await close();
  });

  test('WID-10 a host that forbids shadow roots keeps its link', async () => {
    const head = '<script>Element.prototype.attachShadow = () => { throw new Error("no"); };</script>';
    const { page, close } = await home.open({ head, body: copied.tag });
    await page.waitForLoadState('networkidle');
    expect(await followLink(page)).toBe(`/p/${home.projectId}`);
    await close();
  });
});

describe('a deployment that does not answer as it should', () => {
  const whole = async () => (await fetch(`${home.demo.url}/v1/projects/${home.projectId}/channel?with=card`)).json();
  const answer =
    (body: string, status = 200) =>
    (page: Page) =>
      page.route(CARD, (route) =>
        route.fulfill({
          status,
          body,
          contentType: 'application/json',
          headers: { 'access-control-allow-origin': '*' },
        }),
      );
  const withOther = (changes: object) => async (page: Page) => {
    const { card, ...channel } = await whole();
    await answer(JSON.stringify({ ...channel, card: { ...card, ...changes } }))(page);
  };
  const without = (field: string) => withOther({ [field]: undefined });

  test.each([
    ['is away', (page: Page) => page.route(CARD, (route) => route.abort())],
    ['answers 500', answer('{}', 500)],
    ['answers no JSON', answer('<html>captive portal</html>')],
    ['answers another document', answer('{"hello":1}')],
    ['has lost the charity', without('charity')],
    ['has lost the dates', without('dates')],
    ['has lost the figures', without('fundUse')],
    ['counts in a currency that is not known', withOther({ currency: 'XDR' })],
  ])('WID-11 and %s: says so, keeps the link, and throws nothing at the host', async (_, prepare) => {
    const { page, uncaught, close } = await home.open({ body: copied.tag, prepare });
    await page.locator('hh-donate').getByRole('alert').waitFor();
    expect(await cardText(page)).toContain('项目资料没有读出来');
    expect(uncaught).toEqual([]);
    expect(await page.evaluate(() => document.querySelector('hh-donate a')?.getBoundingClientRect().height)).not.toBe(
      0,
    );
    expect(await followLink(page)).toBe(`/p/${home.projectId}`);
    await close();
  });

  test('WID-11 and takes thirty seconds: the link can be used from the first moment, and waiting ends within ten', async () => {
    const prepare = async (page: Page) => {
      await page.clock.install();
      await page.route(CARD, () => undefined);
    };
    const { page, complaints, close } = await home.open({ body: copied.tag, prepare });
    await page.getByText('正在读取项目资料').waitFor();
    expect(await page.locator('hh-donate a').first().isVisible()).toBe(true);
    const standIn = page.waitForResponse(/\/stand-in-/);
    // What is left of ten seconds begins once the clock has brought what stands in.
    await page.clock.runFor(3_500);
    await (await standIn).finished();
    await page.clock.runFor(6_500);
    await page.locator('hh-donate').getByRole('status').filter({ hasText: '网络太慢' }).waitFor();
    expect(await page.locator('hh-donate a').first().isVisible()).toBe(true);
    expect(complaints.errors).toEqual([]);
    await close();
  });
});

describe('many on one page', () => {
  test('WID-12 two versions do not quarrel: the first wins, the second says so once for each tag', async () => {
    const { page, complaints, warnings, close } = await home.open({ body: `${copied.pinned}${copied.tag}` });
    expect(await drawn(page)).toBe(true);
    expect(complaints.errors).toEqual([]);
    expect(warnings).toEqual(['<hh-donate> 0.1.0 stays; 0.1.0 ignored', '<hh-project> 0.1.0 stays; 0.1.0 ignored']);
    expect(await page.evaluate(() => document.querySelectorAll('hh-donate').length)).toBe(2);
    await close();
  });

  test('WID-13 twenty tags ask once for each project, six at a time at most, and move nothing', async () => {
    const ids = Object.values(home.demo.projectIds);
    const [script = ''] = copied.tag.split('\n');
    const tags = Array.from({ length: 20 }, (_, at) => ids[at % ids.length] ?? '');
    const link = (id: string) => `<a href="${home.demo.url}/p/${id}">项目</a>`;
    const body = script + tags.map((id) => `<hh-donate project="${id}">${link(id)}</hh-donate>`).join('');
    let [underWay, most] = [0, 0];
    const prepare = async (page: Page) => {
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.push(Number(Reflect.get(entry, 'value')));
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.route('**/v1/projects/**', async (route) => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setTimeout(resolve, 50));
        underWay -= 1;
        await route.continue();
      });
    };
    const head = `<style>${copied.reserve}</style>`;
    const { page, requests, complaints, close } = await home.open({ head, body, prepare });
    await page.waitForFunction(() =>
      [...document.querySelectorAll('hh-donate')].every((one) => one.shadowRoot?.querySelector('article')),
    );
    await page.waitForTimeout(300);
    const asked = requests.map(({ pathname }) => pathname).filter((path) => path.startsWith('/v1/projects/'));
    expect(asked.toSorted()).toEqual(ids.map((id) => `/v1/projects/${id}/channel`).toSorted());
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(6);
    expect(
      await page.evaluate(() => (Reflect.get(window, 'shifts') as number[]).reduce((sum, one) => sum + one, 0)),
    ).toBe(0);
    expect(complaints.errors).toEqual([]);
    await close();
  });
});

describe('a host that lets in no script', () => {
  /** Only what the page for webmasters says of frames; nothing of ours may run in the host itself. */
  const closed = (...lines: readonly string[]) => ["default-src 'none'", "script-src 'none'", ...lines].join('; ');

  test('WID-03 shows the card in a frame, whole and without scrolling in it, and its link opens a page of its own', async () => {
    const [frames = ''] = copied.framePolicy;
    const { page, complaints, requests, close } = await home.open({ policy: closed(frames), body: copied.frame });
    const card = page.frameLocator('iframe');
    await card.getByText('已到账').first().waitFor();
    // Words may be there before what dresses them.
    const corner = () => card.locator('main').evaluate((main) => getComputedStyle(main).borderTopLeftRadius);
    await expect.poll(corner).toBe('12px');
    const inside = page.frames()[1];
    const spare = await inside?.evaluate(() => innerHeight - document.body.getBoundingClientRect().height);
    expect(spare).toBeGreaterThanOrEqual(0);
    expect(requests.some(({ pathname }) => pathname.endsWith('.js'))).toBe(false);
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      card.getByRole('link', { name: '看收支、去捐赠' }).click(),
    ]);
    await opened.waitForURL(/\/p\//);
    expect(new URL(page.url()).pathname).toMatch(/^\/host-/);
    // What the browser says of scripts in the box is about the questions of this test.
    const { violations, foreignRequests } = complaints;
    expect([violations, foreignRequests]).toEqual([[], []]);
    await close();
  });

  test('keeps the link below where it refuses the frame as well', async () => {
    const { page, close } = await home.open({ policy: closed(), body: copied.frame });
    await page.locator('p a').click();
    await page.waitForURL(`**/p/${home.projectId}`);
    await close();
  });

  test('shows the card of an editor that strips everything: its code, its facts, its link', async () => {
    const { page, complaints, close } = await home.open({
      policy: closed(`img-src ${home.demo.url}`),
      body: copied.editor,
    });
    const drawnWidth = await page.locator('img').evaluate(async (image) => {
      if (image instanceof HTMLImageElement) await image.decode();
      return image instanceof HTMLImageElement ? image.naturalWidth : 0;
    });
    expect(drawnWidth).toBeGreaterThan(200);
    expect(await page.getByText('备案编号').isVisible()).toBe(true);
    expect(complaints).toEqual({ errors: [], violations: [], foreignRequests: [] });
    await page.getByRole('link', { name: '看收支和公开信息' }).click();
    await page.waitForURL(`**/p/${home.projectId}`);
    await close();
  });
});

test('WID-08 WID-09 a frame becomes as high as its card for a host that takes the script, and for no stranger', async () => {
  const policy = [
    "default-src 'none'",
    "require-trusted-types-for 'script'",
    "style-src 'none'",
    ...copied.framePolicy,
  ];
  const { page, complaints, close } = await home.open({ policy: policy.join('; '), body: copied.frameFit });
  const height = () => page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().height);
  await page.waitForFunction(() => document.querySelector('iframe')?.style.height !== '');
  const inside = page.frames()[1];
  const needed = await inside?.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
  expect(await height()).toBeGreaterThanOrEqual(needed ?? Number.NaN);
  const before = await height();
  // Somebody else’s window, with every right word but the number.
  await page.evaluate(() => postMessage({ hh: 'height', channel: '0'.repeat(32), height: 7000 }, location.origin));
  await page.waitForTimeout(100);
  expect(await height()).toBe(before);
  // As a resident makes the letters larger: the card grows, and its frame with it.
  await inside?.evaluate(() => document.documentElement.setAttribute('data-size', 'large'));
  await page.waitForFunction(
    (was) => (document.querySelector('iframe')?.getBoundingClientRect().height ?? 0) > was,
    before,
  );
  expect(complaints).toEqual({ errors: [], violations: [], foreignRequests: [] });
  await close();
});

test('an address of ours unfolds, wherever somebody asks by oEmbed', async () => {
  const answer = await fetch(copied.oembed);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  const { type, html } = await answer.json();
  const { page, complaints, close } = await home.open({ body: html });
  await page.frameLocator('iframe').getByText('已到账').first().waitFor();
  expect([type, complaints.errors]).toEqual(['rich', []]);
  await close();
});
