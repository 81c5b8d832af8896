// 资金去向: figures that add up to what was received, each opening to what it means, and where the money came from.
// Disbursed is not spent. What seldom is anything (management, surplus, interest) is one figure.

import { formatCount } from '@happy-homeland/sdk';
import { html } from 'lit/html.js';
import type { View } from './view.ts';
import { link, moneyText, pageUrl, whole } from './view.ts';

/** What is left is the fifth; it stands among the first answers of the card. */
const USED = ['spent', 'advances', 'fees', 'other'] as const;

type Figure = 'held' | (typeof USED)[number];

export function useView(view: View) {
  const { text, card } = view;
  const sum = USED.reduce((total, name) => total + card.fundUse[`${name}Minor`], card.fundUse.heldMinor);
  const addsUp = sum === card.raisedMinor;
  return html`<section aria-labelledby="u"><h3 id="u">${text.use}</h3><div class="figures">${USED.map((name) => figureView(view, name))}${sourcesView(view)}</div>
<p class=${addsUp ? 'quiet' : 'bad'}>${addsUp ? text.addsUp : text.doesNotAddUp}</p></section>`;
}

export function figureView(view: View, name: Figure) {
  const { text, card } = view;
  // What is of several kinds has no one meaning; every entry says its own.
  const hint: Partial<Record<Figure, string>> = text.hint;
  return html`<details aria-label=${text[name]}><summary>${text[name]} <b>${whole(moneyText(view, card.fundUse[`${name}Minor`]))}</b></summary>
${hint[name]} ${link(pageUrl(view, '#journal'), text.ledger)}</details>`;
}

function sourcesView(view: View) {
  const { text, card } = view;
  return html`<details aria-label=${text.bySource}><summary>${text.bySource}</summary><table aria-label=${text.bySource}>${card.bySource.map(
    ({ source, donors, raisedMinor }) => html`<tr><th scope="row">${text.source[source]}</th>
<td>${whole(moneyText(view, raisedMinor))} ${whole(text.gifts(formatCount(donors)))}</td></tr>`,
  )}</table></details>`;
}
