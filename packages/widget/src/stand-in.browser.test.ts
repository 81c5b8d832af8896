import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepCard } from './kept-card.ts';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json, problem } from './testing/fake-api.ts';
import { API, PROJECT, sampleCard, sampleChannel } from './testing/sample-card.ts';

const READ = `GET /v1/projects/${PROJECT}`;
const NAME = `hh:card:${API} ${PROJECT}`;
const PLACE = { api: API, projectId: PROJECT };

let api: FakeApi;
const cards: CardHarness[] = [];

beforeEach(async () => {
  localStorage.clear();
  api = fakeApi();
  // As on a page that had a card before: what is loaded when it is needed has been loaded.
  await Promise.all([import('./stand-in.ts'), import('./page-code.ts')]);
});

afterEach(() => {
  vi.useRealTimers();
  for (const card of cards.splice(0)) card.remove();
  api.restore();
  vi.restoreAllMocks();
});

function show(attributes: Readonly<Record<string, string>> = {}, tag: 'hh-donate' | 'hh-project' = 'hh-donate') {
  const card = new CardHarness(tag, attributes);
  cards.push(card);
  return card;
}

const lost = () => Promise.reject(new TypeError('network'));
const silence = ({ signal }: Request) =>
  new Promise<Response>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
const onTime = (card: CardHarness) => card.until(() => card.text.includes('当时余额'));

