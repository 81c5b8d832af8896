// The whole gift, as a resident makes it on a phone: from the community site to the charity's page, to the payment page
// and back, and everything that goes wrong on such a way.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goToPayment, needNoReceipt } from '../support/giving.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { goToGivePage, openNeighbourhood } from './neighbourhood.ts';

let home: Neighbourhood;

beforeAll(async () => {
  home = await openNeighbourhood();
});

afterAll(async () => {
  await home.close();
});

describe('a gift from the community site', () => {
  test('is paid, thanked for on the charity’s page, counted on both pages, and shown on the site it came from', async () => {
    const { page, complaints, close } = await home.phone();
    const before = await home.raisedMinor();
    await goToGivePage(page, home);
    expect(await page.locator('main').innerText()).toContain('青衣社区网（示例）');
    expect(await page.locator('main').innerText()).toContain('二十元');
    await goToPayment(page);
    await page.getByRole('button', { name: '支付成功' }).click();
    await page.waitForURL(/\/return\?.*session=/);
    await page.getByRole('heading', { name: '谢谢您，捐款已到账' }).waitFor();
    expect(await home.raisedMinor()).toBe(before + 2000);

    await page.getByRole('link', { name: /回到.*青衣社区网/ }).click();
    await page.waitForURL(/canteen\.html/);
    await page.getByText(/20\.00 元\s*已到账/).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await page.getByText('已到账 20.00 元').waitFor();

    await page.goto(`${home.demo.url}/p/${home.projectId}`);
    expect(await page.locator('main').innerText()).toContain('20.00 元');
    expect(complaints).toEqual({ errors: [], violations: [], foreignRequests: [] });
    await close();
  });

  test('is declined, then paid at the second try, and counted once', async () => {
    const { page, close } = await home.phone();
    const before = await home.raisedMinor();
    await goToGivePage(page, home, '10 元');
    await goToPayment(page);
    await page.getByRole('button', { name: '支付被拒' }).click();
    await page.getByRole('button', { name: '支付成功' }).waitFor();
    expect(await home.raisedMinor()).toBe(before);
    await page.getByRole('button', { name: '支付成功' }).click();
    await page.getByRole('heading', { name: '谢谢您，捐款已到账' }).waitFor();
    expect(await home.raisedMinor()).toBe(before + 1000);
    await close();
  });

  test('is abandoned: nothing is taken, nothing counted, and the form is there again with its amount', async () => {
    const { page, close } = await home.phone();
    const before = await home.raisedMinor();
    await goToGivePage(page, home, '50 元');
    await goToPayment(page);
    await page.getByRole('button', { name: '放弃支付' }).click();
    await page.waitForURL(/abandoned=1/);
    expect(await page.locator('main').innerText()).toContain('支付没有完成，没有扣款');
    expect(await page.locator('main').innerText()).toContain('青衣社区网（示例）');
    expect(await page.locator('input[name=amountMinor][value="5000"]').isChecked()).toBe(true);
    expect(await home.raisedMinor()).toBe(before);
    await close();
  });

  test('is one gift although the button is pressed twice', async () => {
    const { page, close } = await home.phone();
    const [before, donors] = [await home.raisedMinor(), await home.donors()];
    await goToGivePage(page, home, '20 元');
    await needNoReceipt(page);
    await page.getByRole('button', { name: '去支付' }).dblclick();
    await page.waitForURL(/_sandbox\/pay\//);
    await page.getByRole('button', { name: '支付成功' }).click();
    await page.getByRole('heading', { name: '谢谢您，捐款已到账' }).waitFor();
    expect([await home.raisedMinor(), await home.donors()]).toEqual([before + 2000, donors + 1]);
    await close();
  });

  test('IDM-12 is one gift although pages are reloaded in the middle', async () => {
    const { page, close } = await home.phone();
    const [before, donors] = [await home.raisedMinor(), await home.donors()];
    await goToGivePage(page, home, '20 元');
    await page.reload();
    expect(await page.locator('input[name=amountMinor][value="2000"]').isChecked()).toBe(true);
    await goToPayment(page);
    await page.reload();
    await page.goBack();
    await page.waitForURL(/\/give\//);
    await goToPayment(page);
    await page.getByRole('button', { name: '支付成功' }).click();
    await page.getByRole('heading', { name: '谢谢您，捐款已到账' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '谢谢您，捐款已到账' }).waitFor();
    expect([await home.raisedMinor(), await home.donors()]).toEqual([before + 2000, donors + 1]);
    await close();
  });

  test('works without JavaScript from the site’s link to the receipt', async () => {
    const { page, complaints, close } = await home.phone({ javaScriptEnabled: false });
    const before = await home.raisedMinor();
    await page.goto(`${home.demo.siteUrl}/canteen.html`);
    await page.locator('hh-donate a').first().click();
    await page.waitForURL(/\/p\//);
    await page.locator(`a[href*="/give/${home.projectId}"]`).first().click();
    await page.waitForURL(/\/give\//);
    await page.locator('label', { hasText: '其他金额' }).click();
    await page.locator('input[name=amountText]').fill('３５．５元');
    await page.locator('label', { hasText: /^署名$/ }).click();
    await page.locator('input[name=displayName]').fill('王阿姨');
    await goToPayment(page);
    await page.getByRole('button', { name: '支付成功' }).click();
    await page.getByRole('heading', { name: '谢谢您，捐款已到账' }).waitFor();
    expect(await page.locator('main').innerText()).toContain('三十五元五角');
    await page.getByRole('link', { name: '打开捐赠回执' }).click();
    await page.waitForURL(/\/receipts\/hh/);
    expect(await page.locator('main').innerText()).toContain('35.50 元');
    expect(await page.locator('main').innerText()).not.toContain('王阿姨');
    expect(await home.raisedMinor()).toBe(before + 3550);
    const wall = await (await fetch(`${home.demo.url}/v1/projects/${home.projectId}/donations`)).json();
    expect(wall.items).toEqual([
      expect.objectContaining({ name: '王阿姨', amount: { amountMinor: 3550, currency: 'CNY' } }),
    ]);
    expect(complaints.foreignRequests).toEqual([]);
    await close();
  });
});

describe('a gift in English and large text', () => {
  test('stays so over the payment page, and after an abandoned one', async () => {
    const { page, close } = await home.phone();
    await page.goto(`${home.demo.url}/give/${home.projectId}?lang=en&size=large&amountMinor=2000`);
    await goToPayment(page);
    await page.getByRole('button', { name: /放弃支付|Abandon/ }).click();
    await page.waitForURL(/abandoned=1/);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await goToPayment(page);
    await page
      .getByRole('button', { name: /支付成功|Pay/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Thank you, your gift has arrived' }).waitFor();
    expect(await page.locator('html').getAttribute('data-size')).toBe('large');
    expect(await page.locator('main').innerText()).toContain('you asked for none; this is recorded');
    await close();
  });
});

describe('a gift on a page of the charity’s own', () => {
  test.each([
    { lang: 'zh-CN', locale: 'en-GB', size: '', thanks: '谢谢您，捐款已到账', shown: 'zh-CN standard' },
    {
      lang: 'en',
      locale: 'zh-CN',
      size: 'size="largest"',
      thanks: 'Thank you, your gift has arrived',
      shown: 'en large',
    },
  ])(
    'in $lang is thanked for in it, though the browser is in $locale',
    async ({ lang, locale, size, thanks, shown }) => {
      const { page, context, complaints, close } = await home.phone({ locale });
      const tag = `<hh-donate project="${home.projectId}" ${size}><a href="/p/${home.projectId}">项目</a></hh-donate>`;
      const script = '<script type="module" src="/widget/v1/happy-homeland.js"></script>';
      const body = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>示例</title>${script}${tag}`;
      const address = `${home.demo.url}/own-page.html`;
      await context.route(address, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
      await page.goto(address);
      await page.locator('hh-donate .chips label').first().click();
      await page.locator('hh-donate [name=fiscal][value=waived]').check();
      await page.locator('hh-donate .go').click();
      await page
        .getByRole('button', { name: /支付成功|Pay/ })
        .first()
        .click();
      await page.getByRole('heading', { name: thanks }).waitFor();
      const html = page.locator('html');
      expect(`${await html.getAttribute('lang')} ${await html.getAttribute('data-size')}`).toBe(shown);
      expect(complaints.violations).toEqual([]);
      await close();
    },
  );
});

describe('a form that does not fit', () => {
  test('comes back with what was typed and a sentence beside the field, and nothing is opened', async () => {
    const { page, close } = await home.phone({ javaScriptEnabled: false });
    await page.goto(`${home.demo.url}/give/${home.projectId}`);
    await page.locator('label', { hasText: '其他金额' }).click();
    await page.locator('input[name=amountText]').fill('0.5');
    await page.locator('textarea[name=message]').fill('邻里相助');
    await page.getByRole('button', { name: '去支付' }).click();
    expect(page.url()).toContain(`/give/${home.projectId}`);
    expect(await page.locator('main').innerText()).toContain('最少');
    expect(await page.locator('input[name=amountText]').inputValue()).toBe('0.5');
    expect(await page.locator('textarea[name=message]').inputValue()).toBe('邻里相助');
    expect(await page.locator('input[name=amountText]').getAttribute('aria-invalid')).toBe('true');
    await close();
  });

  test('brings what is wrong to the person: in the title, under the focus, at the field, in view', async () => {
    const { page, close } = await home.phone();
    await page.goto(`${home.demo.url}/give/${home.projectId}`);
    await page.getByRole('button', { name: '去支付' }).click();
    await page.waitForLoadState();
    expect(await page.title()).toMatch(/^有错误：/);
    const summary = page.locator('.error-summary');
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await summary.getByRole('link').allInnerTexts()).toEqual([
      '请选择一个金额，或选“其他金额”后填写。',
      '请选择要不要捐赠票据。',
    ]);
    for (const field of ['amountMinor', 'fiscalMode']) {
      expect(await page.locator(`#${field}-error`).isVisible()).toBe(true);
    }
    await close();
  });

  test('shows a faulty field by its border as well as in words', async () => {
    const { page, close } = await home.phone();
    await page.goto(`${home.demo.url}/give/${home.projectId}`);
    await page.locator('label', { hasText: '其他金额' }).click();
    await page.locator('input[name=amountText]').fill('0.5');
    await page.getByRole('button', { name: '去支付' }).click();
    await page.locator('.error-summary').waitFor();
    const colours = await page.evaluate(() => {
      const read = (selector: string, name: 'borderTopColor' | 'color') =>
        getComputedStyle(document.querySelector(selector) ?? document.body)[name];
      return [read('#amountText', 'borderTopColor'), read('#amountText-error', 'color')];
    });
    expect(colours[0]).toBe(colours[1]);
    await close();
  });
});
