// The look that journeys take at a page with axe. Only the main frame is looked at: the one frame that a page of ours has
// holds the card for other people's frames, which is a page of its own and looked at as one.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

export type AxeOptions = Parameters<AxeBuilder['options']>[0];

/** Everything up to level AA that a program can judge. */
export const LEVEL_AA: AxeOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
};

const SHOWN_CHARS = 120;

const CARD = /\/embed\/[a-z2-7]+\/frame(?:\?|$)/;
/** A frame below what is seen is loaded when somebody comes near it. */
const NOT_YET_THERE = /^(?:about:blank)?$/;

/**
 * The rules that the page breaks, each with the beginnings of the elements that break it. The elements that keep a rule
 * are not described, and nothing is carried to a second page: that is what a look mostly costs, and nobody reads it.
 */
export async function brokenRules(page: Page, options: AxeOptions = LEVEL_AA): Promise<string[]> {
  const [, ...frames] = page.frames();
  if (!frames.every((frame) => NOT_YET_THERE.test(frame.url()) || CARD.test(frame.url())))
    throw new Error('The page has frames of its own, which this look leaves out.');
  const builder = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ ...options, iframes: false, resultTypes: ['violations'] });
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, SHOWN_CHARS)).join(' | ')}`);
}
