// Step 2, name and receipt. Anonymous by default with a name one tap away; whether a receipt is needed is asked without
// a default, because a choice that was never made cannot be recorded as one (Charity Law 2023 art. 38). Fields appear with the choice that needs them, by CSS alone.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { describedBy, errorText, fieldMarks } from '../field-error.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import type { GiveField, GiveForm } from './give-form-values.ts';

export function detailsStep(card: ProjectCard, form: GiveForm, context: PageContext): Html {
  const words = messagesFor(context.lang).give;
  return html`<fieldset class="step">
<legend><span class="step-number">${words.stepOf(2)}</span> ${words.steps.details}</legend>
${nameChoice(form, context)}
${messageField(form, context)}
${fiscalChoice(card, form, context)}
${newsChoice(form, context)}
<p class="hint">${words.privacy}</p>
</fieldset>`;
}

function nameChoice({ values = {}, errors }: GiveForm, context: PageContext): Html {
  const words = messagesFor(context.lang).give;
  const named = values.displayMode === 'name';
  return html`<fieldset class="choice" ${describedBy({ field: 'displayMode', errors })}>
<legend>${words.nameQuestion}</legend>
${errorText('displayMode', errors)}
<div class="chips two">
<label class="chip"><input type="radio" id="displayMode" name="displayMode" value="anonymous" ${named ? '' : 'checked'}><span class="chip-face">${words.anonymous}</span></label>
<label class="chip chip-name"><input type="radio" name="displayMode" value="name" ${named ? 'checked' : ''}><span class="chip-face">${words.named}</span></label>
</div>
<div class="reveal reveal-name">
${textField({ field: 'displayName', label: words.nameLabel, hint: words.nameHint, maxLength: 40, autocomplete: 'nickname' }, { values, errors })}
</div>
</fieldset>`;
}

function messageField({ values = {}, errors }: GiveForm, context: PageContext): Html {
  const words = messagesFor(context.lang).give;
  const marks = fieldMarks({ field: 'message', hint: 'message-hint', errors });
  return html`<div class="field">
<label for="message">${words.message}</label>
${errorText('message', errors)}
<textarea id="message" name="message" rows="2" maxlength="200" ${marks}>${values.message ?? ''}</textarea>
<p class="hint" id="message-hint">${words.messageHint}</p>
<label class="tick"><input type="checkbox" name="showMessage" value="yes" ${values.showMessage === 'yes' ? 'checked' : ''}> ${words.showMessage}</label>
</div>`;
}

// Not ticked before: a consent is given, never kept from being withheld (PIPL art. 14).
function newsChoice({ values = {}, errors }: GiveForm, context: PageContext): Html {
  const words = messagesFor(context.lang).give;
  const field = { field: 'newsEmail', label: words.newsEmail, maxLength: 254, autocomplete: 'email' } as const;
  return html`<fieldset class="choice news-choice">
<legend>${words.newsQuestion}</legend>
<label class="tick"><input type="checkbox" name="news" value="yes" ${values.news === 'yes' ? 'checked' : ''}> ${words.news}</label>
<div class="reveal reveal-news">
${textField({ ...field, hint: words.newsHint, inputMode: 'email' }, { values, errors })}
</div>
</fieldset>`;
}

function fiscalChoice(card: ProjectCard, { values = {}, errors }: GiveForm, context: PageContext): Html {
  const words = messagesFor(context.lang).give;
  const checked = (mode: string) => (values.fiscalMode === mode ? 'checked' : '');
  const marks = describedBy({ field: 'fiscalMode', hint: 'fiscal-hint', errors });
  const form = { values, errors };
  return html`<fieldset class="choice" ${marks}>
<legend>${words.fiscalQuestion}</legend>
${errorText('fiscalMode', errors)}
<div class="chips two">
<label class="chip"><input type="radio" id="fiscalMode" name="fiscalMode" value="waived" required ${checked('waived')}><span class="chip-face">${words.fiscalWaived}</span></label>
<label class="chip chip-fiscal"><input type="radio" name="fiscalMode" value="requested" required ${checked('requested')}><span class="chip-face">${words.fiscalRequested}</span></label>
</div>
<p class="hint" id="fiscal-hint">${words.fiscalHint(card.charity.name)}</p>
<div class="reveal reveal-fiscal">
${textField({ field: 'fiscalTitle', label: words.fiscalTitle, maxLength: 100, autocomplete: 'organization' }, form)}
${textField({ field: 'fiscalTaxNumber', label: words.fiscalTaxNumber, maxLength: 20, autocomplete: 'off' }, form)}
${textField({ field: 'fiscalEmail', label: words.fiscalEmail, maxLength: 254, autocomplete: 'email', inputMode: 'email' }, form)}
</div>
</fieldset>`;
}

interface TextField {
  readonly field: Exclude<GiveField, 'form' | 'amountMinor' | 'displayMode' | 'fiscalMode'>;
  readonly label: string;
  readonly hint?: string;
  readonly maxLength: number;
  readonly autocomplete: string;
  /** The keyboard to offer. Not `type=email`: a hidden field must never hold back the form. */
  readonly inputMode?: 'text' | 'email';
}

function textField(
  { field, label, hint, maxLength, autocomplete, inputMode = 'text' }: TextField,
  { values, errors }: { readonly values: GiveForm['values']; readonly errors: GiveForm['errors'] },
): Html {
  const hintId = `${field}-hint`;
  const marks = fieldMarks({ field, ...(hint === undefined ? {} : { hint: hintId }), errors });
  return html`<div class="field">
<label for="${field}">${label}</label>
${errorText(field, errors)}
<input id="${field}" name="${field}" type="text" inputmode="${inputMode}" maxlength="${maxLength}" autocomplete="${autocomplete}" value="${values?.[field] ?? ''}" ${marks}>
${hint === undefined ? '' : html`<p class="hint" id="${hintId}">${hint}</p>`}
</div>`;
}
