// How to reach the charity, as links that a phone can act on.

import type { Contact } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { telHref } from '../links.ts';
import type { Html, PageContext } from '../page-context.ts';
import { sourceText } from './source-text.ts';

export type { Contact };

/** Phone, e-mail and address in one line. */
export function contactLinks(contact: Contact, context: PageContext): Html {
  const parts = [phoneLink(contact), emailLink(contact), addressText(contact, context)].filter((part) => part !== null);
  return html`<span class="contact-parts">${parts.map((part) => html`<span>${part}</span> `)}</span>`;
}

/** The phone number as a link to call, or null. */
export function phoneLink(contact: Contact): Html | null {
  if (contact.phone === undefined) return null;
  const href = telHref(contact.phone);
  return href === null ? html`${contact.phone}` : html`<a class="nowrap" href="${href}">${contact.phone}</a>`;
}

/** The e-mail address as a link to write, or null. */
export function emailLink(contact: Contact): Html | null {
  return contact.email === undefined ? null : html`<a href="mailto:${contact.email}">${contact.email}</a>`;
}

export function addressText(contact: Contact, context: PageContext): Html | null {
  return contact.address === undefined ? null : sourceText(contact.address, context);
}
