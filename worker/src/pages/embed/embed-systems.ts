// Systems that know how to take something in: WordPress with our plugin, and whatever asks by oEmbed.

import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import type { EmbedMaterial } from './embed-forms.ts';
import { oembedAddress, pageAddress, shortcode } from './embed-forms.ts';
import { formSection } from './embed-sections.ts';
import { embedSnippet } from './embed-snippet.ts';

export function wordpressSection(material: EmbedMaterial, context: PageContext): Html {
  const { forms, wordpress } = messagesFor(context.lang).embed;
  const address = { id: 'wordpress-address', heading: wordpress.address, hint: wordpress.addressHint };
  const body = html`<p>${wordpress.lead}</p>
${embedSnippet({ ...address, code: material.publicUrl }, context)}
${embedSnippet({ id: 'wordpress', heading: wordpress.heading, hint: wordpress.hint, code: shortcode(material) }, context)}`;
  return formSection({ id: 'wordpress', heading: forms.wordpress, body });
}

export function oembedSection(material: EmbedMaterial, context: PageContext): Html {
  const { forms, oembed } = messagesFor(context.lang).embed;
  const code = pageAddress(material);
  const asked = { id: 'oembed-address', heading: oembed.endpoint, hint: oembed.endpointHint };
  const body = html`${embedSnippet({ id: 'oembed', heading: oembed.heading, hint: oembed.hint, code }, context)}
${embedSnippet({ ...asked, code: oembedAddress(material) }, context)}`;
  return formSection({ id: 'oembed', heading: forms.oembed, body });
}
