// Every element in both languages, on a phone and on a desktop, light, dark and in large letters, held to what an eye would
// catch: nothing cut, covered, too small, too pale or missing. No picture is compared with another: fonts differ from
// machine to machine. A person looks at the same pictures with test/support/looks/write-sheets.ts.

import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { edgeScript, flawScript } from '../support/looks/flaws.ts';
import { LOOKS, PICTURED, SCREENS } from '../support/looks/looks.ts';
import { lightOf, placeOf } from '../support/looks/picture.ts';
import type { Theatre } from '../support/looks/stage.ts';
import { LANGUAGES, openTheatre } from '../support/looks/stage.ts';
import { ELEMENT_STATES } from '../support/looks/states.ts';

/** Less than this is a sheet of paper with nothing on it. */
const SPREAD_MIN = 0.01;
/** A dark card is near black, a light one near white, whatever is written on it. */
const DARK_MAX = 0.4;
const LIGHT_MIN = 0.6;

let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre();
});

afterAll(async () => {
  await theatre.close();
});

const SIGHTS = Object.keys(SCREENS).flatMap((screen) => LANGUAGES.map((lang) => [screen, lang] as const));

test.each(SIGHTS)('on a %s in %s nothing is cut, covered, small, pale or missing in any look', async (screen, lang) => {
  const stage = await theatre.openStage(SCREENS[screen]);
  const flaws: string[] = [];
  for (const state of PICTURED) {
    const element = await stage.show(state, { lang });
    for (const [look, { attributes, bounds, isDark }] of Object.entries(LOOKS)) {
      // As a reader's switch would: nothing is read again for it.
      await stage.dress(attributes);
      const name = `${state.tag}, ${state.name}, ${look}`;
      const found: string[] = await stage.page.evaluate(flawScript(state.tag, bounds));
      flaws.push(...found.map((flaw) => `${name}: ${flaw}`));
      // How light it is does not depend on the language.
      if (lang === LANGUAGES[0])
        flaws.push(...(await lightFlaws(state.tag, isDark, await placeOf(element))).map((flaw) => `${name}: ${flaw}`));
    }
  }
  expect(flaws).toEqual([]);
  await stage.close();
});

async function lightFlaws(tag: string, isDark: boolean, place: Locator): Promise<string[]> {
  const { light, spread } = await lightOf(place);
  const blank = spread < SPREAD_MIN ? ['is blank'] : [];
  // A poster is printed on paper, whatever theme it is looked at in; a button alone has its own colours.
  const hasGround = tag !== 'hh-poster' && !(await place.evaluate((one) => one.matches('.corner')));
  const isWrong = hasGround && (isDark ? light > DARK_MAX : light < LIGHT_MIN);
  return isWrong ? [...blank, `is ${light.toFixed(2)} light`] : blank;
}

/** WCAG 2.2, 1.4.11: what tells a control from what is beside it. */
const EDGE_MIN = 3;
const EDGES: readonly (readonly [string, readonly string[]])[] = [
  ['behind a button', ['.opens']],
  ['in the corner', ['.opens', '.away']],
  ['behind a button, opened', ['dialog.holds', '.head button']],
  ['as it was read last, while the network is slow', ['article .notice', 'article .go']],
  ['no answer after eight seconds', ['.notice', '.notice button']],
];

test.each(['light', 'dark'] as const)(
  'in forced colours, %s, each thing has an edge of its own',
  async (colorScheme) => {
    const stage = await theatre.openStage({ ...SCREENS['desktop'], forcedColors: 'active', colorScheme });
    const flaws: string[] = [];
    for (const [name, things] of EDGES) {
      const state = ELEMENT_STATES.find((one) => one.tag === 'hh-donate' && one.name === name) ?? expect.fail(name);
      const element = await stage.show(state, { lang: 'zh-CN' });
      for (const thing of things) {
        const edge: number = await stage.page.evaluate(edgeScript('hh-donate', thing));
        if (edge < EDGE_MIN) flaws.push(`${name}: the edge of ${thing} stands out at ${edge.toFixed(2)}:1`);
      }
      expect(await element.evaluate(() => matchMedia('(forced-colors:active)').matches)).toBe(true);
    }
    expect(flaws).toEqual([]);
    await stage.close();
  },
);

const SPOILED: readonly (readonly [string, string, RegExp])[] = [
  ['too pale', 'p{color:#bbb!important}', /reads at 1\.\d\d:1/],
  ['too small', '.quiet{font-size:11px!important}', /has letters of 11px/],
  ['cut across', 'h2{overflow:hidden;width:2em;white-space:nowrap}', /is cut by its <h2>/],
  ['cut down', 'h2{overflow:hidden;height:4px}', /is cut by its <h2>/],
  ['out of its card', 'h2{position:relative;left:500px}', /leaves its card/],
  ['over something else', 'dd{position:relative;top:-20px}', /lies over/],
  ['a broken word', 'button.go{width:3em;word-break:break-all}', /the word "\w+" is broken/],
  ['no target', '.chips label{min-height:20px;padding:0}', /is a target of 3\d\.\d px/],
  ['targets over each other', '.chips label{margin-top:-30px}', /lie over each other/],
  ['not drawn', 'h2{font-size:0!important}', /is not drawn/],
  ['wider than the page', 'article{width:2000px}', /scrolls sideways/],
];

test('what is spoiled is seen: each flaw by its own sentence', async () => {
  const stage = await theatre.openStage(SCREENS['phone']);
  const form = PICTURED.find(({ tag, name }) => tag === 'hh-donate' && name === 'form') ?? expect.fail();
  const { attributes, bounds } = LOOKS['light'] ?? expect.fail();
  for (const [what, css, sentence] of SPOILED) {
    const element = await stage.show(form, { lang: 'en', ...attributes });
    await element.evaluate(({ shadowRoot }, rules) => {
      const style = document.createElement('style');
      style.textContent = rules;
      shadowRoot?.append(style);
    }, css);
    const found: string[] = await stage.page.evaluate(flawScript('hh-donate', bounds));
    expect(found.join('\n'), what).toMatch(sentence);
  }
  const element = await stage.show(form, { lang: 'en', theme: 'light' });
  await element.evaluate((host) => host.shadowRoot?.replaceChildren());
  expect((await lightOf(element)).spread).toBeLessThan(SPREAD_MIN);
  await stage.close();
});
