// What every list is drawn with: its state before there is anything to list, and the way to more.

import { html } from 'lit/html.js';
import type { ListStage, More } from './list-controller.ts';
import type { ListPages } from './list-pages.ts';
import type { Locale } from './locale.ts';
import { listMessagesOf } from './messages/list.ts';
import { link } from './view.ts';

/** Nothing has been read yet, or it could not be. The host's own children stay in sight. */
export function unreadView({ state, code, locale, text, page, retry }: ListStage<unknown>) {
  if (code === 'not-found') return html`<p class="notice" role="alert" lang=${locale}>${text.noProject}</p>`;
  return html`<slot></slot>${
    state.status === 'error'
      ? html`<div class="notice" role="alert" lang=${locale}><p>${listMessagesOf(locale).failed}</p><button @click=${retry}>${text.retry}</button> ${link(page, listMessagesOf(locale).page)}</div>`
      : html`<p class="wait" role="status" lang=${locale} ?hidden=${state.status === 'initial'}>${listMessagesOf(locale).loading}</p>`
  }`;
}

interface MoreView {
  readonly list: ListPages<unknown>;
  readonly locale: Locale;
  /** Of the line that says how many there are; the focus goes there after the last page. */
  readonly id: string;
  readonly more: More;
}

/** How many are listed, said anew with each page, and the button for the next. */
export function moreView({ list, locale, id, more }: MoreView) {
  const text = listMessagesOf(locale);
  const { items, added, status, hasMore } = list;
  const told = added ? text.added(added, items.length) : text.listed(items.length);
  return html`<p class="quiet" role="status" id=${id} tabindex="-1">${status === 'failed' ? text.moreFailed : told}</p>${
    hasMore
      ? html`<button aria-disabled=${status === 'pending'} @click=${() => more(list, id)}>${status === 'pending' ? text.loading : text.more}</button>`
      : ''
  }`;
}
