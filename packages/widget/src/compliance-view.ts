// The automatic check in each of its states. The host's own children stay in sight until there is something better.

import type { Compliance, RuleFinding } from '@happy-homeland/sdk';
import { factText } from '@happy-homeland/sdk';
import { html } from 'lit/html.js';
import { formatDate } from './beijing-time.ts';
import type { RunState } from './latest-run.ts';
import type { Locale } from './locale.ts';
import type { CheckMessages } from './messages/compliance.ts';
import { checkWords } from './messages/compliance.ts';
import type { Stage } from './view.ts';
import { link } from './view.ts';
import { toWebUrl } from './web-url.ts';

export interface CheckStage extends Stage {
  readonly state: RunState<Compliance>;
  /** Why it could not be read. */
  readonly code: string | undefined;
  readonly retry: () => void;
}

interface Speech {
  readonly locale: Locale;
  readonly text: CheckMessages;
}

type Duty = Compliance['duties'][number];
type Outcome = RuleFinding['outcome'];

const GROUPS: readonly Outcome[] = ['block', 'unknown', 'warn', 'pass'];

export function complianceView({ state, code, locale, text, page, retry }: CheckStage) {
  if (state.status === 'complete') return checkView(state.value, { locale, text: checkWords.of(locale) }, page);
  if (code === 'not-found') return html`<p class="notice" role="alert" lang=${locale}>${text.noProject}</p>`;
  return html`<slot></slot>${
    state.status === 'error'
      ? html`<div class="notice" role="alert" lang=${locale}><p>${text.loadFailed}</p><button @click=${retry}>${text.retry}</button> ${link(page, text.page)}</div>`
      : html`<p class="wait" role="status" lang=${locale} ?hidden=${state.status === 'initial'}>${text.loading}</p>`
  }`;
}

function checkView(check: Compliance, speech: Speech, page: string | undefined) {
  const { locale, text } = speech;
  const [tone, shape, word] = stateOf(check, text);
  const overdue = check.duties.filter(({ status }) => status === 'overdue').length;
  return html`<article part="card" class=${tone} lang=${locale} aria-label=${text.heading}>
<details aria-label=${word} ?open=${!check.mayTakeGifts}><summary part="line"><i><span aria-hidden="true">${shape}</span> ${word}</i> ${said(check.line, locale)}${overdue ? html` · <i class="red">${text.overdue(overdue)}</i>` : ''}</summary>
${GROUPS.map((outcome) => groupView(check, outcome, speech))}
<h3>${text.duties.heading}</h3>${check.duties.length ? html`<ul aria-label=${text.duties.heading}>${check.duties.map((duty) => dutyView(duty, speech))}</ul>` : html`<p>${text.duties.none}</p>`}</details>
<p class="quiet">${text.aid} <span class="n">${formatDate(check.on, locale)}</span></p>
<p class="links">${link(page && `${page}#check`, text.page)}</p></article>`;
}

function stateOf({ counts, mayTakeGifts }: Compliance, { state }: CheckMessages): readonly string[] {
  if (!mayTakeGifts) return ['red', '■', state.red];
  if (counts.block > 0) return ['red', '■', state.fault];
  if (counts.warn > 0) return ['amber', '▲', state.amber];
  return counts.unknown > 0 ? ['amber', '?', state.lacking] : ['green', '✓', state.green];
}

function said({ zh, en }: Compliance['line'], locale: Locale): string {
  return locale === 'en' ? en : zh;
}

function groupView({ findings }: Compliance, outcome: Outcome, speech: Speech) {
  const found = findings.filter((finding) => finding.outcome === outcome);
  if (found.length === 0) return '';
  const name = speech.text.outcome[outcome];
  const heading = html`<h3>${name} (${found.length})</h3>`;
  const list = html`<ul aria-label=${name}>${found.map((finding) => findingView(finding, speech))}</ul>`;
  // What is in order is most of it, and would push the duties out of sight.
  return outcome === 'pass'
    ? html`<details aria-label=${name}><summary>${heading}</summary>${list}</details>`
    : html`${heading}${list}`;
}

function findingView(
  { title, outcome, message, fix, articles, mark, evidence }: RuleFinding,
  { locale, text }: Speech,
) {
  return html`<li><details aria-label=${said(title, locale)} ?open=${outcome !== 'pass'}><summary>${said(title, locale)}</summary>
<p>${said(message, locale)}</p>${fix ? html`<p>${text.fix(said(fix, locale))}</p>` : ''}
<p class="quiet">${articlesText(articles, locale)} (${text.mark[mark]})</p>
${evidence.map((fact) => factView(fact, { locale, text }))}</details></li>`;
}

// In plain words; the path is for whoever compares it with what was filed.
function factView({ field, label, value, vouchedBy, vouchedOn }: RuleFinding['evidence'][number], speech: Speech) {
  const { locale, text } = speech;
  return html`<p class="quiet">${said(label, locale)}${text.colon}${factText({ field, value }, text)} · ${text.vouched[vouchedBy]} ${vouchedOn ? formatDate(vouchedOn, locale) : ''} <code>${field}</code></p>`;
}

function articlesText(articles: RuleFinding['articles'], locale: Locale): string {
  return articles.map(({ label }) => said(label, locale)).join(locale === 'en' ? '; ' : '；');
}

// Met is said only of an entry where the law asks for it, with an address that can be followed.
function dutyView({ title, dueStrict, dueLegal, status, entry, articles }: Duty, { locale, text }: Speech) {
  const href = toWebUrl(entry?.url);
  const word = status === 'met' && !href ? text.status.done : text.status[status];
  const days = [...new Set([dueStrict, dueLegal])].map(
    (day, at) => html`${at ? ' → ' : ''}<span class="n">${formatDate(day, locale)}</span>`,
  );
  return html`<li><p>${said(title, locale)} · ${days}<br>
<i class=${status === 'overdue' ? 'red' : ''}>${status === 'overdue' ? '■ ' : ''}${word}</i> ${href && entry ? link(href, formatDate(entry.on, locale)) : ''}</p>
<p class="quiet">${articlesText(articles, locale)}</p></li>`;
}
