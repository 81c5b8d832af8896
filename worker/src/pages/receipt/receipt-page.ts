// The receipt: printable, checkable by anyone, without personal data, and plainly not the fiscal receipt.

import type { Receipt } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { icon } from '../icons.ts';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { qrImage } from '../qr-image.ts';
import type { Contact } from '../text/contact-text.ts';
import { contactLinks } from '../text/contact-text.ts';
import { dateText } from '../text/date-text.ts';
import { amountWords, moneyText } from '../text/money-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';

export interface ReceiptPageOptions {
  readonly receipt: Receipt;
  /** QR code of the address where the receipt file is verified. */
  readonly qrSvg?: string;
  /** How to reach the charity, for whoever needs the fiscal receipt. */
  readonly contact?: Contact;
  /** The short code, and where the gift is in the published log, counted from 0; null while it is not there yet. */
  readonly code: string;
  readonly place: number | null;
  readonly context: PageContext;
}

/** Draws the picture that people keep; built beside the widget. */
export const RECEIPT_PAGE_MODULE = '/widget/v1/receipt-page.js';

export function receiptPage({ receipt, qrSvg, contact, code, place, context }: ReceiptPageOptions): Html {
  const words = messagesFor(context.lang).receipt;
  const address = `${context.publicUrl}/receipts/${receipt.receiptNo}`;
  return layout({
    context: receipt.test ? { ...context, test: true } : context,
    title: `${words.title} ${receipt.receiptNo}`,
    description: words.description,
    speaker: receipt.charityName,
    indexed: false,
    modules: [RECEIPT_PAGE_MODULE],
    ...(contact ? { contact } : {}),
    body: html`<div class="page receipt">
<article class="paper receipt-sheet" aria-labelledby="receipt-heading">
<h1 id="receipt-heading">${words.heading}</h1>
${stateMarks(receipt, context)}
${placeMark(place, context)}
${receiptRows(receipt, code, context)}
<p class="not-fiscal"><strong>${words.notFiscal}</strong></p>
${contact ? html`<p>${words.askCharity}${punctuationOf(context.lang).colon}${contactLinks(contact, context)}</p>` : ''}
<div class="receipt-check">
${qrSvg === undefined ? '' : html`<figure>${qrImage({ svg: qrSvg, alt: words.qr })}<figcaption>${words.qr}</figcaption></figure>`}
<p class="hint">${words.address}<br><span class="address">${address}</span></p>
</div>
</article>
<div class="screen-only">
<p class="actions">${place === null ? '' : html`<a class="button" href="/v1/receipts/${receipt.receiptNo}/proof" download>${icon('receipt')}${words.file}</a>`}
<button class="quiet-button" type="button" data-picture="${words.pictureName}" hidden>${words.picture}</button>
<a class="quiet-button" href="${pageHref('/verify', context)}">${words.verify}</a></p>
<p class="hint">${words.fileHint}</p>
<p>${words.keep}</p>
<p>${words.print}</p>
<p>${words.noPersonal}</p>
<p class="actions"><a class="quiet-button" href="${pageHref(`/p/${receipt.projectId}`, context)}">${messagesFor(context.lang).result.projectPage}</a></p>
</div>
</div>`,
  });
}

// A test receipt is never called valid; that it was taken back is said of it all the same.
function stateMarks({ test, status }: Receipt, context: PageContext): Html {
  const words = messagesFor(context.lang).receipt;
  const mark = (outcome: 'clean' | 'attention', text: string) =>
    html`<p class="outcome outcome-${outcome}">${icon(outcome === 'clean' ? 'check' : 'attention')}${text}</p>`;
  const state = status === 'valid' ? mark('clean', words.states.valid) : mark('attention', words.states[status]);
  return html`${test ? mark('attention', words.testState) : ''}${test && status === 'valid' ? '' : state}`;
}

function placeMark(place: number | null, context: PageContext): Html {
  const words = messagesFor(context.lang).receipt;
  // People count from one.
  const text = place === null ? words.unpublished : words.published(String(place + 1));
  return html`<p class="hint">${icon(place === null ? 'clock' : 'book')}${text}</p>`;
}

function receiptRows(receipt: Receipt, code: string, context: PageContext): Html {
  const words = messagesFor(context.lang).receipt;
  const rows: readonly (readonly [string, Html])[] = [
    [words.number, html`<span class="code">${receipt.receiptNo}</span>`],
    [words.code, html`<strong class="code">${code}</strong> <span class="hint">${words.codeHint}</span>`],
    [words.amount, html`<strong>${moneyText(receipt.amount, context.lang)}</strong>`],
    [words.amountWords, html`${amountWords(receipt.amount, context.lang)}`],
    [words.date, html`<time datetime="${receipt.date}">${dateText(receipt.date, context.lang)}</time>`],
    [words.project, sourceText(receipt.projectTitle, context)],
    [words.charity, sourceText(receipt.charityName, context)],
    [words.filing, html`<span class="code">${sourceText(receipt.filingNumber, context)}</span>`],
  ];
  return html`<dl class="rows">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}
