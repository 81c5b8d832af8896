// 资金去向: where the money came from, and four figures that add up to it, each opening to what it means. Disbursed is
// not spent.

import { html } from 'lit/html.js';
import type { View } from './view.ts';
import { link, moneyText, pageUrl } from './view.ts';

const FIGURES = ['held', 'spent', 'advances', 'fees'] as const;

export function useView(view: View) {
  const { text, card } = view;
  const sum = FIGURES.reduce((total, name) => total + card.fundUse[`${name}Minor`], 0);
  const addsUp = sum === card.raisedMinor;
  return html`<section aria-labelledby="u"><h3 id="u">${text.use}</h3><div class="figures">${FIGURES.map(
    (name) => html`<details><summary>${text[name]}<b>${moneyText(view, card.fundUse[`${name}Minor`])}</b></summary>
${text[`${name}Hint`]} ${link(pageUrl(view, '#journal'), text.ledger)}</details>`,
  )}</div><p class=${addsUp ? 'quiet' : 'bad'}>${addsUp ? text.addsUp : text.doesNotAddUp}</p>${sourcesView(view)}</section>`;
}

function sourcesView(view: View) {
  const { text, card } = view;
  return html`<details><summary>${text.bySource}</summary><table>${card.bySource.map(
    ({ source, donors, raisedMinor }) => html`<tr><th scope="row">${text.source[source]}</th>
<td>${text.gifts(donors)}</td><td>${moneyText(view, raisedMinor)}</td></tr>`,
  )}</table></details>`;
}
