import { afterEach, beforeEach, expect, test } from 'vitest';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi } from './testing/fake-api.ts';

let api: FakeApi;
let card: CardHarness | undefined;

beforeEach(() => {
  api = fakeApi();
});

afterEach(() => {
  card?.remove();
  api.restore();
});

test('until the words of a language are there the host’s link stays, and the facts are asked for meanwhile', async () => {
  card = new CardHarness('hh-donate', { lang: 'zh-TW' });
  await new Promise((resolve) => queueMicrotask(() => queueMicrotask(() => resolve(undefined))));
  expect(card.text).toBe('');
  expect(card.fallbackVisible).toBe(true);
  await card.until(() => api.requests.length === 1);
  await card.settled();
  expect(card.text).not.toMatch(/谁收钱|正在读取/);
});

test('a page of Hong Kong reads Traditional Chinese, its form and its amounts included', async () => {
  card = await new CardHarness('hh-donate', { pageLang: 'zh-HK' }).settled();
  expect(card.all('article')[0]?.lang).toBe('zh-Hant');
  expect(card.text).toContain('誰收款');
  expect(card.text).toContain('12,345.00 元');
  expect(card.text).not.toMatch(/CN¥|谁收钱|统一票据|NaN/);
  await card.type('其他金額（元）', '20000');
  expect(card.text).toContain('二萬元');
  await card.press('前往付款');
  await card.until(() => card?.complaint('不需要') === '請選擇要不要捐贈票據。');
});

test('another language is drawn without losing what stands there', async () => {
  card = await new CardHarness('hh-donate').settled();
  card.element.lang = 'zh-Hant';
  expect(card.text).toContain('谁收钱');
  await card.element.draw();
  expect(card.text).toContain('誰收款');
});

test('the checks speak it too', async () => {
  card = await new CardHarness('hh-proof', { lang: 'zh-Hant' }).settled();
  expect(card.text).toContain('沒有核驗成功');
  card.remove();
  card = await new CardHarness('hh-compliance', { lang: 'zh-Hant' }).settled();
  expect(card.text).toContain('這個項目現在看不到');
});
