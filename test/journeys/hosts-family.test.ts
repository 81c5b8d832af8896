// Every tag of the family in every form that the page for webmasters prints, on hosts that allow the printed lines and
// nothing else: each is drawn, nothing is refused, and a fixed form loads one script.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HostedNeighbourhood } from './host-page.ts';
import { openHostedNeighbourhood } from './host-page.ts';

const CLEAN = { errors: [], violations: [], foreignRequests: [] };
const LOADER = readFileSync(join(import.meta.dirname, '../../packages/widget/src/happy-homeland.ts'), 'utf8');
/** All that the loader knows. */
const TAGS = [...LOADER.matchAll(/^ {2}([a-z]+): (?:cards|\(\) => )/gm)].map(([, name]) => `hh-${name}`);
const STRICT = ["default-src 'none'", "style-src 'none'", "require-trusted-types-for 'script'"];

/** What was copied for one tag. */
interface Forms {
  readonly tag: string;
  readonly direct: string;
  readonly pinned: string;
  readonly policy: readonly string[];
}

let home: HostedNeighbourhood;
const forms = new Map<string, Forms>();
let frame: { readonly fitting: string; readonly pinned: string; readonly policy: readonly string[] };
let familyScript: string;
let offered: readonly (readonly [tag: string, name: string])[];

beforeAll(async () => {
  home = await openHostedNeighbourhood();
  const { page, complaints, close } = await home.phone();
  const text = (id: string) => page.locator(`#snippet-${id}`).inputValue();
  for (const tag of TAGS) {
    await page.goto(`${home.demo.url}/embed/${home.projectId}?element=${tag}`);
    const policy = (await text('csp')).split('\n');
    forms.set(tag, { tag: await text('tag'), direct: await text('direct'), pinned: await text('pinned'), policy });
    await page.waitForFunction(isDrawn, `.preview ${tag}`);
  }
  await page.goto(`${home.demo.url}/embed/${home.projectId}`);
  familyScript = await text('pinned-family');
  offered = await page
    .locator('#choose-element option')
    .evaluateAll((options) => options.map((one) => [one.getAttribute('value') ?? '', one.textContent] as const));
  const policy = (await text('frame-csp')).split('\n');
  frame = { fitting: await text('frame-fit'), pinned: await text('frame-pinned'), policy };
  expect(complaints).toEqual(CLEAN);
  await close();
});

afterAll(async () => {
  await home.close();
});

/** Whether something of its own stands in the tag, and not only the link of the page around it. */
function isDrawn(selector: string): boolean {
  return document.querySelector(selector)?.shadowRoot?.querySelector('article') != null;
}

function formsOf(tag: string): Forms {
  const copied = forms.get(tag);
  if (copied === undefined) throw new Error(`${tag} was not copied`);
  return copied;
}

function onlyTag(text: string): string {
  return text.slice(text.indexOf('\n') + 1);
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存图片' }).click();
  await page.locator('hh-poster img').waitFor();
}

test('the page for webmasters offers all nine, each with a name of its own', () => {
  expect(TAGS).toHaveLength(9);
  expect(offered.map(([tag]) => tag).toSorted()).toEqual(TAGS.toSorted());
  expect(new Set(offered.map(([, name]) => name)).size).toBe(9);
});

describe.each(TAGS)('%s on a host that allows only the lines printed for it', (tag) => {
  test.each(['tag', 'direct', 'pinned'] as const)('WID-03 is drawn from the %s as it was copied', async (kind) => {
    const copied = formsOf(tag);
    const policy = [...STRICT, ...copied.policy].join('; ');
    const { page, complaints, warnings, requests, close } = await home.open({ policy, body: copied[kind] });
    await page.waitForFunction(isDrawn, tag);
    if (tag === 'hh-poster') await save(page);
    const ours = requests.filter(({ origin }) => origin === home.demo.url).map(({ pathname }) => pathname);
    const scripts = ours.filter((path) => path.endsWith('.js'));
    const own = `/widget/v1/${tag === 'hh-project' ? 'donate' : tag.slice(3)}.js`;
    if (kind === 'tag') expect(scripts.slice(0, 1)).toEqual(['/widget/v1/happy-homeland.js']);
    if (kind === 'direct') expect(scripts.slice(0, 1)).toEqual([own]);
    if (kind === 'pinned') {
      expect(scripts).toEqual([expect.stringMatching(/^\/widget\/0\.1\.0-[0-9a-f]{16}\/[a-z-]+\.js$/)]);
    } else expect(scripts).toContain(own);
    expect([complaints, warnings]).toEqual([CLEAN, []]);
    await close();
  });
});

test('WID-03 the one pinned script of the family draws all nine on a page, and nothing else is loaded', async () => {
  const lines = [...new Set(TAGS.flatMap((tag) => formsOf(tag).policy))];
  // A page adds to the lines it has, so the longest of each name holds for all of them.
  const longest = lines.filter(
    (line) => !lines.some((other) => other !== line && other.startsWith(`${line.slice(0, -1)} `)),
  );
  const body = [familyScript, ...TAGS.map((tag) => onlyTag(formsOf(tag).tag))].join('\n');
  const host = { policy: [...STRICT, ...longest].join('; '), body };
  const { page, complaints, warnings, requests, close } = await home.open(host);
  for (const tag of TAGS) await page.waitForFunction(isDrawn, tag);
  const scripts = requests.map(({ pathname }) => pathname).filter((path) => path.endsWith('.js'));
  expect(scripts).toEqual([expect.stringMatching(/^\/widget\/0\.1\.0-[0-9a-f]{16}\/family\.js$/)]);
  expect([complaints, warnings]).toEqual([CLEAN, []]);
  await close();
});

describe('a frame that is as high as its card', () => {
  const height = (page: Page) => page.locator('iframe').evaluate((one) => one.getBoundingClientRect().height);

  test.each(['fitting', 'pinned'] as const)('WID-03 fits by the %s script as it was copied', async (kind) => {
    // Whoever wants strangers' heights to fit lets scripts set a style; a policy does not stop them from it.
    const policy = [...STRICT, ...frame.policy].join('; ');
    const { page, complaints, requests, close } = await home.open({ policy, body: frame[kind] });
    await page.waitForFunction(() => document.querySelector('iframe')?.style.height.endsWith('px'));
    expect(await height(page)).toBeGreaterThan(400);
    const scripts = requests.map(({ pathname }) => pathname).filter((path) => /\/frame\.js$/.test(path));
    const pinned = expect.stringMatching(/^\/widget\/0\.1\.0-[0-9a-f]{16}\/frame\.js$/);
    expect(scripts).toEqual([kind === 'pinned' ? pinned : '/widget/v1/frame.js']);
    expect(complaints).toEqual(CLEAN);
    await close();
  });

  test('WID-05 keeps the height that was written where the pinned script is another', async () => {
    const body = frame.pinned.replace(/sha384-[^"]+/, `sha384-${'A'.repeat(64)}`);
    const { page, close } = await home.open({ body });
    await page.frameLocator('iframe').getByRole('link').first().waitFor();
    const written = Number(/height="(\d+)"/.exec(body)?.[1]);
    expect(await height(page)).toBe(written);
    await close();
  });
});
