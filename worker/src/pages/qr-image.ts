// A QR code as an image with words beside it. The SVG goes in as a data address, so that whatever it holds is a picture
// and never part of the document.

import { html } from 'hono/html';
import type { Html } from './page-context.ts';

export interface QrImage {
  /** A standalone SVG document, as a QR encoder makes it. */
  readonly svg: string;
  readonly alt: string;
}

export function qrImage({ svg, alt }: QrImage): Html {
  return html`<img class="qr" src="data:image/svg+xml,${encodeURIComponent(svg)}" alt="${alt}" width="192" height="192">`;
}
