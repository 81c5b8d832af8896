// A receipt as everybody may read it, and the search for one. The host's own children stay in sight until there is
// something better.

import type { Receipt } from '@happy-homeland/sdk';
import { formatMoney } from '@happy-homeland/sdk';
import { html } from 'lit/html.js';
import { formatDate } from './beijing-time.ts';
import type { RunState } from './latest-run.ts';
import type { ReceiptMessages } from './messages/receipt.ts';
import { receiptMessagesOf } from './messages/receipt.ts';
import type { AskingFailed, FoundReceipt } from './receipt-found.ts';
import type { SearchFaults, SearchField } from './receipt-search.ts';
import type { Part, Stage } from './view.ts';
import { link } from './view.ts';
import { toWebUrl } from './web-url.ts';

export interface ReceiptStage extends Stage {
  readonly state: RunState<FoundReceipt>;
  readonly error: AskingFailed | undefined;
  /** The receipt number in the tag, `bad` where it can be none; undefined for a search. */
  readonly named: string | undefined;
  readonly faults: SearchFaults;
  readonly search: (event: SubmitEvent) => void;
  readonly check: () => void;
  readonly lookAgain: () => void;
}

interface Speech extends ReceiptStage {
  readonly words: ReceiptMessages;
}

/** A limit of attempts a minute is over after that. */
const WAIT_S = 60;

export function receiptView(stage: ReceiptStage) {
  const speech = { ...stage, words: receiptMessagesOf(stage.locale) };
  return stage.named === undefined ? searchView(speech) : checkView(speech);
}

function checkView(speech: Speech) {
  const { state, error, named, locale, text, words, api, check } = speech;
  if (state.status === 'complete') {
    return html`<article part="card" lang=${locale} aria-label=${words.title}>${foundView(state.value, speech)}</article>`;
  }
  if (named === 'bad') return html`<slot></slot><p class="notice" role="alert" lang=${locale}>${words.badNumber}</p>`;
  if (!error) return html`<slot></slot><p class="wait" role="status" lang=${locale}>${words.asking}</p>`;
  if (error.code === 'not-found') {
    return html`<slot></slot><p class="notice" role="alert" lang=${locale}>${words.noNumber}</p>`;
  }
  return html`<slot></slot><div class="notice" role="alert" lang=${locale}><p>${words.unread}</p><button type="button" @click=${check}>${text.retry}</button> ${link(toWebUrl(`/receipts/${named}`, api), words.page)}</div>`;
}

function searchView(speech: Speech) {
  const { state, locale, words, api, search } = speech;
  return html`<article part="card" lang=${locale} aria-label=${words.find}><h2>${words.find}</h2><p>${words.lead}</p>
<form aria-label=${words.find} novalidate autocomplete="off" @submit=${search}>${fieldView('code', speech)}${fieldView('amount', speech)}
<button class="go" part="button">${words.submit}</button></form>
<div role="status">${state.status === 'pending' ? words.asking : ''}${state.status === 'complete' ? foundView(state.value, speech) : ''}${failureView(speech)}</div>
<p class="links">${link(toWebUrl('/receipts', api), words.lookupPage)}</p></article>`;
}

// The sentence beside the field is its hint until there is something wrong with what stands in it.
function fieldView(field: SearchField, { faults, words }: Speech) {
  const fault = faults[field];
  const hint = field === 'code' ? words.codeHint : words.amountHint;
  return html`<label>${words[field]}<input name=${field} inputmode=${field === 'code' ? 'text' : 'decimal'} autocapitalize="characters" autocomplete="off" spellcheck="false" aria-describedby=${`about-${field}`} aria-invalid=${fault ? 'true' : 'false'}></label>
<p id=${`about-${field}`} class=${fault ? 'bad' : 'quiet'}>${fault ? words[fault] : hint}</p>`;
}

function failureView({ error, words }: Speech): Part {
  return error ? html`<p class="notice">${failureText(error, words)}</p>` : '';
}

function failureText({ code, waitS }: AskingFailed, words: ReceiptMessages): string {
  if (code === 'not-found') return words.notFound;
  if (code === 'too-many-requests') return words.tooMany(waitS ?? WAIT_S);
  if (code === 'origin-not-allowed') return words.notAllowed;
  return code === 'invalid-body' ? words.badCode : words.failed;
}

const LOOKS: Readonly<Record<Receipt['status'], readonly [tone: string, shape: string]>> = {
  valid: ['green', '✓'],
  partially_refunded: ['amber', '▲'],
  refunded: ['red', '■'],
  reversed: ['red', '■'],
};

function foundView({ receipt, isPublished }: FoundReceipt, speech: Speech) {
  const { words, locale, api } = speech;
  const [tone, shape] = LOOKS[receipt.status];
  const { receiptNo } = receipt;
  const rows = [
    [words.given, formatMoney(receipt.amount, locale)],
    [words.date, formatDate(receipt.date, locale)],
    [words.project, link(toWebUrl(`/p/${encodeURIComponent(receipt.projectId)}`, api), receipt.projectTitle)],
    [words.charity, receipt.charityName],
    [words.filing, receipt.filingNumber],
    [words.number, receiptNo],
  ] as const;
  return html`${receipt.test ? html`<p class="test" part="ribbon">${words.test}</p>` : ''}
<p class=${tone}><i><span aria-hidden="true">${shape}</span> ${words.status[receipt.status]}</i></p>
<dl>${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd><span class="n">${value}</span></dd></div>`)}</dl>
${publishedView(isPublished, speech)}<p class="quiet">${words.notFiscal}</p>
<p class="links">${link(toWebUrl(`/receipts/${encodeURIComponent(receiptNo)}`, api), words.page)} ${link(toWebUrl(`/verify#${encodeURIComponent(receiptNo)}`, api), words.verify)}</p>`;
}

function publishedView(isPublished: boolean | undefined, { words, lookAgain }: Speech): Part {
  if (isPublished === undefined) return '';
  if (isPublished) return html`<p class="green">✓ ${words.published}</p>`;
  return html`<p class="amber">▲ ${words.unpublished}</p><p><button type="button" @click=${lookAgain}>${words.look}</button></p>`;
}
