// What a webmaster chose on the page, read from its address: a plain form asks for it again, and a view can be sent.

import type { EmbedElement } from './embed-elements.ts';
import { EMBED_ELEMENTS } from './embed-elements.ts';

export const LETTERS = ['standard', 'large'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export const LANGUAGES = ['auto', 'zh-CN', 'en'] as const;

export interface EmbedChoice {
  readonly element: EmbedElement;
  readonly letters: (typeof LETTERS)[number];
  /** `auto` follows the reader's device. */
  readonly theme: (typeof THEMES)[number];
  /** `auto` follows the page, or in a frame the reader's browser. */
  readonly language: (typeof LANGUAGES)[number];
}

/** Names of the fields, which are not those by which our own page is shown (`lang`, `size`). */
export const CHOICE_FIELDS = ['element', 'letters', 'theme', 'language'] as const;

/** Whatever stands in the address; what is not offered is as if it had not been chosen. */
export function embedChoice(query: URLSearchParams): EmbedChoice {
  const asked = query.get('element');
  return {
    element: EMBED_ELEMENTS.find(({ tag }) => tag === asked) ?? EMBED_ELEMENTS[0],
    letters: oneOf(LETTERS, query.get('letters')),
    theme: oneOf(THEMES, query.get('theme')),
    language: oneOf(LANGUAGES, query.get('language')),
  };
}

function oneOf<Value extends string>(offered: readonly [Value, ...Value[]], asked: string | null): Value {
  return offered.find((value) => value === asked) ?? offered[0];
}
