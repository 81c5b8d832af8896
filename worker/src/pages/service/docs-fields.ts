// The fields of one schema as a table.

import type { DescribedSchema } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';

/** `label` names the table, which may be scrolled sideways. */
export function docsFields(
  { description, fields, example }: DescribedSchema,
  label: string,
  context: PageContext,
): Html {
  const words = messagesFor(context.lang).docs;
  const rows = fields.map(
    ({ name, type, required }) =>
      html`<tr><th scope="row" class="code">${name}</th><td class="code">${type}</td><td>${required ? words.yes : words.no}</td></tr>`,
  );
  return html`${description === undefined ? '' : html`<p lang="en">${description}</p>`}
<div class="table-scroll" tabindex="0" role="group" aria-label="${label}"><table class="ledger fields">
<thead><tr><th scope="col">${words.field}</th><th scope="col">${words.type}</th><th scope="col">${words.required}</th></tr></thead>
<tbody>${rows}</tbody></table></div>
${example === undefined ? '' : html`<h5>${words.example}</h5><pre class="code" tabindex="0">${JSON.stringify(example, null, 2)}</pre>`}`;
}
