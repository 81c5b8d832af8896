// One import: what was read, how far it is, what would become of it or became of it, and the button that says yes.

import { FIELD_WORDS, FIELDS, OUTCOMES, reasonText } from '@happy-homeland/sheet';
import { html } from 'hono/html';
import { pageHref } from '../links.ts';
import type { Messages } from '../messages/messages-for.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html } from '../page-context.ts';
import { sourceText } from '../text/source-text.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';
import type { ListedImport } from './import-list.ts';
import { itemPath } from './item-line.ts';
import { said } from './work-words.ts';

type Outcome = keyof typeof OUTCOMES;

export interface ImportProgressOptions {
  readonly frame: ConsoleFrame;
  readonly listed: ListedImport;
  readonly charity: string;
  readonly columnNames: Readonly<Record<string, string>>;
  readonly left: number;
  /** Rows of the file that are answered in this phase. */
  readonly doneRows: number;
  readonly counts: readonly { readonly outcome: Outcome; readonly rows: number; readonly amount: string }[];
  readonly notes: readonly ImportNoteLine[];
  readonly furtherNotes: number;
  /** What the button books, where there is something to say yes to. */
  readonly confirm: { readonly rows: number; readonly amount: string } | null;
  /** Why it does not go on now. */
  readonly stopped: boolean;
}

export interface ImportNoteLine {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly rows: number;
  readonly outcome: Outcome;
  readonly reason: string;
  /** The work item that the line stays with. */
  readonly item?: string;
}

export function importProgressPage(options: ImportProgressOptions): Html {
  const { frame, listed, stopped, counts } = options;
  const { context } = frame;
  const { consoleImport: words } = messagesFor(context.lang);
  const isRefused = counts.some(({ outcome, rows }) => outcome === 'refused' && rows > 0);
  const notice = listed.phase === 'done' ? { notice: words.done } : {};
  return consolePage(
    { ...frame, ...notice, failed: isRefused },
    html`${stopped ? html`<p class="notice" role="alert">${words.stopped}</p>` : ''}
${progress(options, words)}
${outcomes(options, words)}
${isRefused ? html`<p class="notice" role="alert">${words.refusedHint}</p>` : ''}
${confirmation(options, words)}
${notes(options, words)}
<section><h2>${words.readTitle}</h2>${facts(options, words)}</section>
<p class="screen-only"><a href="${pageHref('/console/import', context)}">${words.another}</a></p>`,
  );
}

function facts({ frame, listed, charity, columnNames, left }: ImportProgressOptions, words: Messages['consoleImport']) {
  const { context } = frame;
  const { colon } = messagesFor(context.lang).console;
  const columns = FIELDS.flatMap((field) => {
    const name = columnNames[field];
    return name === undefined
      ? []
      : [html`<li>${said(FIELD_WORDS[field], context.lang)}${colon}${sourceText(name, context)}</li>`];
  });
  const name = listed.name === '' ? '' : html` · ${sourceText(listed.name, context)}`;
  return html`<dl class="rows"><div><dt>${words.source}</dt><dd>${words.kinds[listed.source]}${name}</dd></div>
<div><dt>${words.whose}</dt><dd>${sourceText(charity, context)}</dd></div>
<div><dt>${words.read}</dt><dd>${words.readRows(listed.rows, listed.amount, left)}</dd></div>
<div><dt>${words.columnNames}</dt><dd><ul class="plain-list">${columns}</ul></dd></div></dl>`;
}

function progress({ frame, listed, doneRows }: ImportProgressOptions, words: Messages['consoleImport']): Html | string {
  const { phase, rows, path } = listed;
  if (phase === 'tried' || phase === 'done') return '';
  const text = phase === 'trying' ? words.trying(doneRows, rows) : words.booking(doneRows, rows);
  return html`<section><h2>${words.status}</h2><p role="status">${text}</p>
<progress class="desk-progress" max="${rows}" value="${doneRows}" aria-label="${words.status}"></progress>
<p class="screen-only"><a href="${pageHref(path, frame.context)}">${words.update}</a></p></section>`;
}

function outcomes({ frame, listed, counts }: ImportProgressOptions, words: Messages['consoleImport']): Html | string {
  const shown = counts.filter(({ rows }) => rows > 0);
  if (shown.length === 0) return '';
  const { lang } = frame.context;
  const isBooked = listed.phase === 'booking' || listed.phase === 'done';
  const rows = shown.map(
    ({ outcome, rows: count, amount }) =>
      html`<tr><th scope="row"><span class="begun">${said(OUTCOMES[outcome], lang)}</span></th><td class="amount">${count}</td><td class="amount">${amount}</td></tr>`,
  );
  const waits = shown.some(({ outcome }) => outcome === 'waiting');
  return html`<section><h2>${isBooked ? words.booked : words.outcome}</h2>
<table class="ledger"><thead><tr><th scope="col">${words.outcomeOf}</th><th scope="col" class="amount">${words.rows}</th><th scope="col" class="amount">${words.amount}</th></tr></thead><tbody>${rows}</tbody></table>
${waits ? html`<p class="hint">${words.waitingHint}</p>` : ''}</section>`;
}

function notes(options: ImportProgressOptions, words: Messages['consoleImport']): Html | string {
  const { notes: lines, furtherNotes, frame } = options;
  if (lines.length === 0) return '';
  const { lang } = frame.context;
  const items = lines.map(({ firstRow, lastRow, rows, outcome, reason, item }) => {
    const where = rows === 1 ? words.noteRow(firstRow) : words.noteRows(firstRow, lastRow, rows);
    const text = said(reasonText(reason), lang);
    const why = item === undefined ? text : html`<a href="${pageHref(returnPath(item), frame.context)}">${text}</a>`;
    return html`<tr><th scope="row">${where}</th><td><span class="begun">${said(OUTCOMES[outcome], lang)}</span></td><td>${why}</td></tr>`;
  });
  return html`<section><h2>${words.notes}</h2>
<div class="table-scroll"><table class="ledger desk-faults"><thead><tr><th scope="col">${words.row}</th><th scope="col">${words.outcomeOf}</th><th scope="col">${words.reason}</th></tr></thead><tbody>${items}</tbody></table></div>
${furtherNotes > 0 ? html`<p class="hint">${words.notesMore(furtherNotes)}</p>` : ''}</section>`;
}

// What holds a line back is money to match that goes back.
function returnPath(itemId: string): string {
  return itemPath({ kind: 'unmatched-money', itemId });
}

function confirmation({ frame, listed, confirm, counts }: ImportProgressOptions, words: Messages['consoleImport']) {
  if (listed.phase !== 'tried') return '';
  const isNew = counts.some(({ outcome, rows }) => outcome !== 'already' && rows > 0);
  if (!isNew) return html`<p class="notice">${words.nothingNew}</p>`;
  if (confirm === null) return '';
  return html`<form class="screen-only" method="post" action="${pageHref(listed.path, frame.context)}">
<p class="main-action"><button class="button" type="submit">${words.confirm(confirm.rows, confirm.amount)}</button></p>
<p class="hint">${words.confirmHint}</p></form>`;
}
