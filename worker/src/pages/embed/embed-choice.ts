// What a webmaster chose on the page, read from its address: a plain form asks for it again, and a view can be sent.

import type { EmbedElement } from './embed-elements.ts';
import { EMBED_ELEMENTS } from './embed-elements.ts';

export const LETTERS = ['standard', 'large'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export const LANGUAGES = ['auto', 'zh-CN', 'en'] as const;

/** Where the card of `hh-donate` stands: on the page, or in a dialog behind what opens it (decision 0060). */
export const MODES = ['inline', 'button', 'floating', 'modal'] as const;

/** How words look, in a tag as in a frame. */
export interface ShownAs {
  readonly letters: (typeof LETTERS)[number];
  /** `auto` follows the reader's device. */
  readonly theme: (typeof THEMES)[number];
  /** `auto` follows the page, or in a frame the reader's browser. */
  readonly language: (typeof LANGUAGES)[number];
}

export interface EmbedChoice extends ShownAs {
  readonly element: EmbedElement;
  /** `inline` for every element but `hh-donate`. */
  readonly mode: (typeof MODES)[number];
}

/** Whether it can stand elsewhere than on the page itself. */
export function hasModes({ tag }: EmbedElement): boolean {
  return tag === 'hh-donate';
}

/**
 * Whatever stands in the address; what is not offered is as if it had not been chosen. No field is called as those by
 * which our own page is shown (`lang`, `size`).
 */
export function embedChoice(query: URLSearchParams): EmbedChoice {
  const asked = query.get('element');
  const element = EMBED_ELEMENTS.find(({ tag }) => tag === asked) ?? EMBED_ELEMENTS[0];
  return {
    element,
    mode: hasModes(element) ? oneOf(MODES, query.get('mode')) : 'inline',
    letters: oneOf(LETTERS, query.get('letters')),
    theme: oneOf(THEMES, query.get('theme')),
    language: oneOf(LANGUAGES, query.get('language')),
  };
}

function oneOf<Value extends string>(offered: readonly [Value, ...Value[]], asked: string | null): Value {
  return offered.find((value) => value === asked) ?? offered[0];
}
