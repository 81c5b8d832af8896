// A state of an element: what the deployment answers, what a person does to come there, and what then stands there.

import type { ProjectCard } from '@happy-homeland/sdk';
import type { Locator } from 'playwright';
import { CHANNELS, cardAnswer, PROJECT } from './card-answers.ts';
import { SEEN_MS } from './log-answers.ts';

export interface Said {
  readonly status?: number;
  /** A text as it is, anything else as JSON. */
  readonly body?: unknown;
  /** Whether it is never answered. */
  readonly never?: true;
  /** Whether nobody can be reached. */
  readonly lost?: true;
}

/** Path on the deployment → its answer, or the answers in turn, of which the last stays. */
export type Answers = Readonly<Record<string, Said | readonly Said[]>>;

export interface ElementState {
  readonly tag: string;
  readonly name: string;
  readonly answers: Answers;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Of the address, while the element is put into the page. */
  readonly hash?: string;
  /** What the element read on an earlier day, and the browser has kept. */
  readonly kept?: ProjectCard;
  /** CSS of what stands there before `act`; the card without it. */
  readonly from?: string;
  /** What a person does, or how much time passes; `element` is the tag. */
  readonly act?: (element: Locator) => Promise<unknown>;
  /** CSS of what stands there once the state is reached. */
  readonly until: string;
  /** Whether it is also judged as a picture, in every language, size and theme. */
  readonly pictured?: true;
}

const HOUR_MS = 3_600_000;
/** What time it is wherever elements are looked at. */
export const NOW_MS = SEEN_MS + HOUR_MS;

export const OF = `/v1/projects/${PROJECT}`;
export const NEVER = { never: true } as const;
export const REFUSED = {
  status: 400,
  body: { type: 'https://give.example.org/problems/invalid-query', title: 'x', status: 400 },
};
export const UNKNOWN = {
  status: 404,
  body: { type: 'https://give.example.org/problems/not-found', title: 'x', status: 404 },
};
export const WAIT = '.wait:not([hidden])';
export const FAILED = '[role=alert]';

export const said = (body: unknown): Said => ({ body });
export const problem = (slug: string, status: number): Said => ({
  status,
  body: { type: `https://give.example.org/problems/${slug}`, title: slug, status },
});

/** What the cards read is one answer, and what other elements read of a card another. */
export const card = (channel: keyof typeof CHANNELS, changes: Parameters<typeof cardAnswer>[0] = {}): Answers => ({
  [OF]: said(cardAnswer(changes)),
  [`${OF}/channel`]: said({ ...CHANNELS[channel], card: cardAnswer(changes) }),
});

/** What each element reads first: not answered, refused, and of a project that there is not. */
export function unread(tag: string, path: string): ElementState[] {
  return [
    { tag, name: 'loading', answers: { [path]: NEVER, [`${path}/channel`]: NEVER }, until: WAIT },
    {
      tag,
      name: 'not read',
      answers: { [path]: REFUSED, [`${path}/channel`]: REFUSED },
      until: FAILED,
      pictured: true,
    },
    {
      tag,
      name: 'of a project that is not there',
      answers: { [path]: UNKNOWN, [`${path}/channel`]: UNKNOWN },
      until: FAILED,
    },
  ];
}

export async function openAll(element: Locator): Promise<void> {
  await element.evaluate(({ shadowRoot }) => {
    for (const details of shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
  });
}
