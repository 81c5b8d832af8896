// The receipt: printable, checkable by anyone, without personal data, and plainly not the fiscal receipt.

import type { Receipt } from '@happy-homeland/contract';
import { html } from 'hono/html';
import type { Contact } from './contact-text.ts';
import { contactLinks } from './contact-text.ts';
import { dateText } from './date-text.ts';
import { icon } from './icons.ts';
import { layout } from './layout.ts';
import { pageHref } from './links.ts';
import { messagesFor } from './messages/messages-for.ts';
import { amountWords, moneyText } from './money-text.ts';
import type { Html, PageContext } from './page-context.ts';
import { punctuationOf } from './punctuation.ts';
import { qrImage } from './qr-image.ts';
import { sourceText } from './source-text.ts';

export interface ReceiptPageOptions {
  readonly receipt: Receipt;
  /** QR code of this page's address. */
  readonly qrSvg?: string;
  /** How to reach the charity, for whoever needs the fiscal receipt. */
  readonly contact?: Contact;
  readonly context: PageContext;
}

export function receiptPage({ receipt, qrSvg, contact, context }: ReceiptPageOptions): Html {
  const words = messagesFor(context.lang).receipt;
  const address = `${context.publicUrl}/receipts/${receipt.receiptNo}`;
  return layout({
    context: receipt.test ? { ...context, test: true } : context,
    title: `${words.title} ${receipt.receiptNo}`,
    description: words.description,
    speaker: receipt.charityName,
    indexed: false,
    ...(contact ? { contact } : {}),
    body: html`<div class="page receipt">
<article class="paper receipt-sheet" aria-labelledby="receipt-heading">
<h1 id="receipt-heading">${words.heading}</h1>
${stateMarks(receipt, context)}
${receiptRows(receipt, context)}
<p class="not-fiscal"><strong>${words.notFiscal}</strong></p>
${contact ? html`<p>${words.askCharity}${punctuationOf(context.lang).colon}${contactLinks(contact, context)}</p>` : ''}
<div class="receipt-check">
${qrSvg === undefined ? '' : html`<figure>${qrImage({ svg: qrSvg, alt: words.qr })}<figcaption>${words.qr}</figcaption></figure>`}
<p class="hint">${words.address}<br><span class="address">${address}</span></p>
</div>
</article>
<div class="screen-only">
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

function receiptRows(receipt: Receipt, context: PageContext): Html {
  const words = messagesFor(context.lang).receipt;
  const rows: readonly (readonly [string, Html])[] = [
    [words.number, html`<span class="code">${receipt.receiptNo}</span>`],
    [words.amount, html`<strong>${moneyText(receipt.amount, context.lang)}</strong>`],
    [words.amountWords, html`${amountWords(receipt.amount, context.lang)}`],
    [words.date, html`<time datetime="${receipt.date}">${dateText(receipt.date, context.lang)}</time>`],
    [words.project, sourceText(receipt.projectTitle, context)],
    [words.charity, sourceText(receipt.charityName, context)],
    [words.filing, html`<span class="code">${sourceText(receipt.filingNumber, context)}</span>`],
  ];
  return html`<dl class="rows">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}
