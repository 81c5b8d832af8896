// What the law lets a site do around the card: in plain words, then the rules themselves by the names they have on /rules.

import type { ProjectCard } from '@happy-homeland/contract';
import { FAMILIES } from '@happy-homeland/rules';
import { html } from 'hono/html';
import { icon } from '../icons.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { ruleLink, ruleText } from '../rules/rule-words.ts';

/** The rules that look at the page around an appeal: its name, who asks, where, what stands beside it, who may not ask. */
const ABOUT_THE_PAGE = ['B6', 'G1-who', 'G1-filing-number', 'G2', 'G2-payee', 'G3', 'C4', 'A12'] as const;

const RULES = new Map(Object.values(FAMILIES).flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const)));

export function lawSection(card: ProjectCard, context: PageContext): Html {
  const words = messagesFor(context.lang).embed;
  const rules = ABOUT_THE_PAGE.flatMap((id) => RULES.get(id) ?? []);
  return html`<section aria-labelledby="law-heading"><h2 id="law-heading">${words.lawHeading}</h2>
<ul class="law-list">
<li>${icon('check')}<span>${words.lawCan}</span></li>
<li>${icon('attention')}<span>${words.lawCannot}</span></li>
<li>${icon('info')}<span>${words.lawSpeaker(card.charity.name)}</span></li>
<li>${icon('info')}<span>${words.lawTitle(card.filedTitle)}</span></li>
<li>${icon('attention')}<span>${words.lawNearby}</span></li>
<li>${icon('clock')}<span>${words.lawEnded}</span></li>
</ul>
<p class="fact-note">${words.lawRules}</p>
<ul class="plain-list slugs">${rules.map(({ id, title }) => html`<li>${ruleLink(id, context)} ${ruleText(title, context)}</li>`)}</ul>
<p class="fact-note">${words.lawArticles}</p>
</section>`;
}
