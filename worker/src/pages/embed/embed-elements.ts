// The elements that the page hands out, one row each: an element of the family that has no row here is not offered.

/** The pinned scripts there are, by what they draw; each is one file of a version of its own. */
export const PINS = ['cards', 'check', 'books'] as const;
export type Pin = (typeof PINS)[number];

export interface EmbedElement {
  readonly tag: `hh-${string}`;
  /** The file beside the loader that defines it. */
  readonly part: string;
  readonly pin: Pin;
  /** Where on the project page the link inside leads. */
  readonly anchor: '' | `#${string}`;
  /** Style that keeps its place while it loads; about the height of the whole. */
  readonly reserve: string;
}

function reserved(tag: string, heights: { readonly wide: string; readonly phone?: string }): string {
  const { wide, phone } = heights;
  const narrow = phone === undefined ? '' : `@media(max-width:40em){${tag}{min-height:${phone}}}`;
  return `${tag}{display:block;min-height:${wide}}${narrow}`;
}

export const EMBED_ELEMENTS: readonly [EmbedElement, ...EmbedElement[]] = [
  {
    tag: 'hh-donate',
    part: 'donate.js',
    pin: 'cards',
    anchor: '',
    reserve: reserved('hh-donate', { wide: '1200px', phone: '1500px' }),
  },
  {
    tag: 'hh-project',
    part: 'donate.js',
    pin: 'cards',
    anchor: '',
    reserve: reserved('hh-project', { wide: '1200px', phone: '1500px' }),
  },
  {
    tag: 'hh-compliance',
    part: 'compliance.js',
    pin: 'check',
    anchor: '#check',
    reserve: reserved('hh-compliance', { wide: '8em' }),
  },
  {
    tag: 'hh-proof',
    part: 'proof.js',
    pin: 'books',
    anchor: '#journal',
    reserve: reserved('hh-proof', { wide: '9em' }),
  },
];
