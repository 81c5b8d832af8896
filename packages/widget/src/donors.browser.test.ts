import type { Donation, DonorMessage } from '@happy-homeland/sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json, problem } from './testing/fake-api.ts';
import { API, PROJECT } from './testing/sample-card.ts';
import { pagesOf, sampleGift, sampleMessage } from './testing/sample-lists.ts';

const OF = `GET /v1/projects/${PROJECT}`;
const NAME = '示例居民甲';

let api: FakeApi;
let shown: CardHarness | undefined;

beforeEach(() => {
  api = fakeApi();
});

afterEach(() => {
  shown?.remove();
  api.restore();
});

interface OnTheWall {
  readonly gifts?: readonly Donation[];
  readonly messages?: readonly DonorMessage[];
}

function hang({ gifts = [], messages = [] }: OnTheWall): void {
  api.on(`${OF}/donations`, pagesOf(gifts));
  api.on(`${OF}/messages`, pagesOf(messages));
}

async function draw(wall: OnTheWall, attributes: Readonly<Record<string, string>> = {}): Promise<CardHarness> {
  hang(wall);
  shown = await new CardHarness('hh-donors', attributes).settled();
  return shown;
}

describe('the wall', () => {
  test('names who asked for it with amount and day, and counts everybody else as not named', async () => {
    const harness = await draw({ gifts: [sampleGift(), sampleGift({ name: '示例居民乙' })] });
    expect(harness.all('li').map(({ textContent }) => textContent)).toEqual([
      `${NAME} 20.00 元 2026 年 11 月 20 日`,
      '示例居民乙 20.00 元 2026 年 11 月 20 日',
    ]);
    expect(harness.text).toContain('共 186 人次：2 人次愿意署名，184 人次没有在这里署名。');
    expect(harness.link('打开项目页面').href).toBe(`${API}/p/${PROJECT}#gifts`);
    expect(harness.fallbackVisible).toBe(false);
    expect(harness.groupNames).not.toContain('');
  });

  test('carries no name in an event or an attribute', async () => {
    const harness = await draw({ gifts: [sampleGift()], messages: [sampleMessage({ name: NAME })] });
    expect(JSON.stringify(harness.events)).not.toContain(NAME);
    const attributes = harness.all('*').flatMap((element) => [...element.attributes].map(({ value }) => value));
    expect(attributes.filter((value) => value.includes(NAME))).toEqual([]);
    expect(harness.element.outerHTML).not.toContain(NAME);
    expect(harness.detailOf('hh-ready')).toEqual({ projectId: PROJECT });
  });

  test('says how many are not named only once all who are have been listed', async () => {
    const gifts = Array.from({ length: 21 }, (_none, at) => sampleGift({ name: `示例居民${at}` }));
    const harness = await draw({ gifts });
    expect(harness.text).toContain('共 186 人次。只列出愿意署名的');
    expect(harness.text).not.toContain('没有在这里署名');
    harness.button('更多').focus();
    await harness.press('更多');
    await harness.until(() => harness.focused?.textContent === '又列出 1 条，共 21 条');
    expect(harness.text).toContain('165 人次没有在这里署名');
  });

  test('shows messages that are shown, with a name only where one was given', async () => {
    const harness = await draw({ messages: [sampleMessage(), sampleMessage({ name: NAME, text: '加油（示例）' })] });
    expect(harness.text).toContain('愿老人们安好（示例）。匿名 · 2026 年 11 月 21 日');
    expect(harness.text).toContain(`加油（示例）${NAME} ·`);
  });

  test('is empty without a promise, and says nothing of messages where there are none', async () => {
    const harness = await draw({});
    expect(harness.text).toContain('目前没有愿意署名的捐赠。');
    expect(harness.text).not.toMatch(/第一|成为|留言|名单/);
  });
});

describe('what goes wrong', () => {
  test.each([
    ['donations', 'a web page', () => new Response('<!doctype html>')],
    ['donations', 'gifts with holes', () => json({ items: [{ name: NAME, amount: {} }], nextCursor: null })],
    ['messages', 'a refusal', () => problem('internal', 500)],
  ])('%s with %s leaves the host’s link, a sentence and another try', async (noun, _what, answer) => {
    hang({});
    api.on(`${OF}/${noun}`, answer);
    shown = await new CardHarness('hh-donors').settled();
    expect(shown.text).toContain('没有读出来');
    expect(shown.fallbackVisible).toBe(true);
    hang({ gifts: [sampleGift()] });
    await shown.press('再试一次');
    await shown.until(() => shown?.text.includes(NAME) ?? false);
    expect(shown.fallbackVisible).toBe(false);
  });

  test('a project that is not there leads nowhere', async () => {
    shown = await new CardHarness('hh-donors', { project: 'unknownunknown' }).settled();
    expect(shown.text).toBe('这个项目现在看不到，请联系本网站。');
  });

  test('hostile names and messages are shown as text', async () => {
    const hostile = '<img src=x onerror=top.PWN=1>';
    const harness = await draw({
      gifts: [sampleGift({ name: hostile })],
      messages: [sampleMessage({ text: hostile, name: hostile })],
    });
    expect(harness.all('img')).toEqual([]);
    expect(harness.rawText.split(hostile)).toHaveLength(4);
  });
});

test('English is written, in large letters, and nothing is styled by attribute', async () => {
  const harness = await draw(
    { gifts: [sampleGift({ name: 'A' })], messages: [sampleMessage({ text: 'b' })] },
    { lang: 'en', size: 'large' },
  );
  expect(harness.text).not.toMatch(/\p{Script=Han}/u);
  expect(harness.text).toContain('Gifts: 186, of them 1 by name and 185 not named here.');
  const sizes = harness.all('*').map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
  expect(harness.all('[style],style')).toEqual([]);
});
