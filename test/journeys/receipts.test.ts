// Tried as a doubtful neighbour would: give, keep the receipt, switch the server off, and verify it all the same.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenRules } from '../support/accessibility.ts';
import { eventually } from '../support/eventually.ts';
import { goToPayment } from '../support/giving.ts';
import type { Phone } from '../support/phone.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { goToGivePage, openNeighbourhood } from './neighbourhood.ts';

const DESKTOP = { viewport: { width: 1280, height: 900 }, locale: 'en-GB', isMobile: false, hasTouch: false };

let home: Neighbourhood;
let isOpen = true;
const folder = temporaryDirectory('receipts');
const ownFile = join(folder.path, 'own.tlog-proof');
const shownFile = join(folder.path, 'shown.tlog-proof');
let receiptNo = '';

beforeAll(async () => {
  home = await openNeighbourhood();
});

afterAll(async () => {
  if (isOpen) await home.close();
  else await home.browser.close();
  folder.remove();
});

async function keepDownload(page: Page, name: string, path: string): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click(),
  ]);
  await download.saveAs(path);
}

async function verifyFile(page: Page, path: string): Promise<string> {
  await page.locator('[data-outcome]').evaluate((outcome) => outcome.replaceChildren());
  await page.locator('input[type=file]').setInputFiles(path);
  await page.locator('[data-outcome] h2, [data-outcome] p strong').first().waitFor();
  return page.locator('[data-outcome]').innerText();
}

describe('a receipt', () => {
  test('is kept after giving: the giver’s own file, the public one, and a picture', async () => {
    const { page, complaints, close } = await home.phone();
    await goToGivePage(page, home);
    await page.locator('label', { hasText: /^署名$/ }).click();
    await page.locator('input[name=displayName]').fill('王阿姨');
    await goToPayment(page);
    await page.getByRole('button', { name: '支付成功' }).click();
    await page.getByRole('heading', { name: '谢谢您，捐款已到账' }).waitFor();
    const link = await page.getByRole('link', { name: '打开捐赠回执' }).getAttribute('href');
    receiptNo = /hh[a-z2-7]{16}/.exec(link ?? '')?.[0] ?? '';
    const proof = `${home.demo.url}/v1/receipts/${receiptNo}/proof`;
    await eventually(async () => expect((await fetch(proof)).status).toBe(200));
    await keepDownload(page, '保存我的回执文件', ownFile);
    await page.getByRole('link', { name: '打开捐赠回执' }).click();
    await page.waitForURL(/\/receipts\/hh/);
    expect(await page.locator('.receipt-sheet').innerText()).toMatch(/已写入公开账目记录第 \d+ 条/);
    await keepDownload(page, '下载回执文件', shownFile);
    await keepDownload(page, '保存为图片', join(folder.path, 'receipt.png'));
    expect(readFileSync(ownFile, 'utf8')).toContain('王阿姨');
    expect(readFileSync(shownFile, 'utf8')).not.toContain('王阿姨');
    expect(readFileSync(join(folder.path, 'receipt.png')).subarray(1, 4).toString()).toBe('PNG');
    expect(complaints).toEqual({ errors: [], violations: [], foreignRequests: [] });
    await close();
  });

  test('is found again by its short code and amount, on another phone and without script', async () => {
    const { page, close } = await home.phone({ javaScriptEnabled: false });
    await page.goto(`${home.demo.url}/receipts`);
    await page.getByLabel('查询码').fill(receiptNo.slice(2, 12).toUpperCase());
    await page.getByLabel('捐赠金额').fill('２０');
    await page.getByRole('button', { name: '查询' }).click();
    await page.waitForURL(new RegExp(receiptNo));
    await close();
  });

  test('is fetched and compared with the books of now only after somebody asks, by the code on it', async () => {
    const { page, complaints, close } = await home.phone();
    await page.goto(`${home.demo.url}/verify#${receiptNo}`);
    await page.getByText(`您扫的码是回执 ${receiptNo}`).waitFor();
    await page.getByRole('link', { name: '取回公开部分并核验' }).click();
    await page.getByText('核验通过').waitFor();
    expect(await page.locator('[data-outcome]').innerText()).toMatch(
      /现在的公开账目（共 \d+ 条）是在您的回执之后续写的/,
    );
    expect(complaints).toEqual({ errors: [], violations: [], foreignRequests: [] });
    await close();
  });
});