/** The clock of the page, moved by hand; what is under way comes in between. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 250) {
    vi.advanceTimersByTime(250);
    await new Promise(requestAnimationFrame);
  }
}

async function letComeIn(card: CardHarness): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  await card.element.draw();
}

describe('without a network', () => {
  test.each([
    ['zh-CN', '截至 北京时间 11 月 22 日 14:05 的资料，当前没有网络', '当时余额', '打开项目页面'],
    ['zh-Hant', '截至 北京時間 11 月 22 日 14:05 的資料，目前沒有連線', '當時餘額', '打開項目頁面'],
    [
      'en',
      'As of 22 November 2026, 14:05 Beijing time. There is no network now',
      'Left (then)',
      'Open the project page',
    ],
  ])('in %s the card of then is shown with its time, and no way to pay', async (lang, told, ...[amount, page]) => {
    keepCard(PLACE, sampleCard());
    api.on(READ, lost);
    api.on(`${READ}/channel`, lost);
    const card = show({ lang });
    await card.until(() => card.text.includes(told));
    expect(card.text).toContain(amount);
    expect(card.link(page).href).toBe(`${API}/p/${PROJECT}`);
    expect(card.all('form,input,dialog,progress+form')).toEqual([]);
    expect(card.links.filter((href) => /\/give\/|\/pay|pledge/.test(href))).toEqual([]);
    expect(card.all('img')).toEqual([]);
    expect(card.fallbackVisible).toBe(false);
    const amounts = card.all('summary,p>b').filter(({ textContent }) => /\d 元|CN¥|\d\.\d\d/.test(textContent ?? ''));
    expect(amounts.length).toBeGreaterThan(3);
    for (const { textContent } of amounts) expect(textContent).toMatch(/当时|當時|then/);
  });

  test('a page that the host names is not believed: the one link leads to the deployment', async () => {
    keepCard(
      PLACE,
      sampleCard({
        links: { page: 'https://elsewhere.example/p', give: 'https://elsewhere.example/g' },
        conspicuous: { ...sampleCard().conspicuous, enquiry: 'https://elsewhere.example/e' },
      }),
    );
    api.on(READ, lost);
    const card = show();
    await onTime(card);
    expect(card.links.filter((href) => href.includes('elsewhere'))).toEqual([]);
  });

  test.each(['hh-donate', 'hh-project'] as const)(
    '<%s> is new as soon as the network answers, without taking the focus',
    async (tag) => {
      keepCard(PLACE, sampleCard({ raisedMinor: 100 }));
      api.on(READ, lost);
      const card = show({}, tag);
      await onTime(card);
      const field = document.createElement('input');
      document.body.append(field);
      field.focus();
      api.on(READ, () => json(sampleCard()));
      dispatchEvent(new Event('online'));
      await card.until(() => card.saw('hh-ready'));
      expect(card.text).not.toContain('当时');
      expect(card.text).toContain('已到账 12,345.00 元');
      expect(document.activeElement).toBe(field);
      field.remove();
    },
  );

  test('whoever reads in it goes on reading where they were', async () => {
    keepCard(PLACE, sampleCard());
    api.on(READ, lost);
    const card = show();
    await onTime(card);
    const [question] = card.all('summary');
    question?.focus();
    question?.click();
    api.on(READ, () => json(sampleCard()));
    dispatchEvent(new Event('online'));
    await card.until(() => card.saw('hh-ready'));
    expect(card.focused).toBe(question);
    expect(question?.closest('details')?.open).toBe(true);
  });

  test('tells the page once, however often it asks', async () => {
    keepCard(PLACE, sampleCard());
    api.on(READ, lost);
    const card = show();
    await onTime(card);
    const asked = api.requests.length;
    dispatchEvent(new Event('online'));
    await card.until(() => api.requests.length > asked);
    await letComeIn(card);
    expect(card.events.filter(({ type }) => type === 'hh-error')).toHaveLength(1);
  });

  test('a project that the deployment says is gone is never shown, and what was kept of it goes', async () => {
    keepCard(PLACE, sampleCard());
    api.on(READ, () => problem('not-found', 404));
    const card = await show().settled();
    await card.until(() => localStorage.getItem(NAME) === null);
    expect(card.text).toBe('这个项目现在看不到，请联系本网站。');
  });

  test('what cannot be drawn is thrown away, and the card says that it did not load', async () => {
    localStorage.setItem(NAME, JSON.stringify({ version: 1, keptAtMs: Date.now(), card: { projectId: PROJECT } }));
    api.on(READ, () => problem('internal', 500));
    const card = await show().settled();
    await card.until(() => localStorage.getItem(NAME) === null);
    expect(card.text).toContain('项目资料没有读出来');
    expect(card.fallbackVisible).toBe(true);
  });

  test('an element that is taken out asks no more', async () => {
    keepCard(PLACE, sampleCard());
    api.on(READ, lost);
    const card = show();
    await onTime(card);
    card.remove();
    const asked = api.requests.length;
    dispatchEvent(new Event('online'));
    await letComeIn(card);
    expect(api.requests).toHaveLength(asked);
  });
});

describe('a network that is slow', () => {
  test('shows what was kept after three seconds, and what came when it comes', async () => {
    keepCard(PLACE, sampleCard());
    const late = Promise.withResolvers<Response>();
    api.on(READ, () => late.promise);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const card = show();
    await pass(2_500);
    expect(card.text).toContain('正在读取项目资料');
    await pass(1_000);
    vi.useRealTimers();
    await onTime(card);
    expect(card.text).toContain('还没有读到更新的');
    late.resolve(json(sampleCard()));
    await card.until(() => card.saw('hh-ready'));
    expect(card.text).not.toContain('当时');
    expect(card.has('20 元')).toBe(true);
  });

  test.each([
    ['zh-CN', '网络太慢，项目资料还没有读出来', '不会重复捐赠'],
    ['zh-Hant', '連線太慢，項目資料還沒有讀出來', '不會重複捐贈'],
    ['en', 'The network is too slow', 'never two'],
  ])('in %s says after eight seconds what to do meanwhile, and goes on trying', async (lang, heading, once) => {
    api.on(READ, silence);
    api.on(`${READ}/channel`, silence);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const card = show({ lang });
    await letWords(lang);
    await pass(7_000);
    expect(card.text).not.toContain(heading);
    await pass(1_500);
    const asked = api.requests.length;
    await pass(10_000);
    expect(api.requests.length).toBeGreaterThan(asked);
    vi.useRealTimers();
    await card.until(() => card.text.includes(heading) && card.all('svg').length === 1);
    expect(card.text).toContain(once);
    expect(card.text).toContain(`${API}/p/${PROJECT}`);
    expect(card.all('svg')[0]?.getAttribute('aria-label')).toContain(`${API}/p/${PROJECT}`);
    expect(card.fallbackVisible).toBe(true);
    api.on(READ, () => json(sampleCard()));
    api.on(`${READ}/channel`, () => json(sampleChannel('own-site')));
    dispatchEvent(new Event('online'));
    await card.until(() => card.saw('hh-ready'));
    expect(card.all('svg')).toEqual([]);
    expect(card.fallbackVisible).toBe(false);
  });

  test('with a card kept names the charity and its phone beside the code', async () => {
    keepCard(PLACE, sampleCard());
    api.on(READ, silence);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const card = show();
    await pass(9_000);
    vi.useRealTimers();
    await card.until(() => card.all('svg').length === 1);
    expect(card.text).toContain('当时余额');
    expect(card.text).toContain('示例省慈善基金会 · 028-00000000 · 示例市示例路1号');
  });
});

/** The words of another language are a file that comes at its own time. */
async function letWords(lang: string): Promise<void> {
  if (lang === 'en') await import('./messages/words-en.ts');
  if (lang === 'zh-Hant') await import('./messages/words-zh-hant.ts');
}
