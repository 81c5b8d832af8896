// Imports of a federation, newest first, each with the way on.

import { html } from 'hono/html';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { instantText } from '../text/date-text.ts';
import { sourceText } from '../text/source-text.ts';

export interface ListedImport {
  readonly path: string;
  readonly source: 'platform' | 'bank' | 'cash';
  readonly name: string;
  readonly phase: 'trying' | 'tried' | 'booking' | 'done';
  readonly rows: number;
  /** As it is shown. */
  readonly amount: string;
  readonly at: string;
}

export function importList(imports: readonly ListedImport[], context: PageContext): Html {
  const { consoleImport: words } = messagesFor(context.lang);
  if (imports.length === 0) return html`<p class="hint">${words.noneYet}</p>`;
  const items = imports.map(
    ({ path, source, name, phase, rows, amount, at }) =>
      html`<li class="desk-item"><a href="${pageHref(path, context)}">${words.kinds[source]}${name === '' ? '' : html` · ${sourceText(name, context)}`}</a>
<span class="fact-note">${words.phases[phase]} · ${words.listed(rows, amount)} · <time datetime="${at}">${instantText(at, context.lang)}</time></span></li>`,
  );
  return html`<ul class="plain-list desk-list">${items}</ul>`;
}
