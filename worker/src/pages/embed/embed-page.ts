// For a part-time webmaster, in the order of the work: what to copy, what keeps the page still, what a strict policy
// needs, the poster, what the law lets the site do, how it looks, and how to be registered. The copy buttons are an
// enhancement; the texts can be selected without them.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { hasErrors } from '../field-error.ts';
import { GIVE_PAGE_MODULE } from '../give/give-page.ts';
import { icon } from '../icons.ts';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { qrImage } from '../qr-image.ts';
import { sourceText } from '../text/source-text.ts';
import { embedAttributes } from './embed-attributes.ts';
import type { Registration } from './embed-register.ts';
import { registerSection } from './embed-register.ts';
import { embedSnippet } from './embed-snippet.ts';

export interface EmbedPageOptions extends Registration {
  readonly snippets: {
    readonly tag: string;
    /** The tag with a version that never changes and its hash; null where no version is served. */
    readonly pinned: string | null;
    /** The tag of the automatic check, with its own script; then the same with a version that never changes. */
    readonly check: string;
    readonly checkPinned: string | null;
    /** The same of the check of the public books. */
    readonly proof: string;
    readonly proofPinned: string | null;
    readonly link: string;
    /** Style that keeps the tag's place while it loads. */
    readonly reserve: string;
  };
  /** Address of the widget script, for the preview. */
  readonly scriptUrl: string;
  /** QR code of the public project page. */
  readonly qrSvg: string;
  /** Directives a host with a strict policy must add, one per line. */
  readonly cspLines: readonly string[];
}

export function embedPage(options: EmbedPageOptions): Html {
  const { card, context } = options;
  const words = messagesFor(context.lang).embed;
  return layout({
    context,
    title: words.title(card.title),
    description: words.lead,
    speaker: card.charity.name,
    contact: card.charity.contact,
    failed: hasErrors(options.errors),
    modules: [options.scriptUrl, GIVE_PAGE_MODULE],
    body: html`<div class="page embed">
<h1>${words.heading}</h1>
<p class="byline">${sourceText(card.title, context)}</p>
${registrationResult(options)}
<p class="lead">${words.lead}</p>
${endedNote(card, context)}
${snippets(options)}
<section aria-labelledby="qr-heading"><h2 id="qr-heading">${words.qr}</h2><p>${words.qrHint}</p>${qrImage({ svg: options.qrSvg, alt: words.qrAlt(card.title) })}</section>
${lawSection(options)}
${preview(options)}
${registerSection(options)}
</div>`,
  });
}

function registrationResult({ registered, context }: EmbedPageOptions): Html {
  if (registered === undefined) return html``;
  return html`<div class="notice notice-ok" role="status">${icon('check')}<p>${messagesFor(context.lang).embed[registered]}</p></div>`;
}

function endedNote({ intake }: ProjectCard, context: PageContext): Html {
  if (intake !== 'campaign-ended') return html``;
  return html`<div class="notice">${icon('info')}<p>${messagesFor(context.lang).embed.ended}</p></div>`;
}

type Section = readonly [id: string, heading: string, hint: string, code: string | null];

function snippets({ snippets: texts, cspLines, context }: EmbedPageOptions): Html {
  const { tag, pinned, check, checkPinned, proof, proofPinned, link, reserve } = texts;
  const words = messagesFor(context.lang).embed;
  const { fixed, pinnedHint } = words;
  // Id, heading and hint of each text, from top to bottom; where there is nothing to copy, there is no section.
  const first: readonly Section[] = [
    ['tag', words.tag, words.tagHint, tag],
    ['reserve', words.reserve, words.reserveHint, reserve],
  ];
  const others: readonly Section[] = [
    ['csp', words.csp, words.cspHint, cspLines.join('\n')],
    ['pinned', words.pinned, pinnedHint, pinned],
    ['compliance', words.check, words.checkHint, check],
    ['compliance-pinned', fixed(words.check), pinnedHint, checkPinned],
    ['proof', words.proof, words.proofHint, proof],
    ['proof-pinned', fixed(words.proof), pinnedHint, proofPinned],
    ['link', words.link, words.linkHint, link],
  ];
  const drawn = ([id, heading, hint, code]: Section) =>
    code ? embedSnippet({ id, heading, hint, code }, context) : '';
  return html`${first.map(drawn)}${embedAttributes(context)}${others.map(drawn)}`;
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

function preview({ card, context }: EmbedPageOptions): Html {
  const words = messagesFor(context.lang).embed;
  const href = pageHref(`/p/${card.projectId}`, context);
  return html`<section aria-labelledby="preview-heading"><h2 id="preview-heading">${words.preview}</h2>
<p class="hint">${words.previewNote}</p>
<div class="preview" tabindex="0" role="group" aria-labelledby="preview-heading"><hh-donate project="${card.projectId}" lang="${context.lang}" ${context.largeText ? html`size="large"` : ''}><a class="quiet-button" href="${href}">${words.previewFallback}</a></hh-donate></div>
</section>`;
}
