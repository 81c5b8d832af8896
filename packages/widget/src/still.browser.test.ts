import { afterEach, beforeEach, expect, test } from 'vitest';
import { DonateElement } from './donate-element.ts';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json } from './testing/fake-api.ts';
import { PROJECT, sampleCard } from './testing/sample-card.ts';

const OTHER = 'ponmlkjihgfedcba';

let api: FakeApi;
let card: CardHarness;

beforeEach(async () => {
  localStorage.clear();
  api = fakeApi();
  card = await new CardHarness().settled();
});

afterEach(() => {
  card.remove();
  api.restore();
});

const factsOf = ({ element }: CardHarness) => [...element.root.querySelectorAll('article .f *')];

test('the facts stay as they are, opened and all, while a donor fills in the form', async () => {
  const before = factsOf(card);
  const [question] = card.all('summary');
  question?.focus();
  question?.click();
  await card.pick('20 元');
  await card.type('其他金额（元）', '33');
  expect(before.length).toBeGreaterThan(50);
  expect(factsOf(card)).toEqual(before);
  expect(question?.isConnected && question.closest('details')?.open).toBe(true);
});

test('they speak the language of now, and again that of before', async () => {
  for (const [lang, words] of [
    ['en', 'Who receives'],
    ['zh-CN', '谁收钱'],
    ['zh-Hant', '誰收款'],
  ] as const) {
    card.element.lang = lang;
    await card.until(() => card.text.includes(words));
    expect(card.all('header')).toHaveLength(1);
  }
  expect(card.text).not.toMatch(/Who receives|谁收钱/);
});

test('they are those of the answer that came last, for the same project as well', async () => {
  expect(card.text).toContain('12,345.00 元');
  api.on(`GET /v1/projects/${PROJECT}`, () => json(sampleCard({ raisedMinor: 700 })));
  card.element.project = OTHER;
  await card.element.draw();
  card.element.project = PROJECT;
  await card.until(() => card.text.includes('已到账 7.00 元'));
  expect(card.text).not.toContain('12,345.00 元');
});

test('they go along into a dialog and back', async () => {
  const facts = card.all('.f')[0]?.textContent;
  card.element.setAttribute('mode', 'modal');
  await card.until(() => card.all('article').length === 0);
  if (card.element instanceof DonateElement) await card.element.open();
  await card.until(() => card.dialog.querySelector('article') !== null);
  expect(card.all('article .f').map(({ textContent }) => textContent)).toEqual([facts]);
  card.element.setAttribute('mode', 'inline');
  await card.until(() => card.all('dialog').length === 0);
  expect(card.all('article .f').map(({ textContent }) => textContent)).toEqual([facts]);
});
