// The elements that the page hands out, one row each: an element of the family that has no row here is not offered.

/** The pinned scripts there are, by what they are for; each is one file of a version of its own. `family` draws every tag. */
export const PINS = ['cards', 'check', 'books', 'family', 'frame'] as const;
export type Pin = (typeof PINS)[number];

/** In the order in which they are chosen from: what nearly everybody wants first. */
export const GROUPS = ['often', 'open', 'givers'] as const;

export interface EmbedElement {
  readonly tag: `hh-${string}`;
  readonly group: (typeof GROUPS)[number];
  /** The file beside the loader that defines it. */
  readonly part: string;
  readonly pin: Pin;
  /** Where the link inside leads: to a place on the project page, or for what is of no one project to a page of its own. */
  readonly link: '' | `#${string}` | `/${string}`;
  /** What a policy has to let it show: no picture, files of ours, the project's picture, or one made in the browser as well. */
  readonly pictures: 'none' | 'files' | 'project' | 'made';
  /** Style that keeps its place on the page while it loads; about the height of the whole. */
  readonly reserve: string;
}

function reserved(tag: string, heights: { readonly wide: string; readonly phone?: string }): string {
  const { wide, phone } = heights;
  const narrow = phone === undefined ? '' : `@media(max-width:40em){${tag}{min-height:${phone}}}`;
  return `${tag}{display:block;min-height:${wide}}${narrow}`;
}

/** Whether it is about one project, named in its tag. */
export function isOfProject({ link }: EmbedElement): boolean {
  return !link.startsWith('/');
}

export const EMBED_ELEMENTS: readonly [EmbedElement, ...EmbedElement[]] = [
  {
    tag: 'hh-donate',
    group: 'often',
    part: 'donate.js',
    pin: 'cards',
    link: '',
    pictures: 'project',
    reserve: reserved('hh-donate:not([mode])', { wide: '1200px', phone: '1500px' }),
  },
  {
    tag: 'hh-project',
    group: 'often',
    part: 'donate.js',
    pin: 'cards',
    link: '',
    pictures: 'project',
    reserve: reserved('hh-project', { wide: '1200px', phone: '1500px' }),
  },
  {
    tag: 'hh-projects',
    group: 'often',
    part: 'projects.js',
    pin: 'family',
    link: '/',
    pictures: 'none',
    reserve: reserved('hh-projects', { wide: '20em' }),
  },
  {
    tag: 'hh-disclosure',
    group: 'open',
    part: 'disclosure.js',
    pin: 'family',
    link: '#disclosures',
    pictures: 'files',
    reserve: reserved('hh-disclosure', { wide: '20em' }),
  },
  {
    tag: 'hh-proof',
    group: 'open',
    part: 'proof.js',
    pin: 'books',
    link: '#journal',
    pictures: 'none',
    reserve: reserved('hh-proof', { wide: '9em' }),
  },
  {
    tag: 'hh-compliance',
    group: 'open',
    part: 'compliance.js',
    pin: 'check',
    link: '#check',
    pictures: 'none',
    reserve: reserved('hh-compliance', { wide: '8em' }),
  },
  {
    tag: 'hh-donors',
    group: 'givers',
    part: 'donors.js',
    pin: 'family',
    link: '#gifts',
    pictures: 'none',
    reserve: reserved('hh-donors', { wide: '20em' }),
  },
  {
    tag: 'hh-receipt',
    group: 'givers',
    part: 'receipt.js',
    pin: 'family',
    link: '/receipts',
    pictures: 'none',
    reserve: reserved('hh-receipt', { wide: '20em' }),
  },
  {
    tag: 'hh-poster',
    group: 'givers',
    part: 'poster.js',
    pin: 'family',
    link: '',
    pictures: 'made',
    reserve: reserved('hh-poster', { wide: '36em' }),
  },
];
