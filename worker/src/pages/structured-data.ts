// What machines read of a page (schema.org, as JSON-LD): the charity by its registered name, the project, and the way to
// give where this deployment may take gifts. Everything is from the public card. `MonetaryGrant` is not among it: nobody
// granted this money to anybody, people give it.

import type { Channel, ProjectCard } from '@happy-homeland/contract';
import { html, raw } from 'hono/html';
import { languageHref, ownImage, safeHref } from './links.ts';
import type { Html, PageContext } from './page-context.ts';

export interface DescribedPage {
  readonly card: ProjectCard;
  readonly channel: Channel;
  readonly context: PageContext;
  /** Title of the page, as in its head. */
  readonly title: string;
}

/** The graph of a page about one project: charity, project, page, and giving where gifts are taken here. */
export function structuredData({ card, channel, context, title }: DescribedPage): object {
  const page = `${context.publicUrl}/p/${card.projectId}`;
  const charity = { '@id': `${page}#charity` };
  const project = { '@id': `${page}#project` };
  return {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'NGO', ...charity, ...charityFacts(card) },
      { '@type': 'Project', ...project, ...projectFacts(card, context), url: page, parentOrganization: charity },
      {
        '@type': 'WebPage',
        url: languageHref(context),
        name: title,
        inLanguage: context.lang,
        dateModified: card.asOf,
        about: project,
        publisher: charity,
      },
      ...(channel.channel === 'own-site' ? [donateAction(card, context, charity)] : []),
    ],
  };
}

function charityFacts({ charity }: ProjectCard): object {
  const { phone, email } = charity.contact;
  const site = safeHref(charity.site);
  return {
    name: charity.name,
    identifier: { '@type': 'PropertyValue', propertyID: 'USCC', value: charity.uscc },
    ...(phone ? { telephone: phone } : {}),
    ...(email ? { email } : {}),
    ...(site === null ? {} : { url: site }),
  };
}

function projectFacts({ title, summary, community, photo }: ProjectCard, context: PageContext): object {
  const image = ownImage(photo, context);
  return {
    name: title,
    description: summary,
    location: { '@type': 'Place', name: community },
    ...(image === null ? {} : { image }),
  };
}

// Only where gifts are taken: a search engine would otherwise offer what the law forbids here.
function donateAction({ projectId, title }: ProjectCard, { publicUrl }: PageContext, recipient: object): object {
  const target = { '@type': 'EntryPoint', urlTemplate: `${publicUrl}/give/${projectId}` };
  return { '@type': 'DonateAction', name: title, recipient, target };
}

const BREAKS_OUT = /[<>&'\u2028\u2029]/g;

/**
 * A block of data for the head. The content of a script element is not unescaped, so the characters that could end it, or
 * a line of it, are written as JSON's own escapes. A policy for scripts does not meet it, because it is not run.
 */
export function dataBlock(data: object): Html {
  const text = JSON.stringify(data).replace(
    BREAKS_OUT,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return html`<script type="application/ld+json">${raw(text)}</script>`;
}
