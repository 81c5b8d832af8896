// The form, drawn only where the server says that money may be taken. Inputs keep their own values, so nothing that
// was typed is lost to an error, another language or larger letters.

import type { Money } from '@happy-homeland/sdk';
import { amountInWords } from '@happy-homeland/sdk';
import { html, nothing } from 'lit/html.js';
import { chipsView } from './chips-view.ts';
import type { GiftDraft, GiftFaults } from './gift-draft.ts';
import { readFittingAmount } from './gift-draft.ts';
import type { Locale } from './locale.ts';
import type { GiftMessages } from './messages/gift-zh-cn.ts';
import { giftZhCn } from './messages/gift-zh-cn.ts';
import type { View } from './view.ts';
import { link, moneyText, whole } from './view.ts';

export type Phase =
  /** `slow` is a sending that takes long. */
  | { readonly kind: 'editing' | 'sending' | 'slow' }
  | { readonly kind: 'leaving'; readonly url: string }
  /** `code` is the SDK's or the deployment's; `told` are the deployment's own instructions for paying. */
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'told'; readonly text: string };

/** What the form is drawn from, and what it tells. */
export interface DonateForm {
  readonly phase: Phase;
  readonly draft: GiftDraft;
  readonly faults: GiftFaults;
  readonly busy: boolean;
  readonly input: (event: Event) => void;
  readonly submit: (event: Event) => void;
}

/** What a browser may fill in (WCAG 2.2, 1.3.5). */
const AUTOCOMPLETE = {
  amount: 'off',
  name: 'nickname',
  title: 'organization',
  taxNumber: 'off',
  email: 'email',
  message: 'off',
} as const;

type TextField = keyof typeof AUTOCOMPLETE;

/** Longest texts the server takes, in UTF-16 units. */
const LENGTH_MAX = { amount: 20, name: 40, title: 100, taxNumber: 20, email: 254, message: 200 } as const;

export function donateView(view: View, donate: DonateForm) {
  const { text: card } = view;
  const text = view.text.gift ?? giftZhCn;
  const { draft, phase, busy } = donate;
  const amountMinor = readFittingAmount(draft, view.card);
  const money = amountMinor && { amountMinor, currency: view.card.currency };
  const field = fieldsOf(view, donate);
  const unchosen = donate.faults.fiscal;
  const fiscal = (value: 'waived' | 'requested') =>
    radio({ name: 'fiscal', value, invalid: Boolean(unchosen) }, text[value]);
  return html`<form aria-label=${card.give} novalidate @input=${donate.input} @submit=${donate.submit}>
<fieldset>${chipsView(view)}${field('amount', 'decimal')}<output>${money ? wordsOfMoney(money, view.locale) : ''}</output></fieldset>
<fieldset><legend>${text.display}</legend><div class="chips">${radio({ name: 'display', checked: true }, text.anonymous)}${radio({ name: 'display', value: 'name' }, text.named)}</div>
${draft['display'] ? field('name') : ''}${field('message')}</fieldset>
<fieldset><legend>${text.fiscal}</legend><div class="chips">${fiscal('waived')}${fiscal('requested')}</div>
<p class="bad" id="e-fiscal">${unchosen ? text[unchosen] : ''}</p>${draft['fiscal'] === 'requested' ? [field('title'), field('taxNumber'), field('email', 'email')] : ''}</fieldset>
<p class="quiet">${card.payee} <b>${view.card.charity.name}</b><br>${card.account} ${view.card.charity.accountName}<br>
${card.certificate} ${view.card.conspicuous.certificateNumber}<br>${text.guardian}</p>
${phase.kind === 'failed' ? html`<p class="bad notice" role="alert" tabindex="-1">${sentence(view, text, phase.code)}</p>` : ''}
<button class="go" part="button" aria-disabled=${busy}>${busy ? text.paying : text.pay} ${money ? whole(moneyText(view, money.amountMinor)) : ''}</button>
<p role="status">${phase.kind === 'sending' ? text.paying : ''}${phase.kind === 'slow' ? text.slow : ''}${phase.kind === 'leaving' ? link(phase.url, text.payHere) : ''}${phase.kind === 'told' ? phase.text : ''}</p></form>`;
}

/** Traditional Chinese counts with the same words, but for two that are written otherwise. */
function wordsOfMoney(money: Money, locale: Locale): string {
  const words = amountInWords(money, locale === 'en' ? locale : 'zh-CN');
  return locale === 'zh-Hant' ? words.replace('万', '萬').replace('亿', '億') : words;
}

interface Choice {
  readonly name: string;
  readonly value?: string;
  readonly checked?: boolean;
  readonly invalid?: boolean;
}

function radio({ name, value = '', checked = false, invalid = false }: Choice, words: string) {
  return html`<label><input type="radio" name=${name} value=${value} ?checked=${checked} aria-invalid=${invalid || nothing}
 aria-describedby=${invalid ? `e-${name}` : nothing}>${words}</label>`;
}

function sentence({ text }: View, { problem }: GiftMessages, code: string): string {
  const sentences = new Map<string, string>(Object.entries({ ...text.reason, ...problem, timeout: problem.network }));
  return sentences.get(code) ?? problem.busy;
}

function fieldsOf(view: View, { faults }: DonateForm) {
  const text = view.text.gift ?? giftZhCn;
  const { minMinor, maxMinor } = view.card.gift;
  const explain = (name: TextField): string => {
    const fault = faults[name];
    if (fault === 'tooLow') return text.tooLow(moneyText(view, minMinor));
    if (fault === 'tooHigh') return text.tooHigh(moneyText(view, maxMinor));
    return fault ? text[fault] : '';
  };
  return (name: TextField, mode?: 'decimal' | 'email') => {
    const label = name === 'amount' ? text.amount(view.card.currency) : text[name];
    return html`<label>${label}<input name=${name} inputmode=${mode ?? nothing} autocomplete=${AUTOCOMPLETE[name]}
 maxlength=${LENGTH_MAX[name]} aria-invalid=${faults[name] ? 'true' : 'false'} aria-describedby="e-${name}"></label>
<p class="bad" id="e-${name}">${explain(name)}</p>`;
  };
}