/** A checker of somebody else's, in the keys that the page brings: the demo has only its own. */
async function withOtherChecker(page: Page): Promise<void> {
  await page.route('**/verify**', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replace('operator&quot;:&quot;own', 'operator&quot;:&quot;other') });
  });
}

async function faultsOf(page: Page): Promise<string[]> {
  // Forced colours are the reader's own, and axe judges those that were asked for.
  const isForced = await page.evaluate(() => matchMedia('(forced-colors: active)').matches);
  const rules = {
    'color-contrast': { enabled: !isForced },
    'color-contrast-enhanced': { enabled: !isForced },
  };
  return brokenRules(page, { rules });
}

const LOOKS: readonly (readonly [string, string, BrowserContextOptions])[] = [
  ['on a phone', '', {}],
  ['in the dark', '', { colorScheme: 'dark' }],
  ['in large text, in English', '?size=large&lang=en', {}],
  ['in forced colours on a desktop', '', { ...DESKTOP, forcedColors: 'active' }],
];

describe('the page that verifies', () => {
  test.each(LOOKS)('says green, amber and red in words and shapes %s', async (_, query, look) => {
    const { page, complaints, close } = await home.phone(look);
    const told = async () => {
      const outcome = page.locator('[data-outcome]');
      expect(await faultsOf(page)).toEqual([]);
      const { tone } = await outcome.evaluate(({ dataset }) => ({ ...dataset }));
      const shape = await outcome.locator('.shape').innerText();
      const side = await outcome.evaluate((element) => getComputedStyle(element).borderInlineStartWidth);
      expect(side).toBe('6px');
      return [tone, shape];
    };
    await page.goto(`${home.demo.url}/verify${query}`);
    expect(await page.locator('[data-outcome]').innerText()).toMatch(/还没有核验|Nothing is checked yet/);
    await verifyFile(page, ownFile);
    expect(await told()).toEqual(['amber', '▲']);
    const changed = join(folder.path, 'changed.tlog-proof');
    writeFileSync(changed, readFileSync(ownFile, 'utf8').replace('王阿姨', '李阿姨'));
    await verifyFile(page, changed);
    expect(await told()).toEqual(['red', '■']);
    await withOtherChecker(page);
    await page.goto(`${home.demo.url}/verify${query}`);
    await verifyFile(page, ownFile);
    expect(await told()).toEqual(['green', '✓']);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.verify-desk').isVisible()).toBe(false);
    expect(await page.locator('[data-outcome] h2').isVisible()).toBe(true);
    expect(complaints).toEqual({ errors: [], violations: [], foreignRequests: [] });
    await close();
  });

  test('scans the picture that was kept, asks before it fetches, and comes to a verdict', async () => {
    const { page, complaints, close } = await home.phone();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${home.demo.url}/verify`);
    await page.locator('input[type=file]').setInputFiles(join(folder.path, 'receipt.png'));
    await page.getByText(`您扫的码是回执 ${receiptNo}`).waitFor();
    expect(asked.filter((path) => !/^\/(?:verify|widget\/|assets\/)/.test(path))).toEqual([]);
    await page.getByRole('link', { name: '取回公开部分并核验' }).click();
    await page.getByText('核验通过').waitFor();
    expect(await page.locator('[data-outcome]').innerText()).toContain(receiptNo);
    expect(complaints).toEqual({ errors: [], violations: [], foreignRequests: [] });
    await close();
  });

  test('is worked by keyboard alone: the file, the camera, and what to do without one', async () => {
    const { page, close } = await home.phone({ ...DESKTOP, locale: 'zh-CN' });
    // Asked for before the page is there: the browser begins to hand choosers over only a moment after it is asked.
    const chosen = page.waitForEvent('filechooser', { timeout: 30_000 });
    await page.goto(`${home.demo.url}/verify`);
    await page.getByText('现在可以断网核验').waitFor();
    await page.getByLabel('选择回执文件或图片').focus();
    await page.keyboard.press('Enter');
    const chooser = await chosen;
    await chooser.setFiles(ownFile);
    await page.getByText('核验通过').waitFor();
    await page.getByLabel('选择回执文件或图片').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('没有用上相机').waitFor();
    await close();
  });

  test('without a network says that nothing was checked, and checks when it is back', async () => {
    const { page, close } = await home.phone();
    await page.goto(`${home.demo.url}/verify?live=1`);
    await page.getByText('现在可以断网核验').waitFor();
    await page.locator('input[type=file]').setInputFiles(join(folder.path, 'receipt.png'));
    await page.getByText('核验通过').waitFor();
    await page.context().setOffline(true);
    await page.locator('input[type=file]').setInputFiles(join(folder.path, 'receipt.png'));
    await page.getByText('没有连上本网站').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await verifyFile(page, ownFile);
    await page.getByText('没有连上公开账目').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('是在您的回执之后续写的').waitFor();
    await close();
  });
});

describe('with the server switched off', () => {
  let phone: Phone;
  let desktop: Phone;

  beforeAll(async () => {
    phone = await home.phone();
    desktop = await home.phone(DESKTOP);
    await phone.page.goto(`${home.demo.url}/verify?size=large`);
    await desktop.page.goto(`${home.demo.url}/verify?lang=en`);
    await phone.page.getByText('现在可以断网核验').waitFor();
    await desktop.page.getByText('in this page now: you may go offline').waitFor();
    await home.demo.close();
    isOpen = false;
    for (const { page } of [phone, desktop]) await page.context().setOffline(true);
  });

  test('the giver’s own file is verified and opened, on a phone in Chinese', async () => {
    const told = await verifyFile(phone.page, ownFile);
    for (const part of ['核验通过', '20.00 元', '二十元', receiptNo, '王阿姨', '没有证明', '不证明账目没有漏记'])
      expect(told).toContain(part);
    expect(told).not.toMatch(/checkpoint|merkle|leaf/i);
    const width = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(width).toBeLessThanOrEqual(0);
  });

  test('the public file is verified without a name, on a desktop in English and by keyboard', async () => {
    const { page } = desktop;
    await page.getByLabel('Or paste all of the file’s text').fill(readFileSync(shownFile, 'utf8'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('What is not shown').waitFor();
    const told = await page.locator('[data-outcome]').innerText();
    for (const part of ['this gift is in the public books', 'CNY 20.00', 'the public part alone'])
      expect(told).toContain(part);
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-outcome'))).toBe(true);
  });

  test.each<[string, string, (text: string) => string]>([
    [
      'a bit that was flipped',
      '签名不对',
      (text) => text.replace(/(— \S+ .{30})(.)/, (_, a, b) => `${a}${b === 'A' ? 'B' : 'A'}`),
    ],
    ['the end that is missing', '不完整', (text) => text.slice(0, text.length / 2)],
    ['a web page in its place', '这是一个网页', () => '<!doctype html><title>登录</title>'],
    [
      'another log’s name',
      '另一份公开账目记录',
      (text) => text.replaceAll('demo.happy-homeland.example', 'away.example'),
    ],
  ])('%s is told in plain words', async (_, word, change) => {
    const path = join(folder.path, 'changed.tlog-proof');
    writeFileSync(path, change(readFileSync(shownFile, 'utf8')));
    expect(await verifyFile(phone.page, path)).toContain(word);
  });

  test('nothing was asked of anybody and nothing refused by the page’s policy', () => {
    for (const { complaints } of [phone, desktop]) {
      expect(complaints.foreignRequests).toEqual([]);
      expect(complaints.violations).toEqual([]);
    }
  });
});
