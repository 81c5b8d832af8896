// The look that journeys take at a page with axe. Only the main frame is looked at: the one frame that a page of ours has
// holds the card for other people's frames, which is a page of its own and looked at as one.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright';

export type AxeOptions = RunOptions;

/** Everything up to level AA that a program can judge. */
export const LEVEL_AA: AxeOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
};

/** Level AAA for contrast, 7:1. What reads at that reads at 4.5:1 as well, so nobody has to measure it twice. */
export const ENHANCED_CONTRAST: AxeOptions = {
  ...LEVEL_AA,
  rules: { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: true } },
};

/** Every new page has to read it before it can look: less than half of it has to be read when it is minified. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const SHOWN_CHARS = 120;

const CARD = /\/embed\/[a-z2-7]+\/frame(?:\?|$)/;
/** A frame below what is seen is loaded when somebody comes near it. */
const NOT_YET_THERE = /^(?:about:blank)?$/;

/** What axe says of a page, one line for each rule with the beginnings of the elements it is about. */
export interface Judgement {
  readonly broken: readonly string[];
  /** Text whose contrast axe could not make out: for a person to look at, or to be drawn on a plain ground. */
  readonly undecided: readonly string[];
}

/**
 * The rules that the page breaks, each with the beginnings of the elements that break it. The elements that keep a rule
 * are not described, nothing is carried to a second page, and axe stays in a document that it was brought into once: that
 * is what a look mostly costs, and nobody reads it.
 */
export async function brokenRules(page: Page, options: AxeOptions = LEVEL_AA): Promise<string[]> {
  return [...(await judge(page, options)).broken];
}

/** {@link brokenRules}, and beside them the text whose contrast stays open. */
export async function judge(page: Page, options: AxeOptions = LEVEL_AA): Promise<Judgement> {
  const [, ...frames] = page.frames();
  if (!frames.every((frame) => NOT_YET_THERE.test(frame.url()) || CARD.test(frame.url())))
    throw new Error('The page has frames of its own, which this look leaves out.');
  const asked: AxeOptions = { ...options, iframes: false, resultTypes: ['violations', 'incomplete'] };
  if (!(await page.evaluate(() => Reflect.has(window, 'axe')))) await page.evaluate(AXE);
  const { violations, incomplete } = await page.evaluate(
    (wanted): Promise<AxeResults> => Reflect.get(window, 'axe').run(document, wanted),
    asked,
  );
  return {
    broken: violations.map(described),
    undecided: incomplete
      .map(({ id, nodes }) => ({ id, nodes: nodes.filter((node) => !isLookedAt(node)) }))
      .filter(({ id, nodes }) => id.startsWith('color-contrast') && nodes.length > 0)
      .map(described),
  };
}

/**
 * What axe leaves to a person, and a person has looked at: single signs, which are measured with all other text where
 * pictures are looked at; what lies behind an open dialog; and the word over the grey bars of what is still loading, which
 * reads at 10:1 on either of their two colours.
 */
function isLookedAt({ any }: AxeNode): boolean {
  return any.some(({ data }) => /^(?:nonBmp|shortTextContent|bgOverlap|bgGradient)$/.test(data?.messageKey ?? ''));
}

type AxeNode = AxeResults['violations'][number]['nodes'][number];

interface Rule {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

function described({ id, nodes }: Rule): string {
  return `${id}: ${nodes.map(({ html }) => html.slice(0, SHOWN_CHARS)).join(' | ')}`;
}
