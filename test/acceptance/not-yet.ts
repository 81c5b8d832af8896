// Ids that nothing can answer to yet, because what they ask about is not there. One line an id, sorted; an id leaves
// this list in the commit that brings its first test.

import type { AcceptanceId } from './ids.ts';

/** The issue that brings what an id asks about, and the reason why it is not there. */
export type NotYet = { readonly issue: 4 | 5 | 6 | 7; readonly reason: string };

export const NOT_YET: { readonly [id in AcceptanceId]?: NotYet } = {};
