// 资金去向: four figures that add up to what was received, each opening to what it means. Disbursed is not spent.

import { html } from 'lit/html.js';
import type { View } from './view.ts';
import { link, moneyText, pageUrl } from './view.ts';

const FIGURES = ['held', 'spent', 'advances', 'fees'] as const;

export function useView(view: View) {
  const { text } = view;
  const use = view.card.fundUse;
  const sum = FIGURES.reduce((total, name) => total + use[`${name}Minor`], 0);
  return html`<section aria-labelledby="u"><h3 id="u">${text.use}</h3><div class="figures">${FIGURES.map(
    (name) => html`<details><summary>${text[name]}<b>${moneyText(view, use[`${name}Minor`])}</b></summary>
${text[`${name}Hint`]} ${link(pageUrl(view, '#journal'), text.ledger)}</details>`,
  )}</div><p class=${sum === use.raisedMinor ? 'quiet' : 'bad'}>${sum === use.raisedMinor ? text.addsUp : text.doesNotAddUp}</p></section>`;
}
