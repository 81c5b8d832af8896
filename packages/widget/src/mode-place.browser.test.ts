// Where a card that stands in a dialog leaves its page: the corner, what changes while it is open, and what is left of it.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import type { DonateElement } from './donate-element.ts';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json } from './testing/fake-api.ts';
import { PROJECT, sampleCard, sampleChannel } from './testing/sample-card.ts';

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
  document.documentElement.removeAttribute('dir');
});

function show(mode: string, attributes: Readonly<Record<string, string>> = {}): CardHarness {
  const card = new CardHarness('hh-donate', { mode, ...attributes });
  cards.push(card);
  return card;
}

const corner = (card: CardHarness) => card.all('.corner')[0];
const isOpen = (card: CardHarness) => card.all('dialog')[0]?.matches(':modal') ?? false;
const asDonate = (card: CardHarness) => card.element as DonateElement;
const nextFrames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

async function inCorner(attributes: Readonly<Record<string, string>> = {}): Promise<CardHarness> {
  const card = show('floating', attributes);
  await card.until(() => corner(card) !== undefined);
  return card;
}

describe('a button in the corner', () => {
  test('keeps its distance, which a host may set, and turns with the page', async () => {
    const card = await inCorner();
    const box = () => corner(card)?.getBoundingClientRect() ?? new DOMRect();
    const edge = document.documentElement.clientWidth;
    expect([Math.round(edge - box().right), Math.round(innerHeight - box().bottom)]).toEqual([16, 16]);
    card.element.style.setProperty('--hh-floating-inset', '40px');
    expect(Math.round(innerHeight - box().bottom)).toBe(40);
    document.documentElement.dir = 'rtl';
    expect(Math.round(box().left)).toBe(40);
  });

  test('moves nothing: what stands in the tag stays where it is', async () => {
    const card = await inCorner();
    expect(card.fallbackVisible).toBe(true);
    const height = card.element.offsetHeight;
    expect(height).toBe(card.element.querySelector('a')?.getBoundingClientRect().height ? height : 0);
    expect(height).toBeLessThan(50);
  });

  test('never stands on what has the focus at 320 px, and can be reached all the same', async () => {
    await cdp().send('Emulation.setDeviceMetricsOverride', {
      width: 320,
      height: 400,
      deviceScaleFactor: 1,
      mobile: false,
    });
    const field = document.createElement('input');
    field.style.cssText = 'position:fixed;bottom:20px;left:10px;width:300px;height:30px';
    document.body.append(field);
    try {
      const card = await inCorner({ size: 'largest' });
      expect(corner(card)?.getBoundingClientRect().width).toBeLessThanOrEqual(288);
      field.focus();
      await nextFrames();
      expect(getComputedStyle(corner(card) ?? field).opacity).toBe('0');
      expect(getComputedStyle(corner(card) ?? field).pointerEvents).toBe('none');
      card.all('.opens')[0]?.focus();
      await nextFrames();
      expect(getComputedStyle(corner(card) ?? field).opacity).toBe('1');
      card.all('.opens')[0]?.blur();
      await nextFrames();
      expect(getComputedStyle(corner(card) ?? field).opacity).toBe('1');
    } finally {
      field.remove();
      await cdp().send('Emulation.clearDeviceMetricsOverride');
    }
  });

  test('is one on a page: a second says so, and follows when the first is gone', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const [first, second] = [await inCorner(), show('floating')];
    await second.settled();
    expect(corner(second)).toBeUndefined();
    expect(second.fallbackVisible).toBe(true);
    expect(warn.mock.calls.filter(([line]) => String(line).includes('one corner'))).toHaveLength(1);
    first.remove();
    await second.until(() => corner(second) !== undefined);
  });
});

