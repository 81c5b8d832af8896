// A page may forbid the templates: by a Trusted Types list without `lit-html`, or by one that allows the name once and
// has used it. Known before any element is defined, so that the link inside the tag simply stays.

import { html, render } from 'lit/html.js';

/** Whether a template becomes elements on this page. If not, the console says once what to allow. */
export function canDraw(): boolean {
  try {
    render(html`<br>`, new DocumentFragment());
    return true;
  } catch {
    console.warn('<hh-donate> may not draw, so the link stays. Allow trusted-types lit-html');
    return false;
  }
}
