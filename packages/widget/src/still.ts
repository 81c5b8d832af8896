// The facts of a card, which change with another language or another answer and never in between. Lit remembers of each place
// in a template what stands there, which is half of what a card weighs. So the facts are drawn once, and what they were drawn
// by is forgotten.

import type { TemplateResult } from 'lit/html.js';
import { render } from 'lit/html.js';
import type { Messages } from './messages.ts';
import type { Facts } from './view.ts';

interface Still {
  readonly text: Messages;
  readonly drawn: Node | undefined;
}

const stills = new WeakMap<Facts, Still>();

/**
 * What `draw` makes of these facts in this language: one element, the same each time. No listener may be in it. Without facts
 * it is drawn as everything else is.
 */
export function still(
  facts: Facts | undefined,
  text: Messages,
  draw: () => TemplateResult,
): Node | TemplateResult | undefined {
  if (!facts) return draw();
  const known = stills.get(facts);
  if (text === known?.text) return known.drawn;
  const fresh = new DocumentFragment();
  render(draw(), fresh);
  // A copy, because a script that has looked at a node keeps something of it for as long as the node lives.
  const drawn = fresh.firstElementChild?.cloneNode(true);
  stills.set(facts, { text, drawn });
  return drawn;
}
