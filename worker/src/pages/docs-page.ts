// The readable reference, generated from the same operation list as the OpenAPI document, so that neither can say what
// the other does not. Every problem has an anchor: the `type` of a problem document points here.

import type { OPERATIONS, Operation, PROBLEMS, ProblemSlug } from '@happy-homeland/contract';
import { html } from 'hono/html';
import type { DescribedOperation } from './described-operation.ts';
import { describedOperation } from './described-operation.ts';
import { docsFields } from './docs-fields.ts';
import { layout } from './layout.ts';
import { pageHref } from './links.ts';
import { messagesFor } from './messages/messages-for.ts';
import type { Html, PageContext } from './page-context.ts';
import { punctuationOf } from './punctuation.ts';

export interface DocsPageOptions {
  /** The OpenAPI document of the operations. */
  readonly document: unknown;
  readonly operations: typeof OPERATIONS;
  readonly problems: typeof PROBLEMS;
  /** Whether this deployment has the viewer's files. */
  readonly hasViewer: boolean;
  readonly context: PageContext;
}

type NamedOperation = readonly [id: string, operation: Operation, described: DescribedOperation];

const TAGS = [
  'projects',
  'pledges',
  'receipts',
  'manage',
  'provider',
  'service',
] as const satisfies readonly Operation['tag'][];

export function docsPage({ document, operations, problems, hasViewer, context }: DocsPageOptions): Html {
  const words = messagesFor(context.lang).docs;
  const listed: readonly (readonly [string, Operation])[] = Object.entries(operations);
  const named = listed.map(([id, operation]) => [id, operation, describedOperation(document, operation)] as const);
  const groups = TAGS.map((tag) => ({ tag, members: named.filter(([, operation]) => operation.tag === tag) }));
  return layout({
    context,
    title: words.title,
    description: words.description,
    speaker: null,
    body: html`<div class="page docs">
<h1>${words.title}</h1>
<p class="lead">${words.lead} <a href="/openapi.json">${words.machine}</a></p>
${hasViewer ? html`<p><a href="${pageHref('/docs/viewer', context)}">${words.viewer}</a>${punctuationOf(context.lang).colon}${words.viewerLead}</p>` : ''}
<h2>${words.basics}</h2>
<ul>${words.basicsItems.map((item) => html`<li>${item}</li>`)}</ul>
<nav aria-labelledby="contents-heading"><h2 id="contents-heading">${words.contents}</h2>
${groups.map(({ tag, members }) => contents({ tag, members }, context))}
<p><a href="#problems">${words.problemsHeading}</a></p>
</nav>
${groups.map(({ tag, members }) => html`<section aria-labelledby="tag-${tag}"><h2 id="tag-${tag}">${words.tags[tag]}</h2>${members.map((member) => operationArticle(member, context))}</section>`)}
${problemsSection(problems, context)}
</div>`,
  });
}

interface Group {
  readonly tag: Operation['tag'];
  readonly members: readonly NamedOperation[];
}

function contents({ tag, members }: Group, context: PageContext): Html {
  const words = messagesFor(context.lang).docs;
  return html`<h3>${words.tags[tag]}</h3>
<ul class="plain-list">${members.map(([id, { method, path }]) => html`<li><a class="code" href="#${id}">${method.toUpperCase()} ${path}</a></li>`)}</ul>`;
}

function operationArticle([id, operation, described]: NamedOperation, context: PageContext): Html {
  const words = messagesFor(context.lang).docs;
  const { method, path, summary, security, success } = operation;
  const { colon } = punctuationOf(context.lang);
  return html`<article class="operation" id="${id}" aria-labelledby="${id}-heading">
<h3 id="${id}-heading" class="code"><span class="method">${method.toUpperCase()}</span> ${path}</h3>
<p lang="en">${summary}</p>
<p>${words.access}${colon}${words.security[security]}</p>
${operation.idempotencyKey ? html`<p>${words.idempotency}</p>` : ''}
${described.query ? html`<h4>${words.query}</h4>${docsFields(described.query, `${id} ${words.query}`, context)}` : ''}
${described.body ? html`<h4>${words.body}</h4>${docsFields(described.body, `${id} ${words.body}`, context)}` : ''}
<h4>${words.answer} <span class="code">${success.status}</span></h4>
${described.answer ? docsFields(described.answer, `${id} ${words.answer}`, context) : html`<p>${words.answerType}${colon}<span class="code">${success.mediaType ?? '—'}</span></p>`}
${problemLinks(operation.problems, context)}
</article>`;
}

function problemLinks(slugs: readonly ProblemSlug[], context: PageContext): Html {
  if (slugs.length === 0) return html``;
  const words = messagesFor(context.lang).docs;
  return html`<h4>${words.problems}</h4>
<p class="slugs">${slugs.map((slug) => html`<a class="code" href="#${slug}">${slug}</a> `)}</p>`;
}

function problemsSection(problems: DocsPageOptions['problems'], context: PageContext): Html {
  const words = messagesFor(context.lang).docs;
  const rows = Object.entries(problems).map(
    ([slug, { status, zh, en }]) =>
      html`<tr id="${slug}"><th scope="row" class="code">${slug}</th><td class="amount">${status}</td><td>${context.lang === 'en' ? en : zh}</td></tr>`,
  );
  return html`<section id="problems" aria-labelledby="problems-heading"><h2 id="problems-heading">${words.problemsHeading}</h2>
<div class="table-scroll" tabindex="0" role="group" aria-labelledby="problems-heading"><table class="ledger problems">
<thead><tr><th scope="col">${words.slug}</th><th scope="col" class="amount">${words.status}</th><th scope="col">${words.meaning}</th></tr></thead>
<tbody>${rows}</tbody></table></div>
<p><a href="${pageHref('/', context)}">${messagesFor(context.lang).problem.home}</a></p>
</section>`;
}
