// Every state of every element, as a screen reader is told of it: held to the trees in test/golden/elements, which a
// person can read; with a name on everything that has to have one; and with no rule of accessibility broken.

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge } from '../support/accessibility.ts';
import { treeOf, unnamedIn } from '../support/looks/element-tree.ts';
import type { Stage, Theatre } from '../support/looks/stage.ts';
import { LANGUAGES, openTheatre } from '../support/looks/stage.ts';
import { ELEMENT_STATES } from '../support/looks/states.ts';

const TREES = join(import.meta.dirname, '../golden/elements');
const TAGS = [...new Set(ELEMENT_STATES.map(({ tag }) => tag))];

let theatre: Theatre;
let stage: Stage;

beforeAll(async () => {
  theatre = await openTheatre();
  stage = await theatre.openStage();
});

afterAll(async () => {
  await stage.close();
  await theatre.close();
});

test('there is a tree of every element that the family has', async () => {
  const defined = await stage.page.evaluate(() =>
    ['donate', 'project', 'projects', 'disclosure', 'compliance', 'donors', 'proof', 'poster', 'receipt']
      .map((name) => `hh-${name}`)
      .filter((name) => document.createElement(name).localName === name),
  );
  expect(TAGS.toSorted()).toEqual(defined.toSorted());
});

/** The words are others and the elements the same: what a resident meets first is told of. */
const IN_TRADITIONAL: Readonly<Record<string, readonly string[]>> = {
  'hh-donate': ['form', 'hand-off'],
  'hh-proof': ['verified'],
};

test.each([
  ...TAGS.flatMap((tag) => LANGUAGES.map((lang) => [tag, lang] as const)),
  ...Object.keys(IN_TRADITIONAL).map((tag) => [tag, 'zh-Hant'] as const),
])('<%s> is told in every state as it was agreed, with a name on every group (%s)', async (tag, lang) => {
  const names = lang === 'zh-Hant' ? IN_TRADITIONAL[tag] : undefined;
  const told: string[] = [];
  const faults: string[] = [];
  for (const state of ELEMENT_STATES.filter((one) => one.tag === tag && (names?.includes(one.name) ?? true))) {
    const element = await stage.show(state, { lang });
    told.push(`# ${state.name}\n${await treeOf(element)}\n`);
    // A state may have left the page's clock standing, and axe waits by it.
    await stage.page.clock.resume();
    const { broken, undecided } = await judge(stage.page);
    const without = (await unnamedIn(stage.page)).map((role) => `a ${role} without a name`);
    faults.push(...[...broken, ...undecided, ...without].map((fault) => `${state.name}: ${fault}`));
  }
  expect(faults).toEqual([]);
  await expect(told.join('\n')).toMatchFileSnapshot(join(TREES, `${tag}.${lang}.yaml`));
});
