// What a webmaster may set on the tag, and nothing that decides where money is taken: no attribute can.

import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import type { EmbedElement } from './embed-elements.ts';

export function embedAttributes({ tag }: EmbedElement, context: PageContext): Html {
  const words = messagesFor(context.lang).embed;
  const { meanings } = words.attributes;
  const rows: readonly (readonly [string, string])[] = [
    ...(words.attributes.own[tag] ?? []),
    ['size="large"', meanings.size],
    ['lang="en"', meanings.lang],
    ['theme="light"', meanings.theme],
    ['--hh-accent', meanings.accent],
    ['--hh-surface', meanings.surface],
  ];
  return html`<div class="embed-text"><h3 id="attributes-heading">${words.attributes.heading}</h3>
<dl class="rows attributes">${rows.map(([name, meaning]) => html`<div><dt class="code">${name}</dt><dd>${meaning}</dd></div>`)}</dl>
<p class="hint">${words.attributes.colours} <span class="code">${tag}{--hh-accent:#0b5394}</span></p>
</div>`;
}
