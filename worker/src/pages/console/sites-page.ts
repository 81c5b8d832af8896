// Community websites: those that asked to show projects, and those that may.

import { html } from 'hono/html';
import { pageHref, safeHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { instantText } from '../text/date-text.ts';
import { sourceText } from '../text/source-text.ts';
import type { ConsoleFrame } from './console-page.ts';
import { consolePage } from './console-page.ts';
import type { FormModel } from './form-model.ts';
import { plainForm } from './work-form-page.ts';

export interface AskingSite {
  readonly requestId: string;
  readonly origin: string;
  readonly name: string;
  readonly contact: string;
  readonly askedAt: string;
}

export interface SitesPageOptions {
  readonly frame: ConsoleFrame;
  readonly federation: string;
  readonly asking: readonly AskingSite[];
  readonly sites: readonly { readonly name: string; readonly origin: string }[];
  readonly form: FormModel;
}

export function sitesPage(options: SitesPageOptions): Html {
  const { frame, federation, asking, sites, form } = options;
  const { context } = frame;
  const { consoleSites: words } = messagesFor(context.lang);
  const listed = sites.map(
    ({ name, origin }) =>
      html`<li class="desk-item">${sourceText(name, context)} <span class="fact-note address">${origin}</span></li>`,
  );
  return consolePage(
    { ...frame, failed: Object.keys(form.errors).length > 0 },
    html`<section><h2>${words.requests}</h2>
${
  asking.length === 0
    ? html`<p class="hint">${words.noRequests}</p>`
    : html`<p class="hint">${words.requestsLead}</p><ul class="plain-list desk-list">${asking.map((site) => askingItem(options, site))}</ul><p class="hint">${words.notApproved}</p>`
}</section>
<section><h2>${words.list}</h2>${sites.length === 0 ? html`<p class="hint">${words.none}</p>` : html`<ul class="plain-list desk-list">${listed}</ul>`}</section>
<section class="screen-only"><h2>${words.add}</h2>
${plainForm({ form, action: `/console/sites?federation=${federation}`, hidden: {}, submit: words.addSubmit }, context)}</section>`,
  );
}

function askingItem({ frame, federation }: SitesPageOptions, site: AskingSite): Html {
  const { context } = frame;
  const { consoleSites: words } = messagesFor(context.lang);
  const { requestId, origin, name, contact, askedAt } = site;
  const href = safeHref(origin);
  const address =
    href === null ? html`${origin}` : html`<a class="address" href="${href}" rel="noreferrer">${origin}</a>`;
  const action = pageHref(`/console/sites/approve?federation=${federation}`, context);
  return html`<li class="desk-item"><strong>${sourceText(name, context)}</strong> ${address}
<span class="fact-note">${contactText(contact, context)}<time datetime="${askedAt}">${instantText(askedAt, context.lang)}</time></span>
<form class="desk-inline screen-only" method="post" action="${action}"><input type="hidden" name="request" value="${requestId}"><button class="quiet-button" type="submit">${words.approve}<span class="visually-hidden">${words.approveOf(name)}</span></button></form>
${refusalForm(site, { federation }, context)}</li>`;
}

function contactText(contact: string, context: PageContext): Html {
  const { consoleSites: words } = messagesFor(context.lang);
  return contact === ''
    ? html``
    : html`${words.contact}${context.lang === 'en' ? ': ' : '：'}${sourceText(contact, context)} · `;
}

// The reason is asked for in the same form, so that nobody is refused without one.
function refusalForm(
  { requestId, name }: AskingSite,
  { federation }: Pick<SitesPageOptions, 'federation'>,
  context: PageContext,
): Html {
  const { consoleSites: words } = messagesFor(context.lang);
  const action = pageHref(`/console/sites/refuse?federation=${federation}`, context);
  const field = `reason-${requestId}`;
  return html`<details class="screen-only"><summary>${words.refuse}<span class="visually-hidden">${words.approveOf(name)}</span></summary>
<form method="post" action="${action}"><input type="hidden" name="request" value="${requestId}">
<div class="field"><label for="${field}">${words.reason}</label><textarea id="${field}" name="reason" rows="2" maxlength="300" required aria-describedby="${field}-hint"></textarea><p class="hint" id="${field}-hint">${words.reasonHint}</p></div>
<button class="quiet-button" type="submit">${words.refuse}</button></form></details>`;
}
