// 找谁问: a phone number is for calling and an address for writing to, so both are links, where they are what they
// claim to be.

import { html } from 'lit/html.js';
import type { Part, View } from './view.ts';
import { link } from './view.ts';

/** Phone, e-mail and postal address of the charity, as far as it gave them. */
export function contactView({ card }: View): Part {
  const { phone, email, address } = card.charity.contact;
  return html`<div class="links">${phone ? link(telUrl(phone), phone) : ''} ${email ? link(mailUrl(email), email) : ''}</div>${address}`;
}

/** `028-00000000` → `tel:02800000000`; undefined for words, such as an extension. */
function telUrl(phone: string): string | undefined {
  return /^\+?[\d\s()-]{5,}$/.test(phone) ? `tel:${phone.replace(/[^+\d]/g, '')}` : undefined;
}

function mailUrl(email: string): string | undefined {
  return /^[\w.+-]+@[\w.-]+$/.test(email) ? `mailto:${email}` : undefined;
}
