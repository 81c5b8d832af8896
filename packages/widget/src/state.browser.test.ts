import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defineOnce } from './define-once.ts';
import { defineDonate } from './donate-define.ts';
import { ProjectElement } from './project-element.ts';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json, problem } from './testing/fake-api.ts';
import { API, PROJECT, sampleCard, sampleChannel } from './testing/sample-card.ts';

const READ = `GET /v1/projects/${PROJECT}`;

let api: FakeApi;
let card: CardHarness | undefined;

beforeEach(() => {
  // What other tests in this browser keep is no business of these.
  vi.spyOn(Storage.prototype, 'getItem').mockReturnValue(null);
  api = fakeApi();
});

afterEach(() => {
  card?.remove();
  api.restore();
  vi.restoreAllMocks();
});

function gapUnderFallback(shown: CardHarness): number {
  shown.element.querySelector('a')?.setAttribute('style', 'display: block');
  const notice = shown.all('slot + *')[0]?.getBoundingClientRect().top ?? 0;
  return Math.round(notice - (shown.element.querySelector('a')?.getBoundingClientRect().bottom ?? 0));
}

describe('while loading', () => {
  test('WID-11 WID-13 the host’s own link stays in sight, and the card keeps its place', async () => {
    api.on(READ, () => new Promise(() => undefined));
    card = new CardHarness();
    await card.until(() => card?.text.includes('正在读取项目资料') ?? false);
    expect(card.fallbackVisible).toBe(true);
    expect(card.element.offsetHeight).toBe(1500);
    expect(gapUnderFallback(card)).toBe(12);
  });

  test('card and channel are asked for in one request', async () => {
    api.on(READ, () => new Promise(() => undefined));
    card = new CardHarness();
    await card.until(() => api.requests.length > 0);
    expect(api.requests.map(({ url }) => url)).toEqual([`${API}/v1/projects/${PROJECT}/channel?with=card`]);
    expect(api.requests.map(({ credentials }) => credentials)).not.toContain('include');
  });

  test('nothing but the host’s link is there when the tag names no project', async () => {
    card = new CardHarness('hh-donate', { project: '' });
    await card.element.draw();
    expect(card.fallbackVisible).toBe(true);
    expect(api.requests).toEqual([]);
  });

  test('an element that is taken out stops asking', async () => {
    api.on(READ, () => new Promise(() => undefined));
    card = new CardHarness();
    await card.until(() => api.requests.length > 0);
    card.remove();
    expect(api.requests[0]?.signal.aborted).toBe(true);
  });
});

describe('a tag whose facts the page drew itself', () => {
  test('WID-13 keeps them in sight and in their dress, and asks for nothing', async () => {
    // A tag of its own, so that the page has it before anybody defines it.
    const tag = 'hh-drawn-before';
    const place = document.createElement('div');
    place.setHTMLUnsafe(
      `<${tag} project="${PROJECT}" drawn style="font:italic 20px serif"><template shadowrootmode="open"><slot></slot></template><p>事实</p></${tag}><p>后面</p>`,
    );
    document.body.append(place);
    const element = place.querySelector<ProjectElement>(tag);
    const tops = () => [...place.querySelectorAll('p')].map((line) => line.getBoundingClientRect().top);
    const before = tops();
    expect(element?.shadowRoot?.querySelector('slot')?.assignedElements()).toHaveLength(1);
    customElements.define(tag, class extends ProjectElement {});
    await element?.draw();
    expect(tops()).toEqual(before);
    expect(getComputedStyle(element ?? place).fontStyle).toBe('italic');
    expect(element?.root.adoptedStyleSheets).toEqual([]);
    expect(element?.root.querySelector('slot')?.assignedElements()).toHaveLength(1);
    expect(api.requests).toEqual([]);
    place.remove();
  });
});

describe('when loading fails', () => {
  test.each([
    ['a server error', () => problem('internal', 500), 'internal'],
    ['an answer that is not JSON', () => new Response('<html>'), 'bad-answer'],
    ['an answer that is something else', () => json({ hello: 1 }), 'bad-answer'],
  ])('WID-11 by %s, it says so and keeps every way open', async (_what, answer, code) => {
    api.on(READ, answer);
    card = await new CardHarness().settled();
    expect(card.detailOf('hh-error')).toEqual({ projectId: PROJECT, code });
    expect(card.text).toContain('项目资料没有读出来');
    expect(card.link('打开项目页面').href).toBe(`${API}/p/${PROJECT}`);
    expect(card.fallbackVisible).toBe(true);
    expect(gapUnderFallback(card)).toBe(12);
  });

  test('trying again draws the card', async () => {
    api.on(READ, () => problem('internal', 500));
    card = await new CardHarness().settled();
    api.on(READ, () => json(sampleCard()));
    await card.press('再试一次');
    await card.until(() => card?.saw('hh-ready') ?? false);
    expect(card.text).toContain('老年助餐点');
    expect(card.fallbackVisible).toBe(false);
  });

  test.each([
    ['zh-CN', '这个项目现在看不到，请联系本网站。'],
    ['en', 'This project cannot be shown. Contact this website.'],
  ])('in %s, a project that is not there is asked for once and leads nowhere', async (lang, sentence) => {
    card = await new CardHarness('hh-donate', { project: 'zzzzzzzzzzzz', lang }).settled();
    expect(card.text).toBe(sentence);
    expect(card.all('button,a')).toEqual([]);
    expect(card.fallbackVisible).toBe(false);
    expect(api.requests).toHaveLength(1);
  });
});

