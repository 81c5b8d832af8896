import type { ProjectCard } from '@happy-homeland/sdk';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json, problem } from './testing/fake-api.ts';
import { API, sampleCard } from './testing/sample-card.ts';
import { pagesOf } from './testing/sample-lists.ts';

const READ = 'GET /v1/projects';

let api: FakeApi;
let shown: CardHarness | undefined;

beforeEach(() => {
  api = fakeApi();
});

afterEach(() => {
  shown?.remove();
  api.restore();
  vi.restoreAllMocks();
});

function cards(count: number, changes: Partial<ProjectCard> = {}): ProjectCard[] {
  return Array.from({ length: count }, (_none, at) =>
    sampleCard({ projectId: `project${at}`, title: `项目${at}（示例）`, ...changes }),
  );
}

async function list(
  items: readonly unknown[],
  attributes: Readonly<Record<string, string>> = {},
): Promise<CardHarness> {
  api.on(READ, pagesOf(items));
  shown = await new CardHarness('hh-projects', { project: '', ...attributes }).settled();
  return shown;
}

const asked = () => api.requests.map(({ url }) => new URL(url).search);

function select(harness: CardHarness, label: string): HTMLSelectElement {
  const found = harness.all('label').find(({ textContent }) => textContent?.startsWith(label));
  const field = found?.querySelector('select');
  if (!field) throw new Error(`no choice "${label}" in: ${harness.text}`);
  return field;
}

async function choose(harness: CardHarness, label: string, value: string): Promise<void> {
  const field = select(harness, label);
  field.focus();
  field.value = value;
  field.dispatchEvent(new Event('change'));
  await harness.element.draw();
}

describe('the list', () => {
  test('says of each project who raises, for whom, how far it has come and whether it takes gifts, in one request', async () => {
    const harness = await list([
      sampleCard(),
      sampleCard({ projectId: 'b', title: '第二个（示例）', intake: 'campaign-ended' }),
    ]);
    const [first, second] = harness.all('li').map((item) => item.textContent ?? '');
    for (const words of [
      '老年助餐点',
      '青衣社区（示例）',
      '由示例省慈善基金会发起',
      '示例A26001',
      '12,345.00 元',
      '68,000 元',
    ])
      expect(first).toContain(words);
    expect(second).toContain('募捐已经结束');
    expect(harness.link('老年助餐点').target).toBe('_top');
    expect(harness.links[0]).toBe(`${API}/p/abcdefghijklmnop`);
    expect(harness.all('progress').map((bar) => bar.getAttribute('value'))).toEqual(['1234500', '1234500']);
    expect(asked()).toEqual(['?limit=10']);
    expect(harness.fallbackVisible).toBe(false);
    expect(harness.detailOf('hh-ready')).toEqual({ projectId: '' });
    expect(harness.groupNames).not.toContain('');
  });

  test('brings more by one request a page, keeps the focus on the button, and says how many came', async () => {
    const harness = await list(cards(5), { limit: '2' });
    const button = harness.button('更多');
    button.focus();
    await harness.press('更多');
    await harness.until(() => harness.all('li').length === 4);
    expect(harness.focused).toBe(button);
    expect(harness.all('[role=status]')[0]?.textContent).toBe('又列出 2 条，共 4 条');
    await harness.press('更多');
    await harness.until(() => harness.all('li').length === 5);
    await harness.until(() => harness.focused?.textContent === '又列出 1 条，共 5 条');
    expect(harness.all('button')).toEqual([]);
    expect(asked()).toEqual(['?limit=2', '?limit=2&cursor=2', '?limit=2&cursor=4']);
  });

  test('keeps what is there where the next page cannot be read, and asks for that page again', async () => {
    const harness = await list(cards(3), { limit: '2' });
    api.on(READ, () => problem('internal', 500));
    await harness.press('更多');
    await harness.until(() => harness.text.includes('后面的没有读出来'));
    expect(harness.all('li')).toHaveLength(2);
    expect(harness.detailOf('hh-error')).toEqual({ projectId: '', code: 'internal' });
    api.on(READ, pagesOf(cards(3)));
    await harness.press('更多');
    await harness.until(() => harness.all('li').length === 3);
  });

  test('asks once for a page however often the button is pressed, and stops asking when it is taken out', async () => {
    const harness = await list(cards(3), { limit: '2' });
    api.on(READ, () => new Promise(() => undefined));
    await harness.press('更多');
    await harness.press('正在读取');
    expect(api.requests).toHaveLength(2);
    expect(harness.button('正在读取').getAttribute('aria-disabled')).toBe('true');
    harness.remove();
    expect(api.requests[1]?.signal.aborted).toBe(true);
  });
});

