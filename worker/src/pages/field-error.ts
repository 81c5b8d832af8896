// A message beside its field, tied to it for assistive technology, and a summary at the top that links to each.

import { html } from 'hono/html';
import type { Html } from './page-context.ts';

type Errors = Partial<Readonly<Record<string, string>>> | undefined;

interface MarkedField {
  readonly field: string;
  /** Id of the hint that belongs to the field. */
  readonly hint?: string;
  readonly errors: Errors;
}

/** `aria-describedby` for a control or a group: its message first, then its hint; nothing when it has neither. */
export function describedBy({ field, hint, errors }: MarkedField): Html {
  const failed = errors?.[field] !== undefined;
  const ids = [failed ? `${field}-error` : null, hint ?? null].filter((id) => id !== null);
  return ids.length === 0 ? html`` : html`aria-describedby="${ids.join(' ')}"`;
}

/** As `describedBy`, and `aria-invalid` when the field has a message. */
export function fieldMarks(marked: MarkedField): Html {
  const failed = marked.errors?.[marked.field] !== undefined;
  return html`${describedBy(marked)} ${failed ? html`aria-invalid="true"` : ''}`;
}

/** Whether anything at all is wrong with a form. */
export function hasErrors(errors: Errors): boolean {
  return Object.values(errors ?? {}).some((message) => message !== undefined);
}

/** The message of one field, or nothing. */
export function errorText(field: string, errors: Errors): Html {
  const message = errors?.[field];
  return message === undefined ? html`` : html`<p class="field-error" id="${field}-error">${message}</p>`;
}

export interface ErrorSummary {
  readonly title: string;
  readonly errors: Errors;
  /** Fields from top to bottom; what belongs to none of them comes first. */
  readonly order: readonly string[];
}

/** All messages before the form, each a link to its field, in the order of the fields; focused when the page loads. */
export function errorSummary({ title, errors, order }: ErrorSummary): Html {
  const entries = Object.entries(errors ?? {})
    .filter(([, message]) => message !== undefined)
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  if (entries.length === 0) return html``;
  const items = entries.map(([field, message]) =>
    field === 'form' ? html`<li>${message}</li>` : html`<li><a href="#${field}">${message}</a></li>`,
  );
  return html`<div class="error-summary" id="errors" role="alert" tabindex="-1" autofocus><h2>${title}</h2><ul>${items}</ul></div>`;
}
