// Pasting a filing, and what became of it, above the form that it filled in.

import { html } from 'hono/html';
import { errorSummary, errorText, fieldMarks } from '../field-error.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { sourceText } from '../text/source-text.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';

/** Of a line that was not understood, as much as says which it is. */
const SHOWN_CHARACTERS = 80;
const SHOWN_LINES = 40;

export interface FilingPageOptions {
  readonly frame: ConsoleFrame;
  readonly action: string;
  readonly errors: Readonly<Record<string, string>>;
}

export function filingPage({ frame, action, errors }: FilingPageOptions): Html {
  const { context } = frame;
  const { consoleFiling: words, console } = messagesFor(context.lang);
  return consolePage(
    { ...frame, failed: Object.keys(errors).length > 0 },
    html`<p class="lead">${words.lead}</p>
${errorSummary({ title: console.errorsTitle, errors, order: ['text'] })}
<form class="paper desk-form" method="post" action="${pageHref(action, context)}" enctype="multipart/form-data" accept-charset="utf-8" novalidate>
<div class="desk-field"><label for="text">${words.text}</label><p class="hint" id="text-hint">${words.textHint}</p>${errorText('text', errors)}
<textarea id="text" name="text" rows="14" ${fieldMarks({ field: 'text', errors, hint: 'text-hint' })}></textarea></div>
<div class="desk-field"><label for="file">${words.file}</label><p class="hint" id="file-hint">${words.fileHint}</p>
<input type="file" id="file" name="file" accept=".txt,.csv,.xlsx,text/plain,text/csv" aria-describedby="file-hint"></div>
<p class="main-action"><button class="button" type="submit">${words.submit}</button></p>
</form>`,
  );
}

/** The way from an empty form to a filled one. */
export function filingLink(path: string, context: PageContext): Html {
  const { consoleFiling: words } = messagesFor(context.lang);
  return html`<p class="screen-only"><a class="desk-link" href="${pageHref(path, context)}">${words.link}</a></p>`;
}

export interface FilingNoticeOptions {
  readonly understood: readonly { readonly label: string }[];
  readonly left: readonly {
    readonly label: string;
    readonly words: string;
    readonly why: 'absent' | 'later' | 'twice' | 'unknown' | 'unread';
  }[];
  readonly isCut: boolean;
  /** Where it is pasted again. */
  readonly again: string;
}

export function filingNotice({ understood, left, isCut, again }: FilingNoticeOptions, context: PageContext): Html {
  const { consoleFiling: words, console } = messagesFor(context.lang);
  const separator = context.lang === 'en' ? ', ' : '、';
  const names = understood.map(({ label }) => label).join(separator);
  const done =
    understood.length === 0
      ? html`<p class="notice" role="status">${words.nothing}</p>`
      : html`<p class="notice notice-ok" role="status"><span>${words.understood(understood.length)}${console.colon}${sourceText(names, context)}</span></p>`;
  const lines = left
    .slice(0, SHOWN_LINES)
    .map(
      ({ label, words: said, why }) =>
        html`<li>${label === '' ? '' : html`<strong>${sourceText(label, context)}</strong>${console.colon}`}${sourceText(shortened(said), context)} <span class="fact-note">${words.why[why]}</span></li>`,
    );
  return html`${done}
${isCut ? html`<p class="notice" role="status">${words.cut}</p>` : ''}
${lines.length === 0 ? '' : html`<details class="desk-left"${understood.length === 0 ? '' : html` open`}><summary>${words.left}</summary><p class="hint">${words.leftLead}</p><ul>${lines}</ul></details>`}
<p class="screen-only"><a href="${pageHref(again, context)}">${words.again}</a></p>`;
}

function shortened(text: string): string {
  const characters = [...text.slice(0, 4 * SHOWN_CHARACTERS)];
  return characters.length > SHOWN_CHARACTERS
    ? `${characters.slice(0, SHOWN_CHARACTERS).join('')}…`
    : characters.join('');
}