describe('attributes', () => {
  test('nonsense is the card in the page, and one line of the console says what to write', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const [one, two] = [await show('popup').settled(), await show('popup').settled()];
    for (const card of [one, two]) expect(card.text).toContain('谁收钱');
    expect(one.all('dialog')).toEqual([]);
    expect(one.element.offsetHeight).toBeGreaterThanOrEqual(1_000);
    const lines = warn.mock.calls.map(([line]) => line);
    expect(lines).toEqual([
      '<hh-donate mode="popup"> is unknown, so the card is inline. Write inline, button, modal, floating',
    ]);
  });

  test('another project while it is open is shown in the same dialog', async () => {
    const other = sampleCard({ projectId: 'otherproject', title: '路灯改造' });
    api.on('GET /v1/projects/otherproject', () => json(other));
    api.on('GET /v1/projects/otherproject/channel', () => json(sampleChannel('display')));
    const card = show('button');
    await asDonate(card).open();
    await card.until(() => isOpen(card) && card.text.includes('谁收钱'));
    card.element.project = 'otherproject';
    await card.until(() => card.all('article h2')[0]?.textContent === '路灯改造');
    expect(isOpen(card)).toBe(true);
    await card.until(() => card.element.root.getElementById('m')?.textContent?.includes('路灯改造') ?? false);
  });

  test('inline while it is open puts the card into the page, and back', async () => {
    const card = show('button');
    await asDonate(card).open();
    await card.until(() => isOpen(card) && card.text.includes('谁收钱'));
    card.element.setAttribute('mode', 'inline');
    await card.until(() => card.all('dialog').length === 0);
    expect(card.text).toContain('谁收钱');
    card.element.setAttribute('mode', 'button');
    await card.until(() => card.all('.opens').length === 1);
    expect(isOpen(card)).toBe(false);
  });

  test('inside a tag whose facts the page drew itself, nothing is done', async () => {
    const card = show('button', { drawn: '' });
    await card.element.draw();
    await card.element.draw();
    expect(card.fallbackVisible).toBe(true);
    expect(api.requests).toEqual([]);
  });
});

describe('an element that is taken out', () => {
  test.each(['button', 'modal', 'floating'])('in the mode %s leaves no dialog and no listener', async (mode) => {
    const [added, taken] = [new Map<string, number>(), new Map<string, number>()];
    const count = (into: Map<string, number>, type: string) => into.set(type, (into.get(type) ?? 0) + 1);
    for (const target of [window, document]) {
      const { addEventListener, removeEventListener } = target;
      vi.spyOn(target, 'addEventListener').mockImplementation((type: string, ...rest: unknown[]) => {
        count(added, type);
        Reflect.apply(addEventListener, target, [type, ...rest]);
      });
      vi.spyOn(target, 'removeEventListener').mockImplementation((type: string, ...rest: unknown[]) => {
        count(taken, type);
        Reflect.apply(removeEventListener, target, [type, ...rest]);
      });
    }
    api.restore();
    api = fakeApi(sampleCard(), sampleChannel('hand-off'));
    const card = show(mode);
    await asDonate(card).open();
    await card.until(() => isOpen(card) && card.text.includes('谁收钱'));
    card.remove();
    await nextFrames();
    expect(added.get('click')).toBe(1);
    for (const [type, times] of added) expect(taken.get(type) ?? 0, type).toBeGreaterThanOrEqual(times);
    expect(isOpen(card)).toBe(false);
    expect(document.documentElement.getAttribute('style') ?? '').toBe('');
    expect(document.body.getAttribute('style') ?? '').toBe('');
    expect(document.activeElement).toBe(document.body);
  });

  test('and put back works as before', async () => {
    const card = show('button');
    await asDonate(card).open();
    await card.until(() => isOpen(card));
    card.remove();
    document.body.append(card.element);
    await card.until(() => card.all('.opens').length === 1);
    expect(card.all('dialog')[0]?.hasAttribute('open')).toBe(false);
    card.all('.opens')[0]?.click();
    await card.until(() => isOpen(card));
    card.element.remove();
  });
});

test('layout: with the line that the README gives for a button, nothing below it moves', async () => {
  const style = document.createElement('style');
  style.textContent = 'hh-donate[mode=button]{display:block;min-height:44px;--hh-reserve:44px}';
  document.head.append(style);
  const card = show('button');
  const after = document.createElement('p');
  card.element.after(after);
  const tops = new Set<number>();
  const endsAt = performance.now() + 3_000;
  while (card.all('.opens').length === 0 && performance.now() < endsAt) {
    tops.add(after.getBoundingClientRect().top);
    await new Promise(requestAnimationFrame);
  }
  await nextFrames();
  tops.add(after.getBoundingClientRect().top);
  style.remove();
  expect(tops.size).toBe(1);
});

test('a page that reserved a whole card does not keep the place for a button', async () => {
  const style = document.createElement('style');
  style.textContent = 'hh-donate{display:block;min-height:1200px}';
  document.head.append(style);
  const card = show('button');
  await card.until(() => card.all('.opens').length === 1);
  expect(card.element.offsetHeight).toBe(44);
  style.remove();
});

test('put away, the corner stays empty for as long as the page lives, and the link takes the focus', async () => {
  const card = await inCorner();
  card.all('.away')[0]?.click();
  await card.until(() => corner(card) === undefined);
  expect(document.activeElement).toBe(card.element.querySelector('a'));
  card.remove();
  const next = await show('floating').settled();
  await next.element.draw();
  expect(corner(next)).toBeUndefined();
  expect(next.fallbackVisible).toBe(true);
  expect(PROJECT).toBe(next.element.project);
});
