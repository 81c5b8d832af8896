// For a part-time webmaster: one thing to copy, how it looks, what a strict policy needs, what the law lets the site do,
// and how to be registered. The copy buttons are an enhancement; the text can be selected without them.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { errorSummary, errorText, fieldMarks, hasErrors } from './field-error.ts';
import { GIVE_PAGE_MODULE } from './give-page.ts';
import { icon } from './icons.ts';
import { layout } from './layout.ts';
import { pageHref } from './links.ts';
import { messagesFor } from './messages/messages-for.ts';
import type { Html, PageContext } from './page-context.ts';
import { qrImage } from './qr-image.ts';
import { sourceText } from './source-text.ts';

/** The fields of the registration form from top to bottom; `form` is for what belongs to none of them. */
const REGISTER_FIELDS = ['form', 'origin', 'name', 'contact'] as const;

export type RegisterField = Exclude<(typeof REGISTER_FIELDS)[number], 'form'>;

export interface EmbedPageOptions {
  readonly card: ProjectCard;
  readonly snippets: { readonly tag: string; readonly link: string };
  /** Address of the widget script, for the preview. */
  readonly scriptUrl: string;
  /** QR code of the public project page. */
  readonly qrSvg: string;
  /** Directives a host with a strict policy must add, one per line. */
  readonly cspLines: readonly string[];
  /** Set after the registration form was accepted. */
  readonly registered?: 'received' | 'registered';
  readonly values?: Partial<Readonly<Record<RegisterField, string>>>;
  readonly errors?: Partial<Readonly<Record<RegisterField | 'form', string>>>;
  readonly context: PageContext;
}

export function embedPage(options: EmbedPageOptions): Html {
  const { card, context } = options;
  const words = messagesFor(context.lang).embed;
  return layout({
    context,
    title: words.title(card.title),
    description: words.description,
    speaker: card.charity.name,
    contact: card.charity.contact,
    failed: hasErrors(options.errors),
    modules: [options.scriptUrl, GIVE_PAGE_MODULE],
    body: html`<div class="page embed">
<h1>${words.heading}</h1>
<p class="byline">${sourceText(card.title, context)}</p>
${registrationResult(options)}
<p class="lead">${words.lead}</p>
${snippets(options)}
${preview(options)}
${lawSection(options)}
${registerSection(options)}
${cspSection(options)}
<section aria-labelledby="qr-heading"><h2 id="qr-heading">${words.qr}</h2><p>${words.qrHint}</p>${qrImage({ svg: options.qrSvg, alt: words.qrAlt(card.title) })}</section>
</div>`,
  });
}

function snippets({ snippets: { tag, link }, context }: EmbedPageOptions): Html {
  const words = messagesFor(context.lang).embed;
  return html`<section aria-labelledby="tag-heading"><h2 id="tag-heading">${words.tag}</h2>
${snippet({ id: 'snippet-tag', label: words.tag, hint: words.tagHint, code: tag }, context)}
</section>
<section aria-labelledby="link-heading"><h2 id="link-heading">${words.link}</h2>
${snippet({ id: 'snippet-link', label: words.link, hint: words.linkHint, code: link }, context)}
</section>`;
}

/** Characters of a snippet that fit on a line of a phone. */
const SNIPPET_COLUMNS = 32;
const SNIPPET_ROWS_MAX = 14;

interface Snippet {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly code: string;
}

function snippet({ id, label, hint, code }: Snippet, context: PageContext): Html {
  const words = messagesFor(context.lang).embed;
  const rows = code.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / SNIPPET_COLUMNS), 0);
  return html`<label class="visually-hidden" for="${id}">${label}</label>
<textarea class="code snippet" id="${id}" rows="${Math.min(SNIPPET_ROWS_MAX, rows)}" readonly spellcheck="false" aria-describedby="${id}-hint">${code}</textarea>
<p class="copy-row"><button class="quiet-button" type="button" data-copy="${id}" data-copied="${words.copied}" aria-describedby="${id}-hint" hidden>${words.copy}</button><span role="status" data-copy-status="${id}"></span></p>
<p class="hint" id="${id}-hint">${hint}</p>`;
}

function preview({ card, context }: EmbedPageOptions): Html {
  const words = messagesFor(context.lang).embed;
  return html`<section aria-labelledby="preview-heading"><h2 id="preview-heading">${words.preview}</h2>
<p class="hint">${words.previewNote}</p>
<div class="preview"><hh-donate project="${card.projectId}" lang="${context.lang}"><a class="quiet-button" href="${pageHref(`/p/${card.projectId}`, context)}">${words.previewFallback}</a></hh-donate></div>
</section>`;
}

function lawSection({ card, context }: EmbedPageOptions): Html {
  const words = messagesFor(context.lang).embed;
  return html`<section aria-labelledby="law-heading"><h2 id="law-heading">${words.lawHeading}</h2>
<ul class="law-list">
<li>${icon('check')}<span>${words.lawCan}</span></li>
<li>${icon('attention')}<span>${words.lawCannot}</span></li>
<li>${icon('info')}<span>${words.lawSpeaker(card.charity.name)}</span></li>
<li>${icon('info')}<span>${words.lawTitle(card.filedTitle)}</span></li>
</ul>
<p class="fact-note">${words.lawArticles}</p>
</section>`;
}

function cspSection({ cspLines, context }: EmbedPageOptions): Html {
  if (cspLines.length === 0) return html``;
  const words = messagesFor(context.lang).embed;
  return html`<section aria-labelledby="csp-heading"><h2 id="csp-heading">${words.csp}</h2>
<p>${words.cspHint}</p>
<pre class="code" tabindex="0" role="group" aria-labelledby="csp-heading">${cspLines.join('\n')}</pre>
</section>`;
}

function registrationResult({ registered, context }: EmbedPageOptions): Html {
  if (registered === undefined) return html``;
  return html`<div class="notice notice-ok" role="status">${icon('check')}<p>${messagesFor(context.lang).embed[registered]}</p></div>`;
}

function registerSection({ card, values = {}, errors, registered, context }: EmbedPageOptions): Html {
  const words = messagesFor(context.lang).embed;
  const fields = [
    { field: 'origin', label: words.origin, hint: words.originHint, maxLength: 2048, inputMode: 'url' },
    { field: 'name', label: words.name, hint: null, maxLength: 100, inputMode: 'text' },
    { field: 'contact', label: words.contact, hint: null, maxLength: 100, inputMode: 'text' },
  ] as const;
  const inputs = fields.map(({ field, label, hint, maxLength, inputMode }) => {
    const marks = fieldMarks({ field, ...(hint === null ? {} : { hint: `${field}-hint` }), errors });
    return html`<div class="field"><label for="${field}">${label}</label>
${errorText(field, errors)}
<input id="${field}" name="${field}" type="text" inputmode="${inputMode}" maxlength="${maxLength}" required value="${values[field] ?? ''}" autocomplete="off" ${marks}>
${hint === null ? '' : html`<p class="hint" id="${field}-hint">${hint}</p>`}</div>`;
  });
  const form = html`<form class="paper" method="post" action="${pageHref(`/embed/${card.projectId}/register`, context)}" accept-charset="utf-8" novalidate>
${inputs}
<p class="main-action"><button class="button" type="submit">${words.submit}</button></p>
</form>`;
  return html`<section id="register" aria-labelledby="register-heading"><h2 id="register-heading">${words.register}</h2>
<p>${words.registerHint}</p>
${errorSummary({ title: words.errorsTitle, errors, order: REGISTER_FIELDS })}
${registered === undefined ? form : html`<p>${words[registered]}</p>`}
</section>`;
}
