// The readable reference, drawn from the same operations as the OpenAPI document, so that neither can say what the other
// does not. Every problem has an anchor: the `type` of a problem document points here.

import type { DescribedOperation, DescribedSchema, PROBLEMS, ProblemSlug } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { layout } from '../layout.ts';
import { pageHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import { punctuationOf } from '../text/punctuation.ts';
import { docsFields } from './docs-fields.ts';

export interface DocsPageOptions {
  readonly operations: readonly DescribedOperation[];
  readonly problems: typeof PROBLEMS;
  /** Whether this deployment has the viewer's files. */
  readonly hasViewer: boolean;
  readonly context: PageContext;
}

const TAGS = [
  'projects',
  'pledges',
  'receipts',
  'log',
  'manage',
  'provider',
  'service',
] as const satisfies readonly DescribedOperation['tag'][];

export function docsPage({ operations, problems, hasViewer, context }: DocsPageOptions): Html {
  const words = messagesFor(context.lang).docs;
  const firsts = firstWith(TAGS.flatMap((tag) => operations.filter((operation) => operation.tag === tag)));
  const groups = TAGS.map((tag) => ({ tag, members: operations.filter((operation) => operation.tag === tag) }));
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
${groups.map(({ tag, members }) => html`<section aria-labelledby="tag-${tag}"><h2 id="tag-${tag}">${words.tags[tag]}</h2>${members.map((member) => operationArticle(member, firsts, context))}</section>`)}
${problemsSection(problems, context)}
</div>`,
  });
}

interface Group {
  readonly tag: DescribedOperation['tag'];
  readonly members: readonly DescribedOperation[];
}

function contents({ tag, members }: Group, context: PageContext): Html {
  const words = messagesFor(context.lang).docs;
  return html`<h3>${words.tags[tag]}</h3>
<ul class="plain-list">${members.map(({ id, method, path }) => html`<li><a class="code" href="#${id}">${method.toUpperCase()} ${path}</a></li>`)}</ul>`;
}

/** Where each schema is shown in full: steps of work share theirs by the dozen, and a page that repeats them is too large. */
function firstWith(operations: readonly DescribedOperation[]): ReadonlyMap<string, DescribedOperation> {
  const firsts = new Map<string, DescribedOperation>();
  for (const operation of operations) {
    for (const schema of [operation.query, operation.body, operation.answer]) {
      const text = JSON.stringify(schema);
      if (schema && !firsts.has(text)) firsts.set(text, operation);
    }
  }
  return firsts;
}

interface Described {
  readonly schema: DescribedSchema;
  readonly of: DescribedOperation;
  /** What the table is called. */
  readonly name: string;
  readonly firsts: ReadonlyMap<string, DescribedOperation>;
}

function fieldsOrLink({ schema, of, name, firsts }: Described, context: PageContext): Html {
  const first = firsts.get(JSON.stringify(schema)) ?? of;
  if (first === of) return docsFields(schema, `${of.id} ${name}`, context);
  const words = messagesFor(context.lang).docs;
  return html`<p>${words.sameAs} <a class="code" href="#${first.id}">${first.method.toUpperCase()} ${first.path}</a></p>`;
}

function operationArticle(
  operation: DescribedOperation,
  firsts: ReadonlyMap<string, DescribedOperation>,
  context: PageContext,
): Html {
  const words = messagesFor(context.lang).docs;
  const { id, method, path, summary, security, query, body, status, answer, answerType } = operation;
  const { colon } = punctuationOf(context.lang);
  const shared = { of: operation, firsts };
  return html`<article class="operation" id="${id}" aria-labelledby="${id}-heading">
<h3 id="${id}-heading" class="code"><span class="method">${method.toUpperCase()}</span> ${path}</h3>
<p lang="en">${summary}</p>
<p>${words.access}${colon}${words.security[security]}</p>
${operation.roles.length === 0 ? '' : html`<p>${words.roles}${colon}<span class="code">${operation.roles.join(' ')}</span></p>`}
${operation.needsIdempotencyKey ? html`<p>${words.idempotency}</p>` : ''}
${query ? html`<h4>${words.query}</h4>${fieldsOrLink({ ...shared, schema: query, name: words.query }, context)}` : ''}
${body ? html`<h4>${words.body}</h4>${fieldsOrLink({ ...shared, schema: body, name: words.body }, context)}` : ''}
<h4>${words.answer} <span class="code">${status}</span></h4>
${answer ? fieldsOrLink({ ...shared, schema: answer, name: words.answer }, context) : html`<p>${words.answerType}${colon}<span class="code">${answerType ?? '—'}</span></p>`}
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
