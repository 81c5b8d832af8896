// For editors that strip scripts, styles and frames (articles of official accounts, DedeCMS): a table, a picture and
// words, with nothing in it that changes. Figures would be old tomorrow, so they stay behind the code; who asks, under
// which filing and whom to ask stand in it, because an appeal has to name them wherever it stands (Charity Law art. 25).

import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html } from '../page-context.ts';
import type { EmbedMaterial } from './embed-forms.ts';
import { pageAddress, wordsLang } from './embed-forms.ts';

/** CSS pixels of the code's side in the card. */
const CODE_SIDE = 200;

export function codeAddress({ card, publicUrl }: Pick<EmbedMaterial, 'card' | 'publicUrl'>): string {
  return `${publicUrl}/embed/${card.projectId}/qr.png`;
}

/** Markup of tables and pictures alone: no script, no style, no class. */
export function editorCard(material: Omit<EmbedMaterial, 'pins'>): Html {
  const { card, choice } = material;
  const words = messagesFor(wordsLang(choice)).embed.card;
  const { conspicuous: facts } = card;
  return html`<table width="100%" border="1" cellpadding="12" cellspacing="0">
<tbody><tr><td align="center">
<p><strong>${card.title}</strong></p>
<p>${words.speaker(facts.organisation)}</p>
<p><img src="${codeAddress(material)}" width="${CODE_SIDE}" height="${CODE_SIDE}" alt="${words.code(card.title)}"></p>
<p>${words.scan}</p>
<p>${words.campaign(facts.filedTitle)}<br>${words.filing(facts.filingNumber)}<br>${words.certificate(facts.certificateNumber)}<br>${words.contact(facts.contact)}<br>${words.enquiry(facts.enquiry)}</p>
<p><a href="${pageAddress(material)}">${words.link}</a></p>
</td></tr></tbody>
</table>`;
}
