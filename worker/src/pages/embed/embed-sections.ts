// One section for each form of paste: the text, what it is for, and how it looks, drawn from the very same template.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { qrImage } from '../qr-image.ts';
import { editorCard } from './editor-card.ts';
import { embedAttributes } from './embed-attributes.ts';
import type { EmbedMaterial } from './embed-forms.ts';
import {
  elementForms,
  elementPolicy,
  elementTag,
  frameForms,
  frameHeight,
  frameTag,
  plainLink,
  reserveStyle,
} from './embed-forms.ts';
import { embedSnippet } from './embed-snippet.ts';

export interface FormSection {
  readonly id: string;
  readonly heading: string;
  readonly body: Html;
}

export function formSection({ id, heading, body }: FormSection): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${heading}</h2>
${body}
</section>`;
}

/** The tag in the ways it can be loaded, with what keeps the page still and what a strict policy needs. */
export function elementSection(material: EmbedMaterial, context: PageContext): Html {
  const words = messagesFor(context.lang).embed;
  const { tag, direct, pinned, pinnedFamily } = elementForms(material);
  const { element, mode } = material.choice;
  const more = html`${embedSnippet({ id: 'direct', heading: words.direct, hint: words.directHint, code: direct }, context)}
${pinned === null ? '' : embedSnippet({ id: 'pinned', heading: words.pinned, hint: words.pinnedHint, code: pinned }, context)}
${pinnedFamily === null ? '' : embedSnippet({ id: 'pinned-family', heading: words.pinnedFamily, hint: words.pinnedFamilyHint, code: pinnedFamily }, context)}
${embedSnippet({ id: 'reserve', heading: words.reserve, hint: words.reserveHint, code: reserveStyle(material.choice) }, context)}
${embedSnippet({ id: 'csp', heading: words.csp, hint: words.cspHint, code: asPolicy(elementPolicy(material)) }, context)}
${embedAttributes(element, context)}`;
  const body = html`${embedSnippet({ id: 'tag', heading: words.tag, hint: words.tagHint, code: tag }, context)}
${preview({ id: 'element', note: words.previewNotes[element.tag], shown: elementTag(material), isTall: mode === 'inline' }, context)}
<details class="more-forms"><summary>${words.more}</summary>
${more}
</details>`;
  return formSection({ id: 'element', heading: words.forms.element, body });
}

export function linkSection(material: EmbedMaterial, context: PageContext): Html {
  const words = messagesFor(context.lang).embed;
  const code = plainLink(material);
  const body = html`${embedSnippet({ id: 'link', heading: words.link, hint: words.linkHint, code }, context)}
${preview({ id: 'link', shown: html`<p>${code}</p>` }, context)}`;
  return formSection({ id: 'link', heading: words.forms.link, body });
}

/** Pasted as it stands into a header, each line is a directive of its own. */
function asPolicy(directives: readonly string[]): string {
  return directives.map((directive) => `${directive};`).join('\n');
}

export function frameSection(material: EmbedMaterial, context: PageContext): Html {
  const words = messagesFor(context.lang).embed;
  const { frame } = words;
  const height = frameHeight(material.choice);
  // Of this very page's origin, whatever it is called here, so that the policy can name it.
  const shown = frameTag({ ...material, publicUrl: '' }, { fits: false });
  const { plain, fitting, pinned } = frameForms(material);
  const policy = asPolicy([`frame-src ${material.publicUrl}`, `script-src ${material.publicUrl}`]);
  const body = html`${embedSnippet({ id: 'frame', heading: frame.heading, hint: frame.hint(height), code: plain }, context)}
${preview({ id: 'frame', note: frame.note, shown, isTall: true }, context)}
<details class="more-forms"><summary>${words.more}</summary>
${embedSnippet({ id: 'frame-fit', heading: frame.fit, hint: frame.fitHint, code: fitting }, context)}
${pinned === null ? '' : embedSnippet({ id: 'frame-pinned', heading: words.pinned, hint: frame.pinnedHint, code: pinned }, context)}
${embedSnippet({ id: 'frame-csp', heading: words.csp, hint: frame.cspHint, code: policy }, context)}
</details>`;
  return formSection({ id: 'frame', heading: words.forms.frame, body });
}

export function editorSection(material: EmbedMaterial, context: PageContext): Html {
  const words = messagesFor(context.lang).embed;
  const { editor } = words;
  const code = editorCard(material);
  const original = `${material.publicUrl}/p/${material.card.projectId}`;
  const body = html`${embedSnippet({ id: 'editor', heading: editor.heading, hint: editor.hint, code }, context)}
${preview({ id: 'editor', shown: editorCard({ ...material, publicUrl: '' }) }, context)}
${embedSnippet({ id: 'original', heading: editor.original, hint: editor.originalHint, code: original }, context)}`;
  return formSection({ id: 'editor', heading: words.forms.editor, body });
}

export function posterSection(
  { card, qrSvg }: { readonly card: ProjectCard; readonly qrSvg: string },
  context: PageContext,
): Html {
  const words = messagesFor(context.lang).embed;
  const body = html`<p>${words.qrHint}</p>${qrImage({ svg: qrSvg, alt: words.qrAlt(card.title) })}`;
  return formSection({ id: 'poster', heading: words.qr, body });
}

export interface Preview {
  readonly id: string;
  readonly note?: string | undefined;
  readonly shown: Html;
  /** Has a height of its own and scrolls inside, so that it does not push the rest away. */
  readonly isTall?: boolean;
}

function preview({ id, note, shown, isTall = false }: Preview, context: PageContext): Html {
  const words = messagesFor(context.lang).embed;
  return html`<h3 id="${id}-preview">${words.preview}</h3>
${note === undefined ? '' : html`<p class="hint">${note}</p>`}
<div class="preview ${isTall ? 'preview-tall' : ''}" ${isTall ? html`tabindex="0"` : ''} role="group" aria-labelledby="${id}-preview">${shown}</div>`;
}
