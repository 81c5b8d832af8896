// Every state of every element, as one table. Whoever looks at elements (their tree, the rules of accessibility, their
// picture) walks through it.

import { CARD_STATES } from './card-states.ts';
import { CHECK_STATES, PROOF_STATES } from './check-states.ts';
import { LIST_STATES } from './list-states.ts';
import { MODE_STATES } from './mode-states.ts';
import { POSTER_STATES, RECEIPT_STATES } from './receipt-states.ts';
import type { ElementState } from './state.ts';
import { WEAK_STATES } from './weak-states.ts';

export const ELEMENT_STATES: readonly ElementState[] = [
  ...CARD_STATES,
  ...MODE_STATES,
  ...WEAK_STATES,
  ...LIST_STATES,
  ...CHECK_STATES,
  ...PROOF_STATES,
  ...POSTER_STATES,
  ...RECEIPT_STATES,
];
