// One form of signing in: a title, a sentence, a few fields and a button. It works without a script, and says what is wrong
// beside the field it is about.

import { html } from 'hono/html';
import { errorSummary, errorText, fieldMarks } from '../field-error.ts';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';

export interface EntryField {
  readonly name: 'email' | 'password' | 'code';
  readonly type: 'email' | 'password' | 'text';
  readonly label: string;
  readonly hint?: string;
  /** What a password manager may put there (HTML section 4.10.18.7). */
  readonly autocomplete: 'username' | 'current-password' | 'new-password' | 'one-time-code';
  readonly value?: string;
}

export interface EntryPageOptions {
  readonly title: string;
  readonly lead?: string;
  /** Something that went well, said before the form. */
  readonly notice?: string;
  /** Where the form goes, a path of ours. */
  readonly action: string;
  readonly fields: readonly EntryField[];
  readonly submit: string;
  /** Carried along, such as where the person wanted to go. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** By the name of the field, `form` for what belongs to none. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly links?: readonly { readonly path: string; readonly label: string }[];
  /** Shown between the sentence and the form. */
  readonly extra?: Html;
  readonly context: PageContext;
}

const EMAIL_MAX = 254;
const SECRET_MAX = 128;

export function entryPage(options: EntryPageOptions): Html {
  const { title, lead, notice, action, fields, submit, hidden = {}, errors, links = [], extra, context } = options;
  const words = messagesFor(context.lang).people;
  return layout({
    context,
    title,
    description: words.description,
    speaker: null,
    indexed: false,
    failed: errors !== undefined,
    body: html`<div class="page entry">
<h1>${title}</h1>
${notice === undefined ? '' : html`<p class="lead" role="status">${notice}</p>`}
${lead === undefined ? '' : html`<p class="lead">${lead}</p>`}
${errorSummary({ title: words.errorsTitle, errors, order: ['form', ...fields.map(({ name }) => name)] })}
${extra ?? ''}
<form class="paper two-fields" method="post" action="${pageHref(action, context)}" accept-charset="utf-8" novalidate>
${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${fields.map((field) => fieldOf(field, errors))}
<p class="main-action"><button class="button" type="submit">${submit}</button></p>
</form>
${links.length === 0 ? '' : html`<p>${links.map(({ path, label }) => html`<a href="${pageHref(path, context)}">${label}</a> `)}</p>`}
</div>`,
  });
}

function fieldOf(field: EntryField, errors: EntryPageOptions['errors']): Html {
  const { name, type, label, hint, autocomplete, value = '' } = field;
  const hintId = `${name}-hint`;
  const marks = fieldMarks({ field: name, errors, ...(hint === undefined ? {} : { hint: hintId }) });
  const max = type === 'email' ? EMAIL_MAX : SECRET_MAX;
  return html`<div class="field"><label for="${name}">${label}</label>
${errorText(name, errors)}
<input id="${name}" name="${name}" type="${type}" maxlength="${max}" required value="${type === 'password' ? '' : value}" autocomplete="${autocomplete}" autocapitalize="none" spellcheck="false" ${marks}>
${hint === undefined ? '' : html`<p class="hint" id="${hintId}">${hint}</p>`}</div>`;
}
