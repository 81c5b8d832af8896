// An element in each of its states. The host's own children stay in sight until there is something better, and for
// good if there never is.

import { html } from 'lit/html.js';
import { actionView, closedView } from './action-view.ts';
import type { CardController } from './card-controller.ts';
import { codeOf } from './card-controller.ts';
import { cardView } from './card-view.ts';
import { link } from './view.ts';

export function elementView(card: CardController) {
  const { state, stage } = card;
  const { text, locale } = stage;
  if (state.status === 'complete') {
    const view = { ...stage, ...state.value };
    const outcome = view.outcome?.draw(view, card.loadAgain) ?? '';
    const once = card.standIn?.hasStood ? undefined : state.value;
    return cardView(view, { outcome, closed: closedView(view), action: actionView(view, card), once });
  }
  const standIn = card.standIn?.draw();
  if (standIn) return standIn;
  const failed = state.status === 'error';
  // Neither another try nor any link helps: they all lead to what is not there, the host's own included.
  if (failed && codeOf(state.error) === 'not-found') {
    return html`<p class="notice" role="alert" lang=${locale}>${text.noProject}</p>`;
  }
  return html`<slot></slot>${
    failed
      ? html`<div class="notice" role="alert" lang=${locale}><p>${text.loadFailed}</p><button @click=${card.load}>${text.retry}</button> ${link(stage.page, text.page)}</div>`
      : html`<p class="wait" role="status" lang=${locale} ?hidden=${state.status === 'initial'}>${text.loading}</p>`
  }`;
}