describe('choosing', () => {
  const mixed = [
    ...cards(2, { category: 'elder-care', region: '511802', community: '青衣社区（示例）' }),
    ...cards(1, { category: 'own-kind', region: '511803', community: '蒙顶社区（示例）' }),
  ];

  test('by kind and by place lists what fits, and keeps the choice and the focus where they are', async () => {
    const harness = await list(mixed);
    expect([...select(harness, '类别').options].map(({ text }) => text)).toEqual(['全部', '助老', 'own-kind']);
    expect([...select(harness, '地区').options].map(({ text }) => text)).toEqual([
      '全部',
      '青衣社区（示例）（511802）',
      '蒙顶社区（示例）（511803）',
    ]);
    const field = select(harness, '类别');
    api.on(READ, pagesOf(mixed.slice(2)));
    await choose(harness, '类别', 'own-kind');
    await harness.until(() => harness.all('li').length === 1);
    expect(harness.focused).toBe(field);
    await choose(harness, '地区', '511803');
    await harness.until(() => api.requests.length === 3 && harness.all('li').length === 1);
    expect(asked().slice(1)).toEqual(['?limit=10&category=own-kind', '?limit=10&category=own-kind&region=511803']);
    expect(select(harness, '类别').value).toBe('own-kind');
  });

  test('what nothing fits says so and offers everything', async () => {
    const harness = await list(mixed);
    api.on(READ, pagesOf([]));
    await choose(harness, '类别', 'elder-care');
    await harness.until(() => harness.text.includes('没有符合所选条件的项目'));
    api.on(READ, pagesOf(mixed));
    await harness.press('查看全部');
    await harness.until(() => harness.all('li').length === 3);
    expect(select(harness, '类别').value).toBe('');
  });

  test('keeps the choices in sight where the list cannot be read', async () => {
    const harness = await list(mixed);
    api.on(READ, () => problem('internal', 500));
    await choose(harness, '类别', 'elder-care');
    await harness.until(() => harness.saw('hh-error'));
    expect(select(harness, '类别').value).toBe('elder-care');
    expect(harness.fallbackVisible).toBe(true);
  });

  test('offers every kind of the filing form while not everything has been listed', async () => {
    const harness = await list(cards(3), { limit: '2' });
    expect(select(harness, '类别').options).toHaveLength(10);
    await harness.press('更多');
    await harness.until(() => harness.all('li').length === 3);
    expect(harness.all('select')).toEqual([]);
  });

  test('is not offered for what the tag has said', async () => {
    const harness = await list(mixed, { category: 'elder-care', region: '511802', status: 'open' });
    expect(harness.all('select')).toEqual([]);
    expect(asked()).toEqual(['?category=elder-care&region=511802&status=open&limit=10']);
    harness.element.setAttribute('region', '511800');
    await harness.until(() => api.requests.length === 2);
    expect(asked()[1]).toContain('region=5118&');
  });
});

describe('what goes wrong', () => {
  test('nonsense in the tag is left out and said in one line of the console', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const harness = await list(cards(1), { limit: '1e9', region: '<b>', category: '__proto__', status: '???' });
    harness.element.setAttribute('theme', 'dark');
    await harness.element.draw();
    expect(asked()).toEqual(['?limit=10']);
    expect(warn.mock.calls).toHaveLength(1);
    expect(warn.mock.calls[0]?.[0]).toMatch(/^<hh-projects> leaves out category=.*limit="1e9" \(write 1 to 100\)$/);
  });

  test('nothing published says so and leads to the list of the deployment', async () => {
    const harness = await list([]);
    expect(harness.text).toContain('这里还没有公开的项目。');
    expect(harness.link('打开项目列表').href).toBe(`${API}/`);
  });

  test.each([
    ['a web page', () => new Response('<!doctype html><title>login</title>', { status: 200 })],
    ['another shape', () => json({ items: 'none', nextCursor: null })],
    ['cards with holes', () => json({ items: [{ ...sampleCard(), goal: {} }], nextCursor: null })],
    ['a refusal', () => problem('internal', 500)],
  ])('%s in the place of the list leaves the host’s link, and another try draws it', async (_what, answer) => {
    api.on(READ, answer);
    shown = await new CardHarness('hh-projects', { project: '' }).settled();
    expect(shown.fallbackVisible).toBe(true);
    expect(shown.text).toContain('没有读出来');
    expect(shown.link('打开页面').href).toBe(`${API}/`);
    api.on(READ, pagesOf(cards(1)));
    shown.button('再试一次').focus();
    await shown.press('再试一次');
    await shown.until(() => shown?.focused?.localName === 'a');
    expect(shown.all('li')).toHaveLength(1);
  });

  test('hostile texts are shown as text, and lead nowhere', async () => {
    const hostile = '<img src=x onerror=top.PWN=1>';
    const harness = await list([
      sampleCard({ title: hostile, community: hostile, links: { page: 'javascript:alert(1)', give: '' } }),
    ]);
    expect(harness.all('img')).toEqual([]);
    expect(harness.links).toEqual([]);
    expect(harness.rawText.split(hostile)).toHaveLength(3);
  });
});

test('English is written, whole, in large letters with targets of 48 px', async () => {
  const harness = await list(
    cards(3, {
      title: 'x',
      community: 'y',
      conspicuous: { ...sampleCard().conspicuous, organisation: 'z', filingNumber: '1' },
    }),
    { lang: 'en', size: 'large', limit: '2' },
  );
  expect(harness.text).not.toMatch(/\p{Script=Han}/u);
  const sizes = harness.all('*').map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
  const targets = harness.all('select,button,li a');
  expect(Math.min(...targets.map((target) => target.getBoundingClientRect().height))).toBeGreaterThanOrEqual(48);
  expect(harness.all('[style],style')).toEqual([]);
});
