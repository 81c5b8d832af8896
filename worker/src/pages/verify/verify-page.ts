// Verifying a receipt, in the reader's browser: this page brings the words, the keys to verify with, and a script. Its policy
// lets the browser ask nobody, unless the person has asked for that.

import { html } from 'hono/html';
import { icon } from '../icons.ts';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';

/** Verifies; built beside the widget. */
export const VERIFY_PAGE_MODULE = '/widget/v1/verify-page.js';

export interface VerifyPageOptions {
  /** The text of the trust file. */
  readonly trust: string;
  /** Whether the person asked for a comparison with what the log says now. */
  readonly isLive: boolean;
  readonly context: PageContext;
}

export function verifyPage({ trust, isLive, context }: VerifyPageOptions): Html {
  const words = messagesFor(context.lang).verify;
  return layout({
    context,
    title: words.title,
    description: words.lead,
    speaker: null,
    indexed: !isLive,
    modules: [VERIFY_PAGE_MODULE],
    body: html`<div class="page verify" data-verify data-trust="${trust}" ${isLive ? html`data-live="1"` : ''}>
<h1>${words.title}</h1>
<p class="lead">${isLive ? words.liveLead : words.lead}</p>
<noscript><p class="outcome outcome-attention">${words.noScript}</p></noscript>
<section class="paper verify-desk" aria-label="${words.title}">
<p class="hint" role="status" data-status>${words.loading}</p>
<div class="drop" data-drop><p class="actions"><label class="button file-button">${icon('receipt')}${words.file}
<input id="receipt-file" type="file" accept=".tlog-proof,.txt,text/plain,image/*" aria-describedby="receipt-file-hint"></label>
<button class="quiet-button" type="button" data-camera hidden>${words.camera}</button></p>
<p class="hint" id="receipt-file-hint">${words.fileHint}</p>
<div class="camera" data-camera-place></div></div>
<form><div class="field"><label for="receipt-text">${words.paste}</label>
<textarea id="receipt-text" rows="4" autocomplete="off" spellcheck="false" required></textarea></div>
<p class="actions"><button class="button" type="submit">${words.submit}</button></p></form>
</section>
<section class="verify-outcome" tabindex="-1" aria-live="polite" aria-label="${words.outcome}" data-outcome><p class="hint">${words.empty}</p></section>
<section aria-labelledby="what-heading"><h2 id="what-heading">${words.what}</h2>
<ul>${words.whatItems.map((item) => html`<li>${item}</li>`)}</ul></section>
<section aria-labelledby="offline-heading"><h2 id="offline-heading">${words.offline}</h2>
<ol>${words.offlineSteps.map((step) => html`<li>${step}</li>`)}</ol></section>
<p class="actions"><a class="quiet-button" href="${pageHref('/receipts', context)}">${words.lookup}</a></p>
</div>`,
  });
}
