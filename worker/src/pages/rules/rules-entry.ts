// One rule on the page of all rules, at an address of its own (`#B3`), to which findings lead.

import type { Rule, Version } from '@happy-homeland/rules';
import { PACKS } from '@happy-homeland/rules';
import { labelOf, summaryOf } from '@happy-homeland/rules/catalog';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { ruleText, wordsIn } from './rule-words.ts';

interface EntryView {
  readonly on: string;
  readonly context: PageContext;
}

/** The version of a rule in force on a day. */
export function versionOn({ versions }: Rule, day: string): Version | undefined {
  return versions.find(({ from, to }) => from <= day && (to === null || day <= to));
}

export function ruleEntry(rule: Rule, { on, context }: EntryView): Html {
  const version = versionOn(rule, on);
  if (version === undefined) return html``;
  const { rules: words, check } = messagesFor(context.lang);
  const { list } = punctuationOf(context.lang);
  const rows: readonly (readonly [string, string | Html])[] = [
    [words.articles, articleLabels(version, context)],
    [words.since, dateText(version.from, context.lang)],
    [words.known, html`<span class="code">${version.mark}</span> ${check.mark[version.mark]}`],
    [words.moments, rule.moments.map((moment) => words.moment[moment]).join(list)],
    ...factRow(rule, context),
    [words.askedBy, packNames(rule, context)],
  ];
  return html`<article class="rule" id="${rule.id}" aria-labelledby="${rule.id}-title">
<h3 id="${rule.id}-title">${rule.id} ${wordsIn(rule.title, context)}</h3>
<p>${wordsIn(summaryOf(rule), context)}</p>
<dl class="brief-rows">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
${history(rule, { on, context })}
<p class="fact-note code">${rule.name}</p>
</article>`;
}

// A rule that asks for no fact of its own, such as one about what was published, has no such line.
function factRow({ paths }: Rule, context: PageContext): readonly (readonly [string, string])[] {
  const { facts } = messagesFor(context.lang).rules;
  const { list } = punctuationOf(context.lang);
  return paths.length === 0 ? [] : [[facts, paths.map((path) => wordsIn(labelOf(path), context)).join(list)]];
}

function packNames({ id }: Rule, context: PageContext): string {
  const { switchedOn } = messagesFor(context.lang).rules;
  const asking = Object.values(PACKS).filter(({ rules }) => rules.some((rule) => rule.id === id));
  return asking
    .map((pack) => (pack.switchedOn.includes(id) ? switchedOn(pack.id) : pack.id))
    .join(punctuationOf(context.lang).list);
}

function articleLabels({ articles }: Version, context: PageContext): Html {
  const { semicolon } = punctuationOf(context.lang);
  return html`${articles.map(({ label, instrument }, at) => html`${at === 0 ? '' : semicolon}<a href="#${instrument}">${ruleText(label, context)}</a>`)}`;
}

// A rule that has always stood as it does has no history to tell.
function history(rule: Rule, { on, context }: EntryView): Html {
  if (rule.versions.length < 2) return html``;
  const { history: title } = messagesFor(context.lang).rules;
  const current = versionOn(rule, on);
  const items = rule.versions.map((version) => versionItem(version, { isCurrent: version === current, context }));
  return html`<details><summary>${title}</summary><ul class="versions">${items}</ul></details>`;
}

interface VersionView {
  readonly isCurrent: boolean;
  readonly context: PageContext;
}

function versionItem(version: Version, { isCurrent, context }: VersionView): Html {
  const { rules: words, check } = messagesFor(context.lang);
  const { from, to, mark } = version;
  const day = (date: string) => dateText(date, context.lang);
  const now = isCurrent ? html` <strong>${words.now}</strong>` : '';
  const figures = figuresText(version, context);
  return html`<li>${words.period(day(from), to === null ? null : day(to))}${now} <span class="fact-note">${articleLabels(version, context)}</span> <span class="fact-note">${mark} ${check.mark[mark]}${figures === '' ? '' : html` · ${figures}`}</span></li>`;
}

// Only thresholds that are a number and have a word; what else a version switches is said in its summary.
function figuresText({ figures }: Version, context: PageContext): string {
  const words: Readonly<Record<string, (count: number) => string>> = messagesFor(context.lang).rules.figure;
  const told = Object.entries(Object(figures)).flatMap(([name, value]) => {
    const word = words[name];
    return word === undefined || typeof value !== 'number' ? [] : [word(value)];
  });
  return told.join(punctuationOf(context.lang).list);
}
