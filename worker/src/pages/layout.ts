// The frame of every page: the charity speaks in the header, our own name stands only in the footer. No inline script,
// style or handler anywhere: the content security policy refuses them, and nothing here needs them.

import { html } from 'hono/html';
import { canonicalHref, pageHref, withQuery } from './links.ts';
import type { Messages } from './messages/messages-for.ts';
import { messagesFor } from './messages/messages-for.ts';
import type { Html, PageContext } from './page-context.ts';
import type { Contact } from './text/contact-text.ts';
import { contactLinks } from './text/contact-text.ts';
import { punctuationOf } from './text/punctuation.ts';
import { sourceText } from './text/source-text.ts';

export interface OpenGraph {
  readonly type?: 'website' | 'article';
  /** Absolute address of a picture on this deployment. */
  readonly image?: string | null;
}

export interface LayoutOptions {
  readonly context: PageContext;
  /** Title of the page, without the speaker's name. */
  readonly title: string;
  readonly description: string;
  /** Full name of the charity that speaks on this page; null where a page belongs to none. */
  readonly speaker: string | null;
  readonly openGraph?: OpenGraph;
  /** The page shows a form that did not fit; its title says so first, where a screen reader begins. */
  readonly failed?: boolean;
  /** How to reach the speaker, for the footer. */
  readonly contact?: Contact;
  /** Scripts of our own to load as modules; the page must work without them. */
  readonly modules?: readonly string[];
  /** Extra elements of the head, such as a bounded refresh. */
  readonly head?: Html;
  /** Pages of one person (results, receipts, errors) stay out of search engines. */
  readonly indexed?: boolean;
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
${head(options, messages)}
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

function head(options: LayoutOptions, messages: Messages): Html {
  const { context, openGraph = {} } = options;
  const siteName = options.speaker ?? messages.shell.genericSpeaker;
  const canonical = canonicalHref(context);
  const title = options.failed ? messages.shell.failedTitle(options.title) : options.title;
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}${punctuationOf(context.lang).title}${siteName}</title>
<meta name="description" content="${options.description}">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
${options.indexed === false ? html`<meta name="robots" content="noindex">` : ''}
<link rel="canonical" href="${canonical}">
<meta property="og:type" content="${openGraph.type ?? 'website'}">
<meta property="og:title" content="${options.title}">
<meta property="og:description" content="${options.description}">
<meta property="og:url" content="${canonical}">
<meta property="og:site_name" content="${siteName}">
<meta property="og:locale" content="${context.lang === 'en' ? 'en_GB' : 'zh_CN'}">
${openGraph.image ? html`<meta property="og:image" content="${openGraph.image}">` : ''}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/widget/v1/tokens.css">
<link rel="stylesheet" href="/assets/pages.css">
${(options.modules ?? []).map((source) => html`<script type="module" src="${source}"></script>`)}
${options.head ?? ''}`;
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
