// The frame of every screen of those who carry the work: where they are, where else they may go, and who they are.

import { html } from 'hono/html';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import type { Messages } from '../messages/messages-for.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { sourceText } from '../text/source-text.ts';

/** Where a person may go; each is a word of the navigation. */
export const CONSOLE_PLACES = ['today', 'projects', 'spend', 'import', 'disclosures', 'people', 'sites'] as const;
export type ConsolePlace = (typeof CONSOLE_PLACES)[number];

export const PLACE_PATHS: Readonly<Record<ConsolePlace, string>> = {
  today: '/console',
  projects: '/console/projects',
  spend: '/console/spend',
  import: '/console/import',
  disclosures: '/console/disclosures',
  people: '/console/people',
  sites: '/console/sites',
};

export interface ConsoleFrame {
  readonly context: PageContext;
  readonly title: string;
  /** What the screen is about, in the language that it was written in. */
  readonly subject?: string;
  /** Where this screen belongs; null where it belongs to none. */
  readonly here: ConsolePlace | null;
  readonly places: readonly ConsolePlace[];
  readonly person: string;
  /** Something that went well, said first. */
  readonly notice?: string;
  readonly failed?: boolean;
}

/** A whole screen around its own part. */
export function consolePage(frame: ConsoleFrame, body: Html): Html {
  const { context, subject, notice, failed = false } = frame;
  const title = subject === undefined ? frame.title : `${frame.title} · ${subject}`;
  const words = messagesFor(context.lang);
  return layout({
    context,
    title,
    description: words.console.description,
    speaker: null,
    indexed: false,
    skipTo: 'screen',
    failed,
    body: html`<div class="page desk">
${navigation(frame, words)}
<h1 id="screen" tabindex="-1">${frame.title}${subject === undefined ? '' : html` · ${sourceText(subject, context)}`}</h1>
${notice === undefined ? '' : html`<p class="notice notice-ok" role="status">${notice}</p>`}
${body}
${personLine(frame, words)}
</div>`,
  });
}

function navigation({ context, here, places }: ConsoleFrame, { console: words }: Messages): Html {
  const links = places.map((place) => {
    const current = place === here ? html` aria-current="page"` : '';
    return html`<li><a href="${pageHref(PLACE_PATHS[place], context)}"${current}>${words[place]}</a></li>`;
  });
  return html`<nav class="desk-nav" aria-label="${words.nav}"><ul>${links}</ul></nav>`;
}

function personLine({ context, person }: ConsoleFrame, { console: words }: Messages): Html {
  return html`<p class="desk-person">${words.signedInAs(person)} <a href="${pageHref('/sign-in', context)}">${words.account}</a> <a href="${pageHref('/sign-out', context)}">${words.signOut}</a></p>`;
}
