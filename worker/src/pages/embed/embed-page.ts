// For a part-time webmaster, in the order of the work: which website it is, which form fits it, what to copy, how it looks,
// what the law lets the site do, and how to be registered. The copy buttons are an enhancement; the texts can be selected
// without them, and every form is made by one generator.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { hasErrors } from '../field-error.ts';
import { GIVE_PAGE_MODULE } from '../give/give-page.ts';
import { icon } from '../icons.ts';
import { layout } from '../layout.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { sourceText } from '../text/source-text.ts';
import type { EmbedChoice } from './embed-choice.ts';
import { embedChooser } from './embed-chooser.ts';
import type { EmbedMaterial } from './embed-forms.ts';
import { evergreenUrl } from './embed-forms.ts';
import { lawSection } from './embed-law.ts';
import type { EmbedPlace } from './embed-place.ts';
import { placeSection } from './embed-place.ts';
import type { Registration } from './embed-register.ts';
import { registerSection } from './embed-register.ts';
import { editorSection, elementSection, frameSection, linkSection, posterSection } from './embed-sections.ts';
import { oembedSection, wordpressSection } from './embed-systems.ts';

export interface EmbedPageOptions extends Registration, Pick<EmbedMaterial, 'pins'> {
  readonly choice: EmbedChoice;
  /** The website that was named; null where none was. */
  readonly place: EmbedPlace | null;
  /** QR code of the public project page. */
  readonly qrSvg: string;
}

/** The forms, by what a website lets in. */
const FORMS = ['element', 'frame', 'editor', 'wordpress', 'oembed', 'link'] as const;

export function embedPage(options: EmbedPageOptions): Html {
  const { card, choice, pins, context, qrSvg } = options;
  const words = messagesFor(context.lang).embed;
  const material: EmbedMaterial = { card, choice, pins, publicUrl: context.publicUrl };
  return layout({
    context,
    title: words.title(card.title),
    description: words.lead,
    speaker: card.charity.name,
    contact: card.charity.contact,
    failed: hasErrors(options.errors),
    modules: [evergreenUrl(context.publicUrl).slice(context.publicUrl.length), GIVE_PAGE_MODULE],
    body: html`<div class="page embed">
<h1>${words.heading}</h1>
<p class="byline">${sourceText(card.title, context)}</p>
${registrationResult(options)}
<p class="lead">${words.lead}</p>
${endedNote(card, context)}
${context.test ? html`<div class="notice">${icon('info')}<p>${words.test}</p></div>` : ''}
<nav aria-labelledby="which-heading"><h2 id="which-heading">${words.which.heading}</h2>
<ul class="plain-list embed-which">${FORMS.map((form) => html`<li><a href="#${form}">${words.which[form]}</a></li>`)}</ul></nav>
${embedChooser(options)}
${placeSection(options)}
${elementSection(material, context)}
${frameSection(material, context)}
${editorSection(material, context)}
${wordpressSection(material, context)}
${oembedSection(material, context)}
${linkSection(material, context)}
${posterSection({ card, qrSvg }, context)}
${lawSection(card, context)}
${registerSection(withPlace(options))}
</div>`,
  });
}

// Who has just asked about a website wants that one registered.
function withPlace({ place, ...registration }: EmbedPageOptions): Registration {
  return registration.values === undefined && place?.origin != null
    ? { ...registration, values: { origin: place.origin } }
    : registration;
}

function registrationResult({ registered, context }: EmbedPageOptions): Html {
  if (registered === undefined) return html``;
  return html`<div class="notice notice-ok" role="status">${icon('check')}<p>${messagesFor(context.lang).embed[registered]}</p></div>`;
}

function endedNote({ intake }: ProjectCard, context: PageContext): Html {
  if (intake !== 'campaign-ended') return html``;
  return html`<div class="notice">${icon('info')}<p>${messagesFor(context.lang).embed.ended}</p></div>`;
}
