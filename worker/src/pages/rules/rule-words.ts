// What the rules say in both languages, as this page speaks, and where a rule is explained.

import { FAMILIES } from '@happy-homeland/rules';
import { html } from 'hono/html';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { dateText } from '../text/date-text.ts';
import { sourceText } from '../text/source-text.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

interface Article {
  readonly label: Words;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

/** Findings about the facts themselves, which come from no rule: they cannot be read, or their dates are not sure. */
export const FACT_FINDING_IDS = ['Z1', 'Z4'] as const;

const EXPLAINED: ReadonlySet<string> = new Set([
  ...Object.values(FAMILIES).flatMap(({ rules }) => rules.map(({ id }) => id)),
  ...FACT_FINDING_IDS,
]);

export function wordsIn({ zh, en }: Words, { lang }: PageContext): string {
  return lang === 'en' ? en : zh;
}

/** Words in the page's language. A declared fact in them may be Chinese on an English page. */
export function ruleText(words: Words, context: PageContext): Html {
  return sourceText(wordsIn(words, context), context);
}

/** The id of a finding, leading to its entry on `/rules`; one of an earlier version, which has none any more, to nothing. */
export function ruleLink(id: string, context: PageContext): Html {
  if (!EXPLAINED.has(id)) return html`<span class="code">${id}</span>`;
  return html`<a class="code" href="${pageHref(`/rules#${id}`, context)}">${id}</a>`;
}

/** Each article with the period in which its instrument is in force. */
export function articleList(articles: readonly Article[], context: PageContext): Html {
  const { period } = messagesFor(context.lang).check;
  const day = (date: string) => dateText(date, context.lang);
  return html`${articles.map(
    ({ label, effectiveFrom, effectiveTo }) =>
      html`<span class="part">${ruleText(label, context)} <span class="fact-note">${period(day(effectiveFrom), effectiveTo === null ? null : day(effectiveTo))}</span></span>`,
  )}`;
}
