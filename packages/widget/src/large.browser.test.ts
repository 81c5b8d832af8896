import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi } from './testing/fake-api.ts';
import { worstContrast } from './testing/measured-contrast.ts';

const SIZES = { large: 20, larger: 23, largest: 26 } as const;

let api: FakeApi;
let card: CardHarness | undefined;

beforeAll(() => page.viewport(320, 640));
afterAll(() => page.viewport(414, 896));
beforeEach(() => {
  api = fakeApi();
});
afterEach(() => {
  card?.remove();
  api.restore();
});

for (const [size, px] of Object.entries(SIZES)) {
  test.each(['light', 'dark'])(
    `${size} letters fit a phone of 320 px, and read at 7:1 in the %s theme`,
    async (theme) => {
      card = await new CardHarness('hh-donate', { size, theme }).settled();
      for (const details of card.all('details')) details.setAttribute('open', '');
      expect(getComputedStyle(card.element).fontSize).toBe(`${px}px`);
      const letters = card.all('*').map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
      expect(Math.min(...letters)).toBeGreaterThanOrEqual(18);
      const targets = card.all('button,.chips label,input:not([type]),.go,a,summary');
      expect(Math.min(...targets.map((target) => target.getBoundingClientRect().height))).toBeGreaterThanOrEqual(44);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
      expect(card.element.scrollWidth).toBeLessThanOrEqual(card.element.clientWidth);
      expect(worstContrast(card)).toBeGreaterThanOrEqual(7);
    },
  );
}
