// Every rule in force, by family: what it asks, its articles, since when, how its source is known, and what it was before.
// Drawn from the rules themselves, so that nothing is asked of a project that does not stand here.

import type { Instrument, Pack, Rule } from '@happy-homeland/rules';
import { FAMILIES, INSTRUMENTS, PACKS } from '@happy-homeland/rules';
import { html } from 'hono/html';
import { layout } from '../layout.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { FACT_FINDING_IDS, ruleText, wordsIn } from './rule-words.ts';
import { ruleEntry, versionOn } from './rules-entry.ts';

export interface RulesPageOptions {
  /** The civil date in Asia/Shanghai whose law is shown. */
  readonly on: string;
  readonly context: PageContext;
}

export function rulesPage({ on, context }: RulesPageOptions): Html {
  const words = messagesFor(context.lang).rules;
  const families = Object.entries(FAMILIES).map(([id, { title, rules }]) => ({
    id,
    title: wordsIn(title, context),
    rules: rules.filter((rule) => versionOn(rule, on) !== undefined),
  }));
  const count = families.reduce((sum, { rules }) => sum + rules.length, 0);
  return layout({
    context,
    title: words.title,
    description: words.lead,
    speaker: null,
    body: html`<div class="page rules">
<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<p class="fact-note">${words.aid}${punctuationOf(context.lang).gap}${words.inForce(count, dateText(on, context.lang))}</p>
<nav aria-label="${words.contents}"><ul class="plain-list slugs">${[
      ...families.map(({ id, title }) => [`family-${id}`, `${id} ${title}`] as const),
      ['of-facts', words.ofFacts.heading] as const,
      ['marks', words.marks] as const,
      ['packs', words.packs] as const,
      ['instruments', words.instruments] as const,
    ].map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${families.map((family) => familySection(family, { on, context }))}
${ofFactsSection(context)}
${marksSection(context)}
${packsSection(context)}
${instrumentsSection(context)}
</div>`,
  });
}

interface FamilyView {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}

function familySection({ id, title, rules }: FamilyView, { on, context }: RulesPageOptions): Html {
  return html`<section aria-labelledby="family-${id}">
<h2 id="family-${id}">${id} ${title}</h2>
${rules.map((rule) => ruleEntry(rule, { on, context }))}
</section>`;
}

/** Findings that come from no rule, at the addresses that they lead to. */
function ofFactsSection(context: PageContext): Html {
  const { ofFacts } = messagesFor(context.lang).rules;
  const entries = FACT_FINDING_IDS.map((id) => {
    const { title, meaning, fix } = ofFacts.entries[id];
    return html`<article class="rule of-facts" id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title">${id} ${title}</h3>
<p>${meaning}</p>
<dl class="brief-rows"><div><dt>${ofFacts.fix}</dt><dd>${fix}</dd></div></dl>
</article>`;
  });
  return html`<section aria-labelledby="of-facts">
<h2 id="of-facts">${ofFacts.heading}</h2>
<p>${ofFacts.lead}</p>
${entries}
</section>`;
}

function marksSection(context: PageContext): Html {
  const { rules: words, check } = messagesFor(context.lang);
  const rows = Object.entries(check.mark).map(
    ([mark, meaning]) => html`<div><dt class="code">${mark}</dt><dd>${meaning}</dd></div>`,
  );
  return html`<section aria-labelledby="marks">
<h2 id="marks">${words.marks}</h2>
<p>${words.marksNote}</p>
<dl class="rows">${rows}</dl>
</section>`;
}

function packsSection(context: PageContext): Html {
  const words = messagesFor(context.lang).rules;
  return html`<section aria-labelledby="packs">
<h2 id="packs">${words.packs}</h2>
<p>${words.packsNote}</p>
<dl class="rows">${Object.values(PACKS).map((pack) => packRow(pack, context))}</dl>
</section>`;
}

function packRow({ id, title, version, rules, citesLaw, switchedOn }: Pack, context: PageContext): Html {
  const words = messagesFor(context.lang).rules;
  const { comma, colon, list } = punctuationOf(context.lang);
  const law = citesLaw ? '' : `${comma}${words.packNoLaw}`;
  const on = switchedOn.map((rule, at) => html`${at === 0 ? '' : list}<a href="#${rule}">${rule}</a>`);
  return html`<div><dt><span class="code">${id}</span> ${ruleText(title, context)}</dt>
<dd>${words.packRules(rules.length)}${law} <span class="fact-note"><span class="code">${version}</span></span>
${on.length === 0 ? '' : html`<span class="fact-note">${words.packSwitchedOn}${colon}${on}</span>`}</dd></div>`;
}

function instrumentsSection(context: PageContext): Html {
  const words = messagesFor(context.lang).rules;
  return html`<section aria-labelledby="instruments">
<h2 id="instruments">${words.instruments}</h2>
<table class="ledger">
<thead><tr><th scope="col">${words.instrument}</th><th scope="col">${words.force}</th></tr></thead>
<tbody>${Object.entries(INSTRUMENTS).map(([id, instrument]) => instrumentRow(id, { instrument, context }))}</tbody>
</table>
</section>`;
}

interface InstrumentView {
  readonly instrument: Instrument;
  readonly context: PageContext;
}

function instrumentRow(id: string, { instrument, context }: InstrumentView): Html {
  const { rules: words, check } = messagesFor(context.lang);
  const { title, inForceFrom, inForceTo, predecessor, mark } = instrument;
  const day = (date: string) => dateText(date, context.lang);
  const before = Object.entries(INSTRUMENTS).find(([other]) => other === predecessor)?.[1];
  const replaced =
    before === undefined ? '' : html`<span class="fact-note">${words.replaces(wordsIn(before.short, context))}</span>`;
  return html`<tr id="${id}"><th scope="row">${ruleText(title, context)}<span class="fact-note">${check.mark[mark]}</span>${replaced}</th>
<td>${words.period(day(inForceFrom), inForceTo === null ? null : day(inForceTo))}</td></tr>`;
}
