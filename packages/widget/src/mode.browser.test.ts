import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import type { DonateElement } from './donate-element.ts';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json, problem, samplePledge } from './testing/fake-api.ts';
import { API, PROJECT, sampleCard, sampleChannel } from './testing/sample-card.ts';

const READ = `GET /v1/projects/${PROJECT}`;

let api: FakeApi;
const cards: CardHarness[] = [];

beforeEach(() => {
  localStorage.clear();
  api = fakeApi();
});

afterEach(() => {
  for (const card of cards.splice(0)) card.remove();
  api.restore();
  vi.restoreAllMocks();
  history.replaceState(null, '', location.pathname + location.search);
});

function show(mode: string, attributes: Readonly<Record<string, string>> = {}): CardHarness {
  const card = new CardHarness('hh-donate', { mode, ...attributes });
  cards.push(card);
  return card;
}

async function shownButton(mode = 'button', attributes: Readonly<Record<string, string>> = {}): Promise<CardHarness> {
  const card = await show(mode, attributes).settled();
  await card.until(() => card.all('.opens').length === 1);
  return card;
}

const isOpen = (card: CardHarness) => card.all('dialog')[0]?.matches(':modal') ?? false;
const paths = () => api.requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`);
const drawnCard = (card: CardHarness) => card.until(() => card.text.includes('谁收钱'));
const asDonate = (card: CardHarness) => card.element as DonateElement;

async function opened(mode = 'button', attributes: Readonly<Record<string, string>> = {}): Promise<CardHarness> {
  const card = mode === 'modal' ? show(mode, attributes) : await shownButton(mode, attributes);
  await asDonate(card).open();
  await card.until(() => isOpen(card));
  await drawnCard(card);
  return card;
}

describe('before anybody acts', () => {
  test('WID-13 a button asks for what its label needs alone, and names its project', async () => {
    const card = await shownButton();
    expect(paths()).toEqual([READ]);
    expect(card.button('捐赠').textContent?.trim()).toBe('捐赠：老年助餐点');
    expect(card.button('捐赠').getAttribute('aria-haspopup')).toBe('dialog');
    expect(card.fallbackVisible).toBe(false);
    expect(card.text).not.toContain('元');
  });

  test('twenty buttons of one project ask once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => shownButton()));
    expect(paths()).toEqual([READ]);
  });

  test('a card that others open asks for nothing, and what stands in its tag stays', async () => {
    const card = show('modal');
    await card.until(() => card.all('dialog').length === 1);
    expect(card.fallbackVisible).toBe(true);
    expect(card.all('button').filter((button) => button.checkVisibility())).toEqual([]);
    expect(api.requests).toEqual([]);
  });

  test.each(['button', 'floating'])('a %s is not offered for a project that is gone', async (mode) => {
    api.on(READ, () => problem('not-found', 404));
    const card = await show(mode).settled();
    expect(card.text).toContain('这个项目现在看不到');
    expect(card.all('.opens')).toEqual([]);
    expect(card.fallbackVisible).toBe(false);
    expect(card.detailOf('hh-error')).toEqual({ projectId: PROJECT, code: 'not-found' });
  });

  test('a button that could not be read leaves the link, and comes with the network', async () => {
    api.on(READ, () => problem('internal', 500));
    const card = await show('button').settled();
    expect(card.fallbackVisible).toBe(true);
    api.on(READ, () => json(sampleCard()));
    dispatchEvent(new Event('online'));
    await card.until(() => card.all('.opens').length === 1);
  });

  test('a project that takes no gifts any more does not say 捐赠', async () => {
    api.on(READ, () => json(sampleCard({ intake: 'campaign-ended' })));
    const card = await shownButton();
    expect(card.button('看资金去向').textContent).toContain('老年助餐点');
    expect(card.all('button').filter(({ textContent }) => textContent?.startsWith('捐赠'))).toEqual([]);
  });

  test.each([
    ['en', 'Give: 老年助餐点'],
    ['zh-Hant', '捐贈：老年助餐点'],
  ])('in %s the button says %s', async (lang, name) => {
    const card = await shownButton('button', { lang });
    expect(card.all('.opens')[0]?.textContent?.trim()).toBe(name);
  });

  test('the host’s own words stand on the button, and the title follows for screen readers', async () => {
    const card = show('button');
    card.element.insertAdjacentHTML('beforeend', '<span slot="button-label">支持助餐点</span>');
    await card.until(() => card.all('.opens').length === 1);
    const { nodes } = await cdp().send('Accessibility.getFullAXTree', await frame());
    const names = nodes.filter(({ role }) => role?.value === 'button').map(({ name }) => `${name?.value}`);
    expect(names.map((name) => name.replaceAll(' ', ''))).toContain('支持助餐点：老年助餐点');
  });
});

async function frame(): Promise<{ frameId?: string }> {
  const { frameTree } = await cdp().send('Page.getFrameTree');
  const frameId = frameTree.childFrames?.at(-1)?.frame.id;
  return frameId === undefined ? {} : { frameId };
}

describe('the dialog', () => {
  test('is the browser’s own, has a name, and holds the whole card with the four questions before any amount to give', async () => {
    const card = await opened();
    expect(paths()).toEqual([READ, `${READ}/channel`]);
    expect(card.dialog.getAttribute('aria-labelledby')).toBe('m');
    expect(card.element.root.getElementById('m')?.textContent).toBe('捐赠：老年助餐点');
    const order = ['谁收钱', '给谁用', '剩多少', '找谁问', '捐多少？'].map((words) => card.text.indexOf(words));
    expect(order).toEqual(order.toSorted((left, right) => left - right));
    expect(order).not.toContain(-1);
    expect(card.detailOf('hh-open')).toEqual({ projectId: PROJECT });
    await card.until(() => card.events.some(({ detail }) => detail['channel'] === 'own-site'));
  });

  test('begins with its name, is left by Escape, and gives the focus back to its button', async () => {
    const card = await shownButton();
    card.button('捐赠').focus();
    await userEvent.keyboard('{Enter}');
    await card.until(() => isOpen(card));
    expect(card.focused?.id).toBe('m');
    await drawnCard(card);
    await userEvent.keyboard('{Tab}');
    expect(card.focused?.textContent).toBe('关闭');
    await userEvent.keyboard('{Escape}');
    await card.until(() => !isOpen(card));
    await card.until(() => card.focused === card.all('.opens')[0]);
  });

  test('keeps what was typed while it is closed', async () => {
    const card = await opened();
    await card.type('其他金额（元）', '33');
    await card.press('关闭');
    await card.until(() => !isOpen(card));
    card.button('捐赠').click();
    await card.until(() => isOpen(card));
    expect(card.field('其他金额（元）').value).toBe('33');
  });

  test('gives through the same form, as one pledge', async () => {
    const card = await opened();
    await card.pick('20 元');
    await card.pick('不需要');
    await card.press('去支付');
    await card.until(() => card.saw('hh-redirect'));
    expect(paths().filter((path) => path === 'POST /v1/pledges')).toHaveLength(1);
  });

  test('opens the dialog before the charity’s page above itself', async () => {
    api.restore();
    api = fakeApi(sampleCard(), sampleChannel('hand-off'));
    const card = await opened();
    card.link('官方捐赠页').click();
    await card.until(() => card.all('dialog:modal').length === 2);
    await card.press('取消');
    await card.until(() => card.all('dialog:modal').length === 1);
    expect(isOpen(card)).toBe(true);
  });

  test.each([
    [320, 568, 'largest'],
    [320, 256, 'large'],
  ])('at %i × %i in %s letters scrolls within, and nothing is cut off', async (width, height, size) => {
    await cdp().send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    try {
      const card = await opened('button', { size });
      const { dialog } = card;
      expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
      expect(dialog.scrollHeight).toBeGreaterThan(dialog.clientHeight);
      expect(dialog.getBoundingClientRect().height).toBeLessThanOrEqual(innerHeight);
      expect(getComputedStyle(dialog).overflowY).toBe('auto');
      card.button('去支付').focus();
      const box = card.button('去支付').getBoundingClientRect();
      expect(box.bottom).toBeLessThanOrEqual(innerHeight);
    } finally {
      await cdp().send('Emulation.clearDeviceMetricsOverride');
    }
  });

  test('nothing of it moves by itself', async () => {
    const card = await opened('floating');
    const moving = card.all('*').filter((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element);
      return animationName !== 'none' || transitionDuration !== '0s';
    });
    expect(moving).toEqual([]);
  });
});

describe('who comes back from paying', () => {
  test.each(['inline', 'button', 'modal', 'floating'])('is told in %s', async (mode) => {
    location.hash = `#hh-pledge=pledgeaaaa&hh-token=t${mode}`;
    const card = show(mode);
    await card.until(() => card.saw('hh-success'));
    await card.until(() => card.text.includes('谢谢您20.00 元 已到账'));
    if (mode !== 'inline') await card.until(() => isOpen(card));
    await card.until(() => card.focused?.textContent?.includes('谢谢您') ?? false);
    expect(location.hash).toBe('');
  });

  test('is not shown the dialog of another project', async () => {
    location.hash = '#hh-pledge=pledgeaaaa&hh-token=tother';
    api.on('GET /v1/pledges/pledgeaaaa', () => json(samplePledge({ projectId: 'otherproject' })));
    const card = show('button');
    await card.until(() => card.events.some(({ detail }) => detail['channel'] === 'own-site'));
    expect(isOpen(card)).toBe(false);
  });

  test('is told of a payment that failed as well', async () => {
    location.hash = '#hh-pledge=pledgeaaaa&hh-token=tfailed';
    api.on('GET /v1/pledges/pledgeaaaa', () => json(samplePledge({ status: 'failed' })));
    const card = show('modal');
    await card.until(() => isOpen(card) && card.text.includes('支付没有完成，没有扣款'));
  });
});

