// The form by which a site asks to be registered, with its errors beside it: the page is long, and they would not be
// seen at its top.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { errorSummary, errorText, fieldMarks } from '../field-error.ts';
import { pageHref } from '../links.ts';
import type { Messages } from '../messages/messages-for.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { sourceParagraphs } from '../text/source-text.ts';

/** The fields of the form from top to bottom; `form` is for what belongs to none of them. */
const ORDER = ['form', 'origin', 'name', 'contact'] as const;

export type RegisterField = Exclude<(typeof ORDER)[number], 'form'>;

export interface Registration {
  readonly card: ProjectCard;
  /** Set after the form was accepted. */
  readonly registered?: 'received' | 'registered' | 'refused';
  /** Why it was refused. */
  readonly reason?: string | undefined;
  readonly values?: Partial<Readonly<Record<RegisterField, string>>>;
  readonly errors?: Partial<Readonly<Record<(typeof ORDER)[number], string>>>;
  readonly context: PageContext;
}

export function registerSection(registration: Registration): Html {
  const { registered, errors, context } = registration;
  const words = messagesFor(context.lang).embed;
  const summary = errorSummary({ title: words.errorsTitle, errors, order: ORDER });
  return html`<section id="register" aria-labelledby="register-heading"><h2 id="register-heading">${words.register}</h2>
<p>${words.registerHint}</p>
${summary}
${registered === undefined ? registerForm(registration) : answerText(registration, registered)}
</section>`;
}

function answerText({ reason = '', context }: Registration, registered: 'received' | 'registered' | 'refused'): Html {
  const words = messagesFor(context.lang).embed;
  return html`<p>${words[registered]}</p>${reason === '' ? '' : sourceParagraphs(reason, context)}`;
}

function registerForm(registration: Registration): Html {
  const { card, context } = registration;
  const words = messagesFor(context.lang).embed;
  const action = pageHref(`/embed/${card.projectId}/register`, context);
  return html`<form class="paper" method="post" action="${action}" accept-charset="utf-8" novalidate>
${fieldsOf(words).map((field) => fieldHtml(field, registration))}
<p class="main-action"><button class="button" type="submit">${words.submit}</button></p>
</form>`;
}

interface Field {
  readonly field: RegisterField;
  readonly label: string;
  readonly hint: string | null;
  readonly maxLength: number;
  readonly inputMode: 'url' | 'text';
}

function fieldsOf(words: Messages['embed']): readonly Field[] {
  return [
    { field: 'origin', label: words.origin, hint: words.originHint, maxLength: 2048, inputMode: 'url' },
    { field: 'name', label: words.name, hint: null, maxLength: 100, inputMode: 'text' },
    { field: 'contact', label: words.contact, hint: null, maxLength: 100, inputMode: 'text' },
  ];
}

function fieldHtml({ field, label, hint, maxLength, inputMode }: Field, { values = {}, errors }: Registration): Html {
  const marks = fieldMarks({ field, ...(hint === null ? {} : { hint: `${field}-hint` }), errors });
  return html`<div class="field"><label for="${field}">${label}</label>
${errorText(field, errors)}
<input id="${field}" name="${field}" type="text" inputmode="${inputMode}" maxlength="${maxLength}" required value="${values[field] ?? ''}" autocomplete="off" ${marks}>
${hint === null ? '' : html`<p class="hint" id="${field}-hint">${hint}</p>`}</div>`;
}
