// A form of its own: for opening an item of a kind, and for every step that asks for something.

import { html } from 'hono/html';
import { errorSummary, hasErrors } from '../field-error.ts';
import { pageHref } from '../links.ts';
import type { Messages } from '../messages/messages-for.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';
import { formControls } from './form-controls.ts';
import type { FormModel } from './form-model.ts';
import { controlNames } from './form-model.ts';
import { fieldLabel } from './work-words.ts';

export interface WorkFormPageOptions {
  readonly frame: ConsoleFrame;
  readonly form: FormModel;
  /** Where it goes, a path of ours. */
  readonly action: string;
  /** What it carries along. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly submit: string;
  /** Where somebody goes who does not want to. */
  readonly back: string;
  /** Shown before the form: what it is about. */
  readonly about?: Html;
}

/** A form with its controls and its button, and what is wrong with it before it. */
export function plainForm(
  { form, action, hidden, submit }: Pick<WorkFormPageOptions, 'action' | 'form' | 'hidden' | 'submit'>,
  context: PageContext,
): Html {
  const words = messagesFor(context.lang);
  const order = ['form', ...controlNames(form.fields)];
  return html`${errorSummary({ title: words.console.errorsTitle, errors: withLabels(form, words), order })}
<form class="paper desk-form" method="post" action="${pageHref(action, context)}" enctype="multipart/form-data" accept-charset="utf-8" novalidate>
${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${formControls(form, words)}
<p class="main-action"><button class="button" type="submit">${submit}</button></p>
</form>`;
}

export function workFormPage({ frame, form, action, hidden, submit, back, about }: WorkFormPageOptions): Html {
  const { context } = frame;
  const words = messagesFor(context.lang);
  const wrong = { ...frame, failed: hasErrors(form.errors) };
  return consolePage(
    wrong,
    html`${about ?? ''}
${plainForm({ form, action, hidden, submit }, context)}
<p><a href="${pageHref(back, context)}">${words.console.cancel}</a></p>`,
  );
}

// Far from its field a fault has to say whose it is.
function withLabels({ kind, errors }: FormModel, words: Messages): FormModel['errors'] {
  const entries = Object.entries(errors).map(([path, message]) => {
    const text = path === 'form' ? message : `${fieldLabel({ kind, path }, words)}${words.console.colon}${message}`;
    return [path, text];
  });
  return Object.fromEntries(entries);
}
