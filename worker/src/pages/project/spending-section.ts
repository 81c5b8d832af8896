// Each spending with what proves it. The digests are here in full for whoever opens them; whether the books they stand in
// were altered is for the reader's own browser to say, where it runs our script.

import type { JournalEntry, ProjectCard } from '@happy-homeland/contract';
import { formatCount } from '@happy-homeland/contract/money';
import { html } from 'hono/html';
import type { MoneyTrail } from '../flow/money-flow.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { fileKindText } from '../text/file-kind-text.ts';
import { moneyText } from '../text/money-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';

export const SPENDING_ROWS = 20;
const SHORT_DIGEST = 8;

export function spendingSection(
  card: ProjectCard,
  { spending }: Pick<MoneyTrail, 'spending'>,
  context: PageContext,
): Html {
  const words = messagesFor(context.lang).flow;
  const rows = spending.slice(0, SPENDING_ROWS);
  const table = html`<p>${words.spendingNote}</p>
<table class="ledger spending">
<caption class="visually-hidden">${words.spending}</caption>
<thead><tr><th scope="col">${words.spendingHeader}</th><th scope="col" class="amount">${messagesFor(context.lang).project.amount}</th></tr></thead>
<tbody>${rows.map((entry) => row(entry, card, context))}</tbody>
</table>
${spending.length > rows.length ? html`<p>${words.spendingMore(rows.length)}</p>` : ''}`;
  return html`<section id="spending" aria-labelledby="spending-heading"><h2 id="spending-heading">${words.spending}</h2>
${rows.length === 0 ? html`<p class="empty">${words.nothingSpent}</p>` : table}
<p class="proof-place">${words.proofNote} <a href="#journal">${words.proof}</a></p>
</section>`;
}

function row(entry: JournalEntry, { currency }: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang);
  const { date, category, partner, reverses, seq } = entry;
  const size = entry.postings.reduce((sum, { amountMinor }) => sum + Math.max(0, amountMinor), 0);
  const amountMinor = reverses === null ? size : -size;
  const whom = partner === null ? '' : html` · ${sourceText(partner, context)}`;
  const what = reverses === null ? words.project.entry(seq) : words.project.reverses(reverses);
  return html`<tr>
<th scope="row">${category === null ? '' : sourceText(category, context)}<span class="fact-note"><time datetime="${date}">${dateText(date, context.lang)}</time> · ${what}${whom}</span>${evidence(entry, context)}</th>
<td class="amount">${moneyText({ amountMinor, currency }, context.lang)}</td>
</tr>`;
}

function evidence(entry: JournalEntry, context: PageContext): Html {
  const { evidence: files, reverses } = entry;
  const words = messagesFor(context.lang).flow;
  const [first] = files;
  if (first === undefined) return reverses === null ? html`` : takenBack(entry, context);
  const { colon } = punctuationOf(context.lang);
  return html`<details class="evidence"><summary><span>${words.files(files.length)}${colon}<code>${first.sha256.slice(0, SHORT_DIGEST)}…</code></span></summary>
<ul>${files.map(
    ({ sha256, bytes, mime }) =>
      html`<li><code>${sha256}</code><span class="fact-note">${words.file(formatCount(bytes), fileKindText(mime, context.lang))}</span></li>`,
  )}</ul></details>`;
}

/** A correction has no papers, and its reason is public. */
function takenBack({ reason }: JournalEntry, context: PageContext): Html {
  const { flow, project } = messagesFor(context.lang);
  const { colon } = punctuationOf(context.lang);
  const why = reason === null ? '' : html` · ${project.reason}${colon}${sourceText(reason, context)}`;
  return html`<span class="fact-note">${flow.takenBack}${why}</span>`;
}
