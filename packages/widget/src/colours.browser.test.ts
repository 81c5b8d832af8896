import type { MockInstance } from 'vitest';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi } from './testing/fake-api.ts';
import { worstContrast } from './testing/measured-contrast.ts';

let api: FakeApi;
let card: CardHarness | undefined;
const style = document.createElement('style');
let warn: MockInstance<typeof console.warn>;

beforeEach(() => {
  api = fakeApi();
  warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
  document.head.append(style);
});

afterEach(() => {
  card?.remove();
  api.restore();
  style.remove();
  vi.restoreAllMocks();
});

/** A card under the colours of a host, once they were looked at. */
async function cardIn(colours: string, attributes: Readonly<Record<string, string>> = {}): Promise<CardHarness> {
  style.textContent = `hh-donate{${colours}}`;
  card = await new CardHarness('hh-donate', attributes).settled();
  const { element } = card;
  await card.until(() => element.root.adoptedStyleSheets.length === 2);
  return card;
}

const HOSTS = [
  ['yellow on white', '--hh-ink:yellow;--hh-surface:white;--hh-accent:#ffee00'],
  ['a navy surface', '--hh-surface:#001a40'],
  ['white on white', '--hh-surface:#fff;--hh-ink:#fff;--hh-muted:#fff;--hh-accent:#fff;--hh-warn:#fff'],
  [
    'other notations',
    '--hh-surface:oklch(0.98 0.01 90);--hh-muted:color-mix(in srgb, white, gold);--hh-ink:hsl(50 100% 80%)',
  ],
  ['a surface that shows through', '--hh-surface:transparent'],
  ['no colour at all', '--hh-ink:banana;--hh-surface:12px'],
] as const;

for (const theme of ['light', 'dark']) {
  test.each(HOSTS)(
    `in the ${theme} theme, %s reads at 4.5:1, and the console says what to set`,
    async (_what, colours) => {
      const shown = await cardIn(colours, { theme });
      expect(worstContrast(shown)).toBeGreaterThanOrEqual(4.5);
    },
  );
}

test('in large letters it reads at 7:1, on a grey that no colour reads on too', async () => {
  expect(
    worstContrast(await cardIn('--hh-ink:#767676;--hh-surface:#fff', { size: 'large', theme: 'light' })),
  ).toBeGreaterThanOrEqual(7);
  card?.remove();
  expect(worstContrast(await cardIn('--hh-surface:#777', { size: 'largest', theme: 'light' }))).toBeGreaterThanOrEqual(
    7,
  );
});

test('the console says once which colour was replaced, and by what', async () => {
  await cardIn('--hh-bad:#fafafa', { theme: 'light', size: 'large' });
  card?.remove();
  await cardIn('--hh-bad:#fafafa', { theme: 'light', size: 'large' });
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/--hh-bad cannot be read.*#9B1C1C.*7:1/));
});

test('colours that read are left as the host set them', async () => {
  const shown = await cardIn('--hh-accent:#0B5D3B', { theme: 'light' });
  expect(getComputedStyle(shown.all('.go')[0] ?? shown.element).backgroundColor).toBe('rgb(11, 93, 59)');
  expect(warn).not.toHaveBeenCalled();
});

test('a host that sets none loads nothing for it', async () => {
  style.textContent = '';
  card = await new CardHarness('hh-donate', { theme: 'dark' }).settled();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(card.element.root.adoptedStyleSheets).toHaveLength(1);
});

test('colours that the reader forces are left alone', async () => {
  const real = window.matchMedia.bind(window);
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    query.includes('forced-colors') ? ({ ...real(query), matches: true } as MediaQueryList) : real(query),
  );
  const shown = await cardIn('--hh-ink:yellow;--hh-surface:white', { theme: 'light' });
  expect(shown.element.root.adoptedStyleSheets[1]?.cssRules).toHaveLength(0);
  expect(warn).not.toHaveBeenCalled();
});
