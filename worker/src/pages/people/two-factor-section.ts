// The picture for the phone, the key for whoever types it, and the spare codes: shown once.

import { html } from 'hono/html';
import type { Messages } from '../messages/messages-for.ts';
import type { Html } from '../page-context.ts';
import { qrImage } from '../qr-image.ts';

export interface TwoFactorBegun {
  /** A standalone SVG of the `otpauth:` address. */
  readonly qrSvg: string;
  readonly secret: string;
  readonly spareCodes: readonly string[];
}

export function twoFactorSection({ qrSvg, secret, spareCodes }: TwoFactorBegun, { people: words }: Messages): Html {
  return html`<section class="paper">
<h2>${words.twoFactorScan}</h2>
<p>${qrImage({ svg: qrSvg, alt: words.twoFactorQr })}</p>
<p>${words.twoFactorManual}<br><span class="code">${secret}</span></p>
<h2>${words.twoFactorSpare}</h2>
<ul>${spareCodes.map((code) => html`<li><span class="code">${code}</span></li>`)}</ul>
<h2>${words.twoFactorConfirm}</h2>
</section>`;
}
