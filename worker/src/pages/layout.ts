// The frame of every page: the charity speaks in the header, our own name stands only in the footer. No inline script,
// style or handler anywhere: the content security policy refuses them, and nothing here needs them.

import { html } from 'hono/html';
import type { HeadOptions } from './document-head.ts';
import { documentHead } from './document-head.ts';
import { pageHref, withQuery } from './links.ts';
import type { Messages } from './messages/messages-for.ts';
import { messagesFor } from './messages/messages-for.ts';
import type { Html } from './page-context.ts';
import type { Contact } from './text/contact-text.ts';
import { contactLinks } from './text/contact-text.ts';
import { punctuationOf } from './text/punctuation.ts';
import { sourceText } from './text/source-text.ts';

export interface LayoutOptions extends HeadOptions {
  /** How to reach the speaker, for the footer. */
  readonly contact?: Contact;
  /** Where the first link leads, for a page whose main part begins with links that every such page has. */
  readonly skipTo?: string;
  readonly body: Html;
}

/** A whole HTML document. */
export function layout(options: LayoutOptions): Html {
  const { context } = options;
  const messages = messagesFor(context.lang);
  const size = context.largeText ? 'large' : 'standard';
  return html`<!doctype html>
<html lang="${context.lang}" data-size="${size}">
<head>
${documentHead(options, messages)}
</head>
<body>
<a class="skip" href="#${options.skipTo ?? 'main'}">${messages.shell.skip}</a>
${context.test ? html`<aside class="test-ribbon" aria-label="${messages.shell.test}">${messages.shell.testRibbon}</aside>` : ''}
${header(options, messages)}
<main id="main" tabindex="-1">
${options.body}
</main>
${footer(options, messages)}
</body>
</html>
`;
}

function header({ context, speaker }: LayoutOptions, messages: Messages): Html {
  const { shell } = messages;
  const otherSize = context.largeText ? null : 'large';
  return html`<header class="site-header">
<div class="site-header-inner">
<p class="speaker"><a href="${pageHref('/', context)}">${sourceText(speaker ?? shell.genericSpeaker, context)}</a></p>
<nav class="switches" aria-label="${shell.display}">
<a href="${withQuery(context, 'size', otherSize)}">${context.largeText ? shell.normal : shell.large}</a>
<a href="${withQuery(context, 'lang', shell.otherLanguageCode)}" lang="${shell.otherLanguageCode}" hreflang="${shell.otherLanguageCode}">${shell.otherLanguage}</a>
</nav>
</div>
</header>`;
}

function footer({ context, contact, speaker }: LayoutOptions, messages: Messages): Html {
  const { shell } = messages;
  return html`<footer class="site-footer">
<div class="site-footer-inner">
${
  speaker !== null
    ? html`<p><strong>${sourceText(speaker, context)}</strong></p>
${contact ? html`<p>${shell.contact}${punctuationOf(context.lang).colon}${contactLinks(contact, context)}</p>` : ''}`
    : ''
}
<p>${shell.notDesignated}</p>
<p>${shell.madeWith}</p>
<p class="footer-links"><a href="${pageHref('/', context)}">${shell.home}</a> <a href="${pageHref('/receipts', context)}">${messages.lookup.title}</a> <a href="${pageHref('/verify', context)}">${messages.verify.title}</a> <a href="${pageHref('/rules', context)}">${shell.rules}</a> <a href="${pageHref('/docs', context)}">${shell.docs}</a></p>
${context.icp ? html`<p>${context.icp}</p>` : ''}
</div>
</footer>`;
}
