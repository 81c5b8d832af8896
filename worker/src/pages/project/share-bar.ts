// A share drawn as a bar, under the words and beside the figure that say the same: decoration for the eye only.

import { html } from 'hono/html';
import type { Html } from '../page-context.ts';
import { percentFloor } from '../text/money-text.ts';

/** An empty bar still shows its track, so that zero reads as zero; anything above zero shows at least a sliver. */
export function shareBar(share: { readonly part: number; readonly whole: number }): Html {
  const percent = share.part > 0 ? Math.max(1, percentFloor(share)) : 0;
  return html`<svg class="share-bar" viewBox="0 0 100 4" width="100" height="4" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="share-track" width="100" height="4"/><rect class="share-fill" width="${percent}" height="4"/></svg>`;
}