describe('what opens it', () => {
  test('a link of the host, wherever it stands, by its project', async () => {
    const card = show('modal');
    await card.until(() => card.all('dialog').length === 1);
    document.body.insertAdjacentHTML(
      'beforeend',
      `<a id="own" href="${API}/p/${PROJECT}" data-hh-open="${PROJECT}">捐</a>`,
    );
    const link = document.getElementById('own');
    link?.focus();
    link?.click();
    await card.until(() => isOpen(card));
    await card.press('关闭');
    await card.until(() => document.activeElement === link);
    link?.remove();
  });

  test.each(['modal', 'floating'])('what stands inside the tag of %s', async (mode) => {
    const card = show(mode);
    await card.until(() => card.all('dialog').length === 1);
    card.element.querySelector('a')?.click();
    await card.until(() => isOpen(card));
    expect(card.fallbackVisible).toBe(true);
  });

  test('an address that ends in its project, which is as before afterwards', async () => {
    const card = show('modal');
    await card.until(() => card.all('dialog').length === 1);
    location.hash = `#hh-open=${PROJECT}`;
    await card.until(() => isOpen(card));
    expect(location.hash).toBe('');
  });

  test('two elements of a page keep to their own projects, and of two for one project one opens', async () => {
    api.on('GET /v1/projects/otherproject', () => json(sampleCard({ projectId: 'otherproject', title: '路灯' })));
    const [mine, again, other] = [show('modal'), show('modal'), show('modal', { project: 'otherproject' })];
    for (const card of [mine, again, other]) await card.until(() => card.all('dialog').length === 1);
    location.hash = `#hh-open=${PROJECT}`;
    await mine.until(() => isOpen(mine) || isOpen(again));
    expect([mine, again, other].filter(isOpen)).toHaveLength(1);
    expect(isOpen(other)).toBe(false);
  });

  test('no press that means something else', async () => {
    const card = show('modal');
    await card.until(() => card.all('dialog').length === 1);
    const link = card.element.querySelector('a');
    const stay = (event: Event) => event.preventDefault();
    addEventListener('click', stay);
    link?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ctrlKey: true }));
    removeEventListener('click', stay);
    await card.element.draw();
    expect(isOpen(card)).toBe(false);
    expect(api.requests).toEqual([]);
  });
});
