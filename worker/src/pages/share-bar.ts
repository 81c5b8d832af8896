// A share drawn as a bar, under the words and beside the figure that say the same: decoration for the eye only.

import { html } from 'hono/html';
import type { Html } from './page-context.ts';

/** `percent` is 0 … 100; an empty bar still shows its track, so that zero reads as zero. */
export function shareBar(percent: number): Html {
  return html`<svg class="share-bar" viewBox="0 0 100 4" width="100" height="4" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="share-track" width="100" height="4"/><rect class="share-fill" width="${percent}" height="4"/></svg>`;
}
