// A text to copy. The whole of it can be selected and copied by hand; the button comes with the script.

import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';

/** Characters of a snippet that fit on a line of a phone. */
const SNIPPET_COLUMNS = 32;
const SNIPPET_ROWS_MAX = 14;

export interface EmbedSnippet {
  /** Names the text and everything around it; unique on the page. */
  readonly id: string;
  readonly heading: string;
  readonly hint: string;
  /** Markup as a template made it, or text. */
  readonly code: Html | string;
}

/** A heading, a hint, the text to copy and its button. */
export async function embedSnippet(snippet: EmbedSnippet, context: PageContext): Promise<Awaited<Html>> {
  const { id, heading, hint } = snippet;
  const words = messagesFor(context.lang).embed;
  // As a string of characters: in a text area markup is text.
  const code = String(await snippet.code);
  const rows = code.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / SNIPPET_COLUMNS), 0);
  const field = `snippet-${id}`;
  return html`<div class="embed-text"><h3 id="${id}-heading">${heading}</h3>
<p class="hint" id="${field}-hint">${hint}</p>
<label class="visually-hidden" for="${field}">${heading}</label>
<textarea class="code snippet" id="${field}" rows="${Math.min(SNIPPET_ROWS_MAX, rows)}" readonly spellcheck="false" aria-describedby="${field}-hint">${code}</textarea>
<p class="copy-row"><button class="quiet-button" type="button" data-copy="${field}" data-copied="${words.copied}" aria-describedby="${id}-heading" hidden>${words.copy}</button><span role="status" data-copy-status="${field}"></span></p>
</div>`;
}
