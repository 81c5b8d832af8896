import { html } from 'lit/html.js';
import type { View } from './view.ts';
import { moneyText } from './view.ts';

/** The preset amounts as native radios; nothing is picked beforehand. Stands inside a fieldset. */
export function chipsView(view: View) {
  const { gift } = view.card;
  return html`<legend>${view.text.howMuch}</legend><div class="chips">${gift.presetsMinor.map(
    (minor) => html`<label><input type="radio" name="preset" value=${minor}>${moneyText(view, minor, 'short')}</label>`,
  )}</div>`;
}
