// The card behind a button, a corner and a link of the host's own, as the page for webmasters prints them, on hosts that
// allow the printed lines and nothing else: it opens, hands off, and nothing is refused.

import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HostedNeighbourhood } from './host-page.ts';
import { followLink, openHostedNeighbourhood } from './host-page.ts';

const CLEAN = { errors: [], violations: [], foreignRequests: [] };
const STRICT = ["default-src 'none'", "style-src 'none'", "require-trusted-types-for 'script'"];
const MODES = ['button', 'floating', 'modal'] as const;
const KINDS = ['tag', 'direct', 'pinned'] as const;

const LINK_STAYS = /<hh-donate>.*so the link stays.*trusted-types lit-html/;

type Mode = (typeof MODES)[number];
type Forms = Readonly<Record<(typeof KINDS)[number] | 'reserve', string>> & { readonly policy: readonly string[] };

let home: HostedNeighbourhood;
const forms = new Map<Mode, Forms>();

beforeAll(async () => {
  home = await openHostedNeighbourhood();
  const { page, complaints, close } = await home.phone();
  const text = (id: string) => page.locator(`#snippet-${id}`).inputValue();
  for (const mode of MODES) {
    await page.goto(`${home.demo.url}/embed/${home.projectId}`);
    // As it is chosen without a script: a select and the form's own button.
    await page.locator('#choose-mode').selectOption(mode);
    await page.locator('#choose button[type=submit]').click();
    await page.waitForURL(new RegExp(`[?&]mode=${mode}\\b`));
    const policy = (await text('csp')).split('\n');
    const [tag, direct, pinned, reserve] = await Promise.all(['tag', 'direct', 'pinned', 'reserve'].map(text));
    forms.set(mode, { tag: tag ?? '', direct: direct ?? '', pinned: pinned ?? '', reserve: reserve ?? '', policy });
    await page.waitForFunction(() => document.querySelector('.preview hh-donate')?.shadowRoot?.querySelector('dialog'));
  }
  expect(complaints).toEqual(CLEAN);
  await close();
});

afterAll(async () => {
  await home.close();
});

function formsOf(mode: Mode): Forms {
  const copied = forms.get(mode);
  if (copied === undefined) throw new Error(`${mode} was not copied`);
  return copied;
}

const strict = ({ policy }: Forms, ...lines: readonly string[]) => [...STRICT, ...policy, ...lines].join('; ');
const dialog = (page: Page) => page.locator('hh-donate dialog.holds');
const opener = (page: Page, mode: Mode) => page.locator(mode === 'modal' ? 'hh-donate > a' : 'hh-donate .opens');

/** What is in the tag leads elsewhere until its script is there. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('hh-donate')?.shadowRoot?.querySelector('dialog.holds'));
}

describe.each(MODES)('the card as %s, on a host that allows only the printed lines', (mode) => {
  test.each(KINDS)('WID-13 opens and hands off from the %s as it was copied', async (kind) => {
    const copied = formsOf(mode);
    const { page, complaints, warnings, close } = await home.open({ policy: strict(copied), body: copied[kind] });
    await ready(page);
    await opener(page, mode).click();
    await dialog(page).getByText('谁收钱').waitFor();
    expect(await dialog(page).evaluate((one) => one.matches(':modal'))).toBe(true);
    await dialog(page).locator('.chips label').nth(1).click();
    await dialog(page).locator('article .go').first().click();
    expect(warnings).toEqual([]);
    await page.locator('hh-donate dialog[aria-labelledby=d] a.go').click();
    await page.waitForURL(new RegExp(`/give/${home.projectId}\\?.*amountMinor=`));
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(complaints).toEqual(CLEAN);
    await close();
  });

  test.each(KINDS)('WID-04 leaves the link of the %s where the templates are refused', async (kind) => {
    const policy = "require-trusted-types-for 'script'; trusted-types of-its-own";
    const { page, complaints, warnings, close } = await home.open({ policy, body: formsOf(mode)[kind] });
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => customElements.get('hh-donate') === undefined)).toBe(true);
    expect(warnings).toEqual([expect.stringMatching(LINK_STAYS)]);
    expect(complaints.errors).toEqual([]);
    expect(await followLink(page)).toBe(`/p/${home.projectId}`);
    await close();
  });

  test('nothing moves in the place that the printed style keeps', async () => {
    const copied = formsOf(mode);
    const head = `<style>${copied.reserve}</style>${WATCH}`;
    const body = `<p>上</p>${copied.direct}<p>下</p>`;
    const { page, close } = await home.open({ head, body });
    await ready(page);
    await opener(page, mode).waitFor();
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => Reflect.get(window, 'shift'))).toBe(0);
    await close();
  });
});

const WATCH = `<script>window.shift=0;new PerformanceObserver((list)=>{for(const{value}of list.getEntries())window.shift+=value}).observe({type:'layout-shift',buffered:true})</script>`;
