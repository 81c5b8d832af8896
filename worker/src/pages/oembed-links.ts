// Where systems that know oEmbed ask for a project, said in the head of its page (https://oembed.com, section 4).

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import type { Html, PageContext } from './page-context.ts';

export function oembedLinks({ title, projectId }: ProjectCard, { publicUrl }: PageContext): Html {
  const href = (format: string) =>
    `${publicUrl}/oembed?${new URLSearchParams({ url: `${publicUrl}/p/${projectId}`, format })}`;
  return html`<link rel="alternate" type="application/json+oembed" href="${href('json')}" title="${title}">
<link rel="alternate" type="text/xml+oembed" href="${href('xml')}" title="${title}">`;
}
