// Step 1, the amount. Presets say themselves in words; one's own amount has a field that appears with its choice.

import type { ProjectCard } from '@happy-homeland/contract';
import { parseAmountText } from '@happy-homeland/contract/money';
import { html } from 'hono/html';
import { describedBy, errorText, fieldMarks } from '../field-error.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { amountWords, shortMoney } from '../text/money-text.ts';
import type { GiveForm, GiveFormValues } from './give-form-values.ts';

export const OWN_AMOUNT = 'own';

export interface AmountChoice {
  /** Value of the checked radio: a preset in minor units, `own`, or null when nothing is chosen yet. */
  readonly checked: string | null;
  /** Text in the field of one's own amount. */
  readonly text: string;
  /** The chosen own amount in minor units, where the text is one. */
  readonly ownMinor: number | null;
}

/** Presets that the project really takes, smallest first as published. */
export function presetsOf({ gift }: ProjectCard): readonly number[] {
  return gift.presetsMinor.filter((minor) => minor >= gift.minMinor && minor <= gift.maxMinor);
}

/** What is chosen: a preset by value, any other number as one's own amount, or nothing. */
export function amountChoice(card: ProjectCard, values: GiveFormValues = {}): AmountChoice {
  const given = values.amountMinor ?? null;
  const text = values.amountText ?? '';
  if (given !== null && presetsOf(card).some((minor) => String(minor) === given)) {
    return { checked: given, text, ownMinor: null };
  }
  const ownText = text === '' && given !== null && /^\d{1,8}$/.test(given) ? decimalOf(Number(given), card) : text;
  if (given === null && ownText === '') return { checked: null, text: '', ownMinor: null };
  return { checked: OWN_AMOUNT, text: ownText, ownMinor: parseAmountText(ownText, card.currency) };
}

export function amountStep(card: ProjectCard, form: GiveForm, context: PageContext): Html {
  const words = messagesFor(context.lang).give;
  const choice = amountChoice(card, form.values);
  const { minMinor, maxMinor } = card.gift;
  const money = (amountMinor: number) => shortMoney({ amountMinor, currency: card.currency }, context.lang);
  return html`<fieldset class="step" ${describedBy({ field: 'amountMinor', hint: 'amount-range', errors: form.errors })}>
<legend><span class="step-number">${words.stepOf(1)}</span> ${words.steps.amount}</legend>
<p class="question" id="amount-question">${words.amountQuestion}</p>
${errorText('amountMinor', form.errors)}
<div class="chips">
${presetsOf(card).map((minor, index) => presetChip({ minor, index, checked: choice.checked === String(minor) }, card, context))}
<label class="chip chip-own"><input type="radio" name="amountMinor" value="${OWN_AMOUNT}" required ${choice.checked === OWN_AMOUNT ? 'checked' : ''}><span class="chip-face">${words.own}</span></label>
</div>
<div class="reveal reveal-own">${ownAmountField(card, form, context)}</div>
<p class="hint" id="amount-range">${words.range(money(minMinor), money(maxMinor))}</p>
</fieldset>`;
}

interface Preset {
  readonly minor: number;
  readonly index: number;
  readonly checked: boolean;
}

function presetChip({ minor, index, checked }: Preset, card: ProjectCard, context: PageContext): Html {
  const amount = { amountMinor: minor, currency: card.currency };
  return html`<label class="chip"><input type="radio" class="preset-${index}" id="${index === 0 ? 'amountMinor' : `amountMinor-${index}`}" name="amountMinor" value="${minor}" required ${checked ? 'checked' : ''}><span class="chip-face">${shortMoney(amount, context.lang)}</span></label>
`;
}

function ownAmountField(card: ProjectCard, form: GiveForm, context: PageContext): Html {
  const words = messagesFor(context.lang).give;
  const { text } = amountChoice(card, form.values);
  const marks = fieldMarks({ field: 'amountText', hint: 'amount-range', errors: form.errors });
  const unit = card.currency === 'CNY' ? words.unit : card.currency;
  return html`<label for="amountText">${words.ownLabel}</label>
${errorText('amountText', form.errors)}
<div class="with-unit"><input id="amountText" name="amountText" type="text" inputmode="decimal" autocomplete="off" maxlength="20" value="${text}" ${marks}><span class="unit">${unit}</span></div>`;
}

/** The sentence above the button that repeats the amount in words, one per preset; CSS shows the one that is chosen. */
export function amountSentences(card: ProjectCard, form: GiveForm, context: PageContext): Html {
  const words = messagesFor(context.lang).give;
  const { ownMinor } = amountChoice(card, form.values);
  const inWords = (amountMinor: number) => amountWords({ amountMinor, currency: card.currency }, context.lang);
  const figure = (amountMinor: number) => shortMoney({ amountMinor, currency: card.currency }, context.lang);
  const presets = presetsOf(card).map(
    (minor, index) =>
      html`<p class="say say-${index}">${words.confirm} <strong>${figure(minor)}</strong>${sayWords(inWords(minor), context)}</p>`,
  );
  const own = ownMinor === null || ownMinor === 0 ? '' : inWords(ownMinor);
  return html`<div class="sentences">
<p class="say say-none">${words.confirmNone}</p>
${presets}
<p class="say say-own">${words.confirmOwn} <output for="amountText" data-own-words>${own}</output></p>
</div>`;
}

// English words of an amount only repeat the figure, so they add nothing beside it.
function sayWords(text: string, context: PageContext): Html {
  return context.lang === 'en' ? html`` : html`<span class="in-words">（${text}）</span>`;
}

function decimalOf(amountMinor: number, card: ProjectCard): string {
  return shortMoney({ amountMinor, currency: card.currency }, 'en')
    .replace(/^[A-Z]+\s/, '')
    .replaceAll(',', '');
}
