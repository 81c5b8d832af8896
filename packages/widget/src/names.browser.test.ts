import { afterEach, beforeEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import type { CardTag } from './testing/card-harness.ts';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json, problem } from './testing/fake-api.ts';
import { PROJECT, sampleCard, sampleChannel } from './testing/sample-card.ts';
import { sampleCheck } from './testing/sample-check.ts';

/** What a screen reader announces on entering, or works by name. */
const NAMED =
  /^(?:group|radiogroup|region|form|dialog|alertdialog|article|navigation|progressbar|button|link|textbox|radio|checkbox|combobox|image|DisclosureTriangle)$/;

let api: FakeApi;
let card: CardHarness | undefined;

beforeEach(() => {
  api = fakeApi();
});

afterEach(() => {
  card?.remove();
  api.restore();
});

/** Everything that has to have a name and has none, in Chromium's own tree. */
async function unnamed(): Promise<{ readonly named: number; readonly without: readonly string[] }> {
  const { frameTree } = await cdp().send('Page.getFrameTree');
  // A test runs in a frame of the page that runs them all.
  const frameId = frameTree.childFrames?.at(-1)?.frame.id;
  const { nodes } = await cdp().send('Accessibility.getFullAXTree', frameId === undefined ? {} : { frameId });
  const found = nodes.filter(({ ignored, role }) => !ignored && NAMED.test(role?.value ?? ''));
  const without = found.filter(({ name }) => !String(name?.value ?? '').trim()).map(({ role }) => role?.value ?? '');
  return { named: found.length - without.length, without };
}

async function shown(tag: CardTag, attributes: Readonly<Record<string, string>> = {}): Promise<void> {
  card = await new CardHarness(tag, attributes).settled();
  for (const details of card.all('details')) details.setAttribute('open', '');
  await card.element.draw();
}

const STATES: Readonly<Record<string, () => Promise<void>>> = {
  'the form': () => shown('hh-donate'),
  'the form in English and large letters': () => shown('hh-donate', { lang: 'en', size: 'largest' }),
  'the form in Traditional Chinese': () => shown('hh-donate', { lang: 'zh-Hant' }),
  'the form with faults and every field': async () => {
    await shown('hh-donate');
    await card?.pick('留名');
    await card?.pick('需要');
    await card?.press('去支付');
    await card?.until(() => card?.complaint('其他金额（元）') !== '');
  },
  'the dialog before the charity’s page': async () => {
    api.restore();
    api = fakeApi(sampleCard(), sampleChannel('hand-off'));
    await shown('hh-donate');
    card?.link('官方捐赠页').click();
    await card?.until(() => card?.dialog.open ?? false);
  },
  'a project that is only shown': async () => {
    api.restore();
    api = fakeApi(sampleCard(), sampleChannel('display'));
    await shown('hh-project');
  },
  'a reading that failed': async () => {
    api.on(`GET /v1/projects/${PROJECT}`, () => problem('internal', 500));
    await shown('hh-donate');
  },
  'the automatic check': async () => {
    api.on(`GET /v1/projects/${PROJECT}/compliance`, () => json(sampleCheck()));
    await shown('hh-compliance');
  },
  'public books that nobody could read': () => shown('hh-proof'),
};

test.each(Object.keys(STATES))('%s has no group and no control without a name', async (state) => {
  await STATES[state]?.();
  const { named, without } = await unnamed();
  expect(without).toEqual([]);
  expect(named).toBeGreaterThan(1);
});

test('on a page written from right to left the card reads from left to right, and the page is left as it was', async () => {
  document.documentElement.dir = 'rtl';
  try {
    await shown('hh-donate');
    const [article] = card?.all('article') ?? [];
    expect(article && getComputedStyle(article).direction).toBe('ltr');
    expect(article && getComputedStyle(article).textAlign).toBe('start');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
    expect(card && getComputedStyle(card.element).direction).toBe('rtl');
  } finally {
    document.documentElement.removeAttribute('dir');
  }
});

test('nothing moves by itself, so that reduced motion has nothing to take away', async () => {
  await shown('hh-donate');
  const moving = card?.all('*').filter((element) => {
    const { animationName, transitionDuration } = getComputedStyle(element);
    return animationName !== 'none' || transitionDuration !== '0s';
  });
  expect(moving).toEqual([]);
});
