// 转至慈善组织官网: no form here and no pledge, only a link that says where it leads and whom it serves.

import { html } from 'lit/html.js';
import type { CardController } from './card-controller.ts';
import { chipsView } from './chips-view.ts';
import { contactView } from './contact-view.ts';
import { HhOpenEvent } from './open-event.ts';
import type { View } from './view.ts';
import { link, moneyText, whole } from './view.ts';
import { toWebUrl } from './web-url.ts';

export function handOffView(view: View, href: string, controller: CardController) {
  const { host } = controller;
  const { card, channel, text } = view;
  const { amountMinor } = controller;
  const { name, accountName } = card.charity;
  const pick = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) controller.amountMinor = Number(target.value);
    void host.draw();
  };
  // Without dialogs the link simply leads where it says. A dialog gives the focus to the first thing that takes it: the
  // heading, so that what is about to happen is read first.
  const open = (event: Event) => {
    const dialog = host.root.querySelector<HTMLDialogElement>('[aria-labelledby=d]');
    if (!dialog?.showModal) return;
    event.preventDefault();
    dialog.showModal();
    host.dispatchEvent(new HhOpenEvent({ projectId: host.project }));
  };
  const way = link(handOffUrl(view, href, amountMinor), text.official(name), 'go');
  return html`${controller.picksAmount ? html`<fieldset @change=${pick}>${chipsView(view)}</fieldset>` : ''}<p @click=${open}>${way}</p>
<dialog aria-labelledby="d"><h3 id="d" tabindex="-1">${text.leaving(channel.site?.name ?? location.host, name)}</h3>
<p>${amountMinor ? html`${text.amount} <b>${whole(moneyText(view, amountMinor))}</b><br>` : ''}${text.certificate} ${whole(card.conspicuous.certificateNumber)}<br>
${text.account} ${accountName}<br>${text.ask}</p>${contactView(view)}
<p>${way}</p><form method="dialog" aria-labelledby="d"><button>${text.cancel}</button></form></dialog>`;
}

// The amount picked, the site it came from, and the way back. No fragment: it may hold a token.
function handOffUrl({ channel, locale }: View, href: string, amountMinor: number | undefined): string {
  const url = new URL(href);
  const given = { amountMinor, site: channel.site?.siteId, returnUrl: hereUrl(), lang: locale };
  for (const [name, value] of Object.entries(given)) if (value) url.searchParams.set(name, `${value}`);
  return url.href;
}

/** This page without its fragment, if one can come back to it. */
export function hereUrl(): string | undefined {
  return toWebUrl(location.href.split('#')[0]);
}
