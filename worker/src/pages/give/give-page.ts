// The charity's own donate page: one column, three steps, one form that posts without any script. Who receives stands
// before the amount; where money may not be taken here, the facts and the reason stand in place of the form.

import type { Channel, ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { channelSection } from '../compliance/channel-section.ts';
import { checkNotice } from '../compliance/check-notice.ts';
import { conspicuousBlock } from '../compliance/conspicuous-block.ts';
import { errorSummary, hasErrors } from '../field-error.ts';
import { icon } from '../icons.ts';
import { layout } from '../layout.ts';
import { ownImage, pageHref, safeHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import { pageCode } from '../page-code.ts';
import type { Html, PageContext } from '../page-context.ts';
import { byline, progressFigures } from '../project/card-facts.ts';
import { structuredData } from '../structured-data.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { sourceText } from '../text/source-text.ts';
import { weChatGuide } from '../wechat-guide.ts';
import { amountSentences, amountStep } from './give-amount.ts';
import { giveBrief } from './give-brief.ts';
import { detailsStep } from './give-details.ts';
import type { GiveForm } from './give-form-values.ts';
import { GIVE_FIELDS } from './give-form-values.ts';
import { otherWays } from './other-ways.ts';

/** Where the enhancement module of this page is served from. */
export const GIVE_PAGE_MODULE = '/widget/v1/give-page.js';

/** Keeps the public sheet of this page for when there is no network. */
export const GIVE_APP_MODULE = '/widget/v1/give-app.js';

export interface GivePageOptions {
  readonly card: ProjectCard;
  readonly channel: Channel;
  readonly form: GiveForm;
  /** Leads to this page, without what was chosen on it. */
  readonly qrSvg: string;
  /** The registered community site that sent the donor here. */
  readonly from?: { readonly siteName: string; readonly returnUrl: string };
  /** The donor came back without paying. */
  readonly abandoned: boolean;
  readonly context: PageContext;
  /** The style sheets, to stand in the page itself. */
  readonly styles?: string;
}

export function givePage(options: GivePageOptions): Html {
  const { card, channel, context } = options;
  const words = messagesFor(context.lang).give;
  const takesMoney = channel.channel === 'own-site';
  const { errors, challenge } = options.form;
  const title = words.title(card.title);
  return layout({
    context,
    title,
    description: words.description(card.charity.name),
    speaker: card.charity.name,
    openGraph: { image: ownImage(card.photo, context) },
    structured: structuredData({ ...options, title }),
    contact: card.charity.contact,
    ...(options.styles !== undefined && { styles: options.styles }),
    failed: takesMoney && hasErrors(errors),
    modules: takesMoney ? [GIVE_PAGE_MODULE, GIVE_APP_MODULE] : [],
    head: takesMoney && !context.inWeChat ? installable(card, context) : html``,
    body: html`<div class="page give">
${options.abandoned ? abandonedNotice(context) : ''}
<h1>${words.heading}${punctuationOf(context.lang).colon}${sourceText(card.title, context)}</h1>
${byline(card, context)}
${fromLine(options)}
${takesMoney ? errorSummary({ title: words.errorsTitle, errors, order: GIVE_FIELDS }) : ''}
${takesMoney && challenge ? checkNotice(card, challenge, context) : ''}
${giveBrief(card, context)}
${takesMoney ? weChatGuide(card, context) : ''}
${takesMoney ? giveForm(options) : html`${channelSection(options)}${progressFigures(card, context)}`}
<section class="paper" aria-labelledby="filing-heading">
<h2 id="filing-heading">${messagesFor(context.lang).conspicuous.heading}</h2>
${conspicuousBlock(card, context)}
</section>
<p><a class="quiet-button" href="${pageHref(`/p/${card.projectId}`, context)}">${words.projectPage}</a></p>
${takesMoney ? waysSection(card, context) : ''}
${pageCode({ svg: options.qrSvg, address: card.links.give }, context)}
</div>`,
  });
}

// What a phone needs to put the page on its first screen. The icon is named for those that read no manifest.
function installable({ projectId }: ProjectCard, context: PageContext): Html {
  const manifest = pageHref(`/give/${projectId}/app.webmanifest?lang=${context.lang}`, context);
  return html`<link rel="manifest" href="${manifest}"><link rel="apple-touch-icon" href="/widget/v1/icon-192.png">`;
}

function waysSection(card: ProjectCard, context: PageContext): Html {
  return html`<section class="on-paper" aria-labelledby="ways-heading"><h2 id="ways-heading">${messagesFor(context.lang).otherWays.heading}</h2>
${otherWays(card, context)}</section>`;
}

function abandonedNotice(context: PageContext): Html {
  const words = messagesFor(context.lang).give;
  return html`<div class="notice" role="status">${icon('info')}<p>${words.abandoned}</p></div>`;
}

function fromLine({ from, card, context }: GivePageOptions): Html {
  if (from === undefined) return html``;
  const words = messagesFor(context.lang).give;
  const back = safeHref(from.returnUrl);
  const link = back === null ? '' : html` <a href="${back}">${words.returnToSite(from.siteName)}</a>`;
  return html`<div class="notice">${icon('arrow')}<p>${words.fromSite(from.siteName)}${punctuationOf(context.lang).gap}${words.toCharity(card.charity.name)}${link}</p></div>`;
}

function giveForm(options: GivePageOptions): Html {
  const { card, form, context } = options;
  const words = messagesFor(context.lang).give;
  return html`<form class="give-form" method="post" action="${pageHref(`/give/${card.projectId}`, context)}" accept-charset="utf-8" novalidate data-give data-currency="${card.currency}" data-submitting="${words.submitting}" data-weak="${messagesFor(context.lang).offline.weak}">
${hiddenFields(options)}
${amountStep(card, form, context)}
${detailsStep(card, form, context)}
<section class="step" aria-labelledby="pay-heading">
<h2 id="pay-heading" class="step-heading"><span class="step-number">${words.stepOf(3)}</span> ${words.steps.pay}</h2>
${amountSentences(card, form, context)}
<p class="to">${words.confirmTo} <strong>${sourceText(card.charity.name, context)}</strong></p>
<p class="hint">${words.minors}</p>
<p class="main-action"><button class="button" type="submit">${words.pay}${icon('arrow')}</button></p>
<p class="hint" role="status" data-status></p>
<p class="hint">${words.payNote}</p>
</section>
</form>`;
}

function hiddenFields({ form, from, context }: GivePageOptions): Html {
  const { site, returnUrl = from?.returnUrl } = form.values ?? {};
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['key', form.key],
    ['session', form.session],
    ['site', site],
    ['returnUrl', returnUrl],
    ['lang', context.lang],
    ['size', context.largeText ? 'large' : undefined],
  ];
  const given = fields.filter(([, value]) => value !== undefined && value !== '');
  const proof = form.challenge ? html`<input type="hidden" name="proof" value="">` : '';
  return html`${given.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${proof}`;
}
