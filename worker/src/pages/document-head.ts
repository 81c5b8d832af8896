// The head of every page: what a tab, a search engine and a shared link show of it, then what draws it.

import { html, raw } from 'hono/html';
import { LANGS, languageHref } from './links.ts';
import type { Messages } from './messages/messages-for.ts';
import type { Html, PageContext } from './page-context.ts';
import { dataBlock } from './structured-data.ts';
import { punctuationOf } from './text/punctuation.ts';

export interface OpenGraph {
  readonly type?: 'website' | 'article';
  /** Absolute address of a picture on this deployment; without it the picture of all pages. */
  readonly image?: string | null;
}

export interface HeadOptions {
  readonly context: PageContext;
  /** Title of the page, without the speaker's name. */
  readonly title: string;
  readonly description: string;
  /** Full name of the charity that speaks on this page; null where a page belongs to none. */
  readonly speaker: string | null;
  readonly openGraph?: OpenGraph;
  /** The page shows a form that did not fit; its title says so first, where a screen reader begins. */
  readonly failed?: boolean;
  /** What machines read of it, by the words of schema.org. */
  readonly structured?: object;
  /** The style sheets themselves, where the page cannot wait for another round trip; its policy has to allow them. */
  readonly styles?: string;
  /** Scripts of our own to load as modules; the page must work without them. */
  readonly modules?: readonly string[];
  /** Extra elements of the head, such as a bounded refresh. */
  readonly head?: Html;
  /** Pages of one person (results, receipts, errors) stay out of search engines. */
  readonly indexed?: boolean;
}

/** Drawn once, for links to what has no photograph: 1200 × 630, the size that most readers of Open Graph show whole. */
const SHARE_PICTURE = '/widget/v1/share.png';
const STYLE_SHEETS = html`<link rel="stylesheet" href="/widget/v1/tokens.css">
<link rel="stylesheet" href="/assets/pages.css">`;
const LOCALES = { 'zh-CN': 'zh_CN', en: 'en_GB' } as const;

export function documentHead(options: HeadOptions, messages: Messages): Html {
  const { context } = options;
  const siteName = options.speaker ?? messages.shell.genericSpeaker;
  const title = options.failed ? messages.shell.failedTitle(options.title) : options.title;
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}${punctuationOf(context.lang).title}${siteName}</title>
<meta name="description" content="${options.description}">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<link rel="canonical" href="${languageHref(context)}">
${options.indexed === false ? html`<meta name="robots" content="noindex">` : alternates(context)}
${sharedLink(options, siteName)}
<link rel="icon" href="data:,">
${options.styles === undefined ? STYLE_SHEETS : html`<style>${raw(options.styles)}</style>`}
${(options.modules ?? []).map((source) => html`<script type="module" src="${source}"></script>`)}
${weChatScripts(context)}${options.head ?? ''}${options.structured ? dataBlock(options.structured) : ''}`;
}

// WeChat's own script, and ours that tells it what the link shows; both wait until the page is there. No hash: WeChat names one
// address and may mend what stands there.
function weChatScripts({ sharing }: PageContext): Html {
  if (sharing === undefined) return html``;
  const { appId, nonce, timestamp, signature } = sharing;
  return html`<meta name="wechat-share" data-app="${appId}" data-nonce="${nonce}" data-timestamp="${timestamp}" data-signature="${signature}">
<script src="https://res.wx.qq.com/open/js/jweixin-1.6.0.js" defer></script>
<script type="module" src="/widget/v1/wechat-share.js"></script>
`;
}

// Without a language in the address, the page follows the browser's.
function alternates(context: PageContext): Html {
  const link = (name: string, href: string) => html`<link rel="alternate" hreflang="${name}" href="${href}">`;
  return html`${LANGS.map((lang) => link(lang, languageHref(context, lang)))}${link('x-default', languageHref(context, null))}`;
}

// What messengers show of a link. Readers of `twitter:` take title, description and picture from Open Graph.
function sharedLink({ context, title, description, openGraph = {} }: HeadOptions, siteName: string): Html {
  const others = LANGS.filter((lang) => lang !== context.lang);
  const image = openGraph.image ?? null;
  return html`<meta property="og:type" content="${openGraph.type ?? 'website'}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${languageHref(context)}">
<meta property="og:site_name" content="${siteName}">
<meta property="og:locale" content="${LOCALES[context.lang]}">
${others.map((lang) => html`<meta property="og:locale:alternate" content="${LOCALES[lang]}">`)}
${
  image === null
    ? html`<meta property="og:image" content="${context.publicUrl}${SHARE_PICTURE}"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">`
    : html`<meta property="og:image" content="${image}">`
}
<meta property="og:image:alt" content="${title}">
<meta name="twitter:card" content="summary_large_image">`;
}