test('a test project says so in words that cannot be missed', async () => {
  api.restore();
  api = fakeApi(sampleCard({ test: true }));
  card = await new CardHarness().settled();
  const [ribbon] = card.all('[part=ribbon]');
  expect(ribbon?.textContent).toBe('测试：不会真的收款');
  expect(ribbon?.offsetWidth).toBeGreaterThan(300);
});

test('the bar is as long as the figures say, without any style attribute', async () => {
  card = await new CardHarness().settled();
  const [bar] = card.all('progress');
  expect(bar instanceof HTMLProgressElement && bar.position).toBeCloseTo(1_234_500 / 6_800_000);
  expect(card.all('[style],style')).toEqual([]);
});

describe('attributes', () => {
  test('another language is drawn at once, and what was typed stays', async () => {
    card = await new CardHarness().settled();
    await card.type('其他金额（元）', '33');
    card.element.lang = 'en';
    await card.element.draw();
    expect(card.text).toContain('Who receives');
    expect(card.field('Another amount (CNY)').value).toBe('33');
    expect(card.text).toContain('33 yuan');
  });

  test('the language is that of the closest lang', async () => {
    card = await new CardHarness('hh-donate', { pageLang: 'en-GB' }).settled();
    expect(card.text).toContain('Who receives');
  });

  test('large letters are 18 px or more, and targets 48 px', async () => {
    card = await new CardHarness('hh-donate', { size: 'large' }).settled();
    const sizes = card.all('*').map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
    for (const details of card.all('details')) details.setAttribute('open', '');
    const targets = card.all('button,.chips label,input:not([type]),.go,a');
    expect(Math.min(...targets.map((target) => target.getBoundingClientRect().height))).toBeGreaterThanOrEqual(48);
  });

  test('targets are 44 px at least otherwise', async () => {
    card = await new CardHarness().settled();
    for (const details of card.all('details')) details.setAttribute('open', '');
    const targets = card.all('button,.chips label,input:not([type]),.go,a,summary');
    expect(Math.min(...targets.map((target) => target.getBoundingClientRect().height))).toBeGreaterThanOrEqual(44);
  });

  test('the theme changes the surface', async () => {
    card = await new CardHarness('hh-donate', { theme: 'dark' }).settled();
    const surface = () => card && getComputedStyle(card.all('article')[0] ?? card.element).backgroundColor;
    expect(surface()).toBe('rgb(23, 20, 15)');
    card.element.theme = 'light';
    expect(surface()).toBe('rgb(255, 253, 249)');
  });

  test('another project is loaded, and the latest asked for wins', async () => {
    card = await new CardHarness().settled();
    const other = sampleCard({ projectId: 'otherproject', title: '书屋' });
    api.on('GET /v1/projects/otherproject', () => json(other));
    api.on('GET /v1/projects/otherproject/channel', () => json(sampleChannel('display')));
    card.element.project = 'gone';
    card.element.project = 'otherproject';
    await card.until(() => card?.text.includes('书屋') ?? false);
    expect(api.requests.some(({ url }) => url.includes('/gone'))).toBe(false);
  });

  test('a property set before the script came is honoured', async () => {
    defineDonate();
    const early = document.createElement('hh-donate');
    Object.defineProperty(early, 'project', { value: PROJECT, configurable: true, writable: true });
    early.setAttribute('api', API);
    document.body.append(early);
    expect(early.getAttribute('project')).toBe(PROJECT);
    early.remove();
  });
});

test('WID-12 a second copy of the script changes nothing and says so once', () => {
  defineDonate();
  const first = customElements.get('hh-donate');
  const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
  defineDonate();
  expect(warn).not.toHaveBeenCalled();
  class Second extends HTMLElement {
    static readonly version = '9.9.9';
  }
  defineOnce('hh-donate', Second);
  expect(customElements.get('hh-donate')).toBe(first);
  expect(warn).toHaveBeenCalledExactlyOnceWith('<hh-donate> 0.1.0 stays; 9.9.9 ignored');
});

describe('a screen reader', () => {
  test('finds every group named', async () => {
    card = await new CardHarness().settled();
    expect(card.groupNames).toEqual([
      '老年助餐点',
      '已到账 / 目标',
      '花在哪',
      '募捐信息',
      '捐多少？',
      '怎么署名？',
      '要不要公益事业捐赠统一票据？',
    ]);
  });

  test('finds every field labelled and the fields that explain themselves tied to it', async () => {
    card = await new CardHarness().settled();
    for (const input of card.all('input')) expect(input.closest('label')?.textContent?.trim()).not.toBe('');
    expect(card.complaint('其他金额（元）')).toBe('');
  });
});
