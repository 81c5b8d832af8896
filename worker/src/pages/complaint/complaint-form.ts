// 举报: a form that needs no script, no account and no name.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { describedBy, errorSummary, errorText, fieldMarks } from '../field-error.ts';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { sourceText } from '../text/source-text.ts';

const ORDER = ['form', 'about', 'text', 'contact'] as const;
const SUBJECTS = ['money', 'progress', 'beneficiaries', 'information', 'conduct', 'other'] as const;

export type ComplaintField = Exclude<(typeof ORDER)[number], 'form'>;

export interface ComplaintFormOptions {
  readonly card: ProjectCard;
  /** Sent with the form, so that sending it twice is one report. */
  readonly formKey: string;
  readonly values?: Partial<Readonly<Record<ComplaintField, string>>>;
  readonly errors?: Partial<Readonly<Record<(typeof ORDER)[number], string>>>;
  readonly context: PageContext;
}

export function complaintFormPage(options: ComplaintFormOptions): Html {
  const { card, formKey, values = {}, errors, context } = options;
  const words = messagesFor(context.lang).complaint;
  return layout({
    context,
    title: words.title(card.title),
    description: words.lead,
    speaker: card.charity.name,
    contact: card.charity.contact,
    indexed: false,
    failed: errors !== undefined,
    body: html`<div class="page">
<h1>${words.heading}</h1>
<p><strong>${sourceText(card.title, context)}</strong></p>
<p class="lead">${words.lead}</p>
${errorSummary({ title: words.errorsTitle, errors, order: ORDER })}
<form class="paper report-form" method="post" action="${pageHref(`/p/${card.projectId}/report`, context)}" accept-charset="utf-8" novalidate>
<input type="hidden" name="key" value="${formKey}">
${subjectChoice(options)}
<div class="field"><label for="text">${words.text}</label>
${errorText('text', errors)}
<textarea id="text" name="text" rows="6" maxlength="2000" required ${fieldMarks({ field: 'text', hint: 'text-hint', errors })}>${values.text ?? ''}</textarea>
<p class="hint" id="text-hint">${words.textHint}</p></div>
<div class="field"><label for="contact">${words.contact}</label>
${errorText('contact', errors)}
<input id="contact" name="contact" type="text" maxlength="100" autocomplete="off" value="${values.contact ?? ''}" ${fieldMarks({ field: 'contact', hint: 'contact-hint', errors })}>
<p class="hint" id="contact-hint">${words.contactHint}</p></div>
<p class="main-action"><button class="button" type="submit">${words.submit}</button></p>
</form>
<p class="hint">${words.emergency}</p>
</div>`,
  });
}

function subjectChoice({ values = {}, errors, context }: ComplaintFormOptions): Html {
  const words = messagesFor(context.lang).complaint;
  const radios = SUBJECTS.map(
    (subject, at) =>
      html`<label class="chip"><input type="radio" ${at === 0 ? html`id="about"` : ''} name="about" value="${subject}" required ${values.about === subject ? 'checked' : ''}><span class="chip-face">${words.subjects[subject]}</span></label>`,
  );
  return html`<fieldset class="choice" ${describedBy({ field: 'about', errors })}>
<legend>${words.about}</legend>
${errorText('about', errors)}
<div class="chips two">${radios}</div>
</fieldset>`;
}
