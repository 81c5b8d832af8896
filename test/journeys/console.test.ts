// The console as those use it who carry the work: a partner with a phone, a supervisor, the charity's two, in browsers
// without script, in both languages, on a phone and at a desk.

import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenRules } from '../support/accessibility.ts';
import type { Phone } from '../support/phone.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { openNeighbourhood } from './neighbourhood.ts';

const SMALL = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };
const DESK = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false, javaScriptEnabled: false };
/** What the issue gives a partner for one spending, and a browser is quicker than a hand. */
const QUESTIONS_MAX = 8;

let home: Neighbourhood;
const phones: Phone[] = [];

beforeAll(async () => {
  home = await openNeighbourhood();
});

afterAll(async () => {
  await home.close();
});

/** A browser in which this officer of the demo is signed in, at the first screen. */
async function signedIn(who: string, options: BrowserContextOptions): Promise<Page> {
  const { demo } = home;
  const phone = await home.phone(options);
  phones.push(phone);
  const { page } = phone;
  await page.goto(`${demo.url}/console`);
  await page.locator('#email').fill(`${who}@shili.example`);
  await page.locator('#password').fill(demo.officers?.password ?? '');
  await page.locator('form button[type=submit]').click();
  await page.waitForURL(/\/console$/);
  return page;
}

/** No rule of accessibility broken, and nothing wider than the screen. Axe is a script, so it looks from a browser with one. */
async function fits(page: Page): Promise<void> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const { page: reader, close } = await home.phone({ viewport: { width, height }, isMobile: width < 500 });
  await reader.context().addCookies(await page.context().cookies());
  await reader.setContent('');
  await reader.goto(page.url());
  expect(await brokenRules(reader), page.url()).toEqual([]);
  const wider = await reader.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider, page.url()).toBeLessThanOrEqual(0);
  await close();
}

test('a spending goes from a photograph on a phone through three other hands, and each finds it waiting', async () => {
  const village = await signedIn('village', SMALL);
  await village.getByRole('link', { name: '记一笔支出' }).click();
  await fits(village);
  await village.getByRole('link', { name: '青衣社区老年助餐点' }).click();
  await fits(village);
  expect(await village.locator('form.desk-form .desk-field, form.desk-form > .desk-group').count()).toBeLessThanOrEqual(
    QUESTIONS_MAX + 2,
  );
  // What is wrong comes back with what was typed and with the photograph.
  const buffer = await village.screenshot();
  await village.getByLabel('拍照').setInputFiles({ name: '票据.png', mimeType: 'image/png', buffer });
  await village.getByLabel('金额').fill('１２８．５０元');
  await village.getByLabel('预算科目').selectOption({ index: 1 });
  await village.getByRole('button', { name: '提交这笔支出' }).click();
  await village.getByText('收款方类型：请选择一项。').waitFor();
  expect(await village.getByLabel('金额').inputValue()).toBe('１２８．５０元');
  await village.getByLabel('收款方类型').selectOption('supplier');
  await village.getByLabel('合作方').selectOption({ index: 1 });
  await village.getByRole('button', { name: '提交这笔支出' }).click();
  await village.getByText('已提交，等待监督委员签字。').waitFor();

  const supervisor = await signedIn('supervisor', SMALL);
  await fits(supervisor);
  await supervisor.locator('.desk-item a').click();
  await fits(supervisor);
  expect(await supervisor.locator('main').innerText()).toContain('128.50 元');
  await supervisor.getByRole('button', { name: '监督签字' }).click();
  await supervisor.getByText('已办理。').waitFor();
  expect(await supervisor.getByRole('button', { name: '监督签字' }).count()).toBe(0);

  const finance = await signedIn('finance', { ...DESK, locale: 'en-GB' });
  await fits(finance);
  await finance.locator('.desk-item a').click();
  await finance.getByRole('link', { name: 'Send back' }).click();
  await fits(finance);
  await finance.getByRole('link', { name: 'Back, without doing it' }).click();
  await finance.getByRole('button', { name: 'Check' }).click();
  await finance.getByText('Done.').waitFor();

  // There is no advance in these books yet, and the books say so where it matters.
  const officer = await signedIn('officer', DESK);
  await officer.locator('.desk-item a').click();
  await officer.getByRole('button', { name: '核准' }).click();
  await officer.getByText('余额不足').waitFor();
});

test('every other screen fits a phone and a desk, and breaks no rule of accessibility', async () => {
  const { demo, projectId } = home;
  const paths = ['projects', `projects/${projectId}`, `projects/${projectId}/spendings`, 'open/project-plans'];
  for (const options of [SMALL, { ...DESK, locale: 'en-GB' }]) {
    const village = await signedIn('village', options);
    for (const path of [...paths, `open/updates?project=${projectId}`, `open/acceptances?project=${projectId}`]) {
      await village.goto(`${demo.url}/console/${path}`);
      await fits(village);
    }
    const officer = await signedIn('officer', options);
    for (const path of ['people', 'sites']) {
      await officer.goto(`${demo.url}/console/${path}`);
      await fits(officer);
    }
  }
});

test('nothing was asked of anybody else, and nothing that the policy forbids was tried', async () => {
  for (const { complaints, close } of phones) {
    expect(complaints.violations).toEqual([]);
    expect(complaints.foreignRequests).toEqual([]);
    await close();
  }
});
