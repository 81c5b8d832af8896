// The public journal for readers: one group of rows per entry, accounts in words, debits and credits in columns of
// their own so that nobody has to know what a minus means here.

import type { JournalEntry, Posting, ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { moneyText } from '../text/money-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';
import { accountWords } from './account-words.ts';

export interface JournalView {
  readonly card: ProjectCard;
  readonly ledger: readonly JournalEntry[];
  /** True when the journal is longer than what is shown. */
  readonly ledgerMore: boolean;
}

export function journalTable({ card, ledger, ledgerMore }: JournalView, context: PageContext): Html {
  const words = messagesFor(context.lang).project;
  const csv = html`<p><a class="quiet-button" href="/v1/projects/${card.projectId}/ledger.csv">${words.journalCsv}</a></p>`;
  if (ledger.length === 0) return html`<p class="empty">${words.journalEmpty}</p>${csv}`;
  return html`<table class="ledger journal">
<caption class="visually-hidden">${words.journal}</caption>
<thead><tr><th scope="col">${words.account}</th><th scope="col" class="amount">${words.debit}</th><th scope="col" class="amount">${words.credit}</th></tr></thead>
${ledger.map((entry) => entryRows(entry, context))}
</table>
${ledgerMore ? html`<p>${words.journalMore}</p>` : ''}${csv}`;
}

function entryRows(entry: JournalEntry, context: PageContext): Html {
  return html`<tbody>
<tr class="entry"><th scope="rowgroup" colspan="3"><span class="entry-title">${entryTitle(entry, context)}</span> <span class="fact-note">${entryNote(entry, context)}</span></th></tr>
${entry.postings.map((posting) => postingRow(posting, context))}
</tbody>`;
}

function entryTitle({ kind, date, reverses }: JournalEntry, context: PageContext): Html {
  const words = messagesFor(context.lang);
  const what = reverses === null ? words.journalKind[kind] : words.project.reverses(reverses);
  return html`<time datetime="${date}">${dateText(date, context.lang)}</time> <span>${what}</span>`;
}

function entryNote(entry: JournalEntry, context: PageContext): Html {
  const { seq, source, reason } = entry;
  const words = messagesFor(context.lang);
  const sourceWords: Readonly<Record<string, string>> = words.source;
  const from = source === null ? '' : html` · ${sourceWords[source] ?? source}`;
  const { colon } = punctuationOf(context.lang);
  const why = reason === null ? '' : html` · ${words.project.reason}${colon}${sourceText(reason, context)}`;
  return html`${words.project.entry(seq)}${from}${detailNote(entry, context)}${why}`;
}

function detailNote({ category, partner, evidence, basis }: JournalEntry, context: PageContext): Html {
  const words = messagesFor(context.lang).project;
  const { colon } = punctuationOf(context.lang);
  const what = category === null ? '' : html` · ${words.category}${colon}${sourceText(category, context)}`;
  const who = partner === null ? '' : html` · ${words.partnerRole}${colon}${sourceText(partner, context)}`;
  const on = basis === null ? '' : html` · ${words.basis}${colon}${sourceText(basis, context)}`;
  const proved = evidence.length === 0 ? '' : html` · ${words.evidence(evidence.length)}`;
  return html`${what}${who}${on}${proved}`;
}

function postingRow({ account, amountMinor, currency }: Posting, context: PageContext): Html {
  const amount = moneyText({ amountMinor: Math.abs(amountMinor), currency }, context.lang);
  return html`<tr>
<th scope="row">${accountWords(account, messagesFor(context.lang))}</th>
<td class="amount">${amountMinor > 0 ? amount : ''}</td>
<td class="amount">${amountMinor < 0 ? amount : ''}</td>
</tr>`;
}
