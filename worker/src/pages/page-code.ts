// The way from paper back to the page: a code and the address it holds. On a screen nobody needs it.

import { html } from 'hono/html';
import { messagesFor } from './messages/messages-for.ts';
import type { Html, PageContext } from './page-context.ts';
import { qrImage } from './qr-image.ts';

export interface PageCode {
  /** A standalone SVG document that holds `address`. */
  readonly svg: string;
  readonly address: string;
  /** On a screen too: for another phone, where this one has no network. */
  readonly always?: boolean;
}

export function pageCode({ svg, address, always = false }: PageCode, context: PageContext): Html {
  const words = messagesFor(context.lang).pageCode;
  return html`<section class="page-code ${always ? '' : 'on-paper'}" aria-labelledby="page-code-heading">
<h2 id="page-code-heading">${words.heading}</h2>
<div class="receipt-check">${qrImage({ svg, alt: words.alt })}<div><p>${words.lead}</p><p class="code address">${address}</p></div></div>
</section>`;
}
