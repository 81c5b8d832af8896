// The fields of one schema as a table, read from the JSON Schema that zod itself emits. What is nested is named, not
// unfolded: the machine-readable document holds the whole.

import type { Operation } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from './messages/messages-for.ts';
import type { Html, PageContext } from './page-context.ts';

type Schema = NonNullable<Operation['body']>;

interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

export interface FieldsView {
  readonly schema: Schema;
  readonly io: 'input' | 'output';
  /** Names the table, which may be scrolled sideways. */
  readonly label: string;
}

export function docsFields({ schema, io, label }: FieldsView, context: PageContext): Html {
  const words = messagesFor(context.lang).docs;
  const meta = schema.meta();
  const fields = fieldsOf(schema.toJSONSchema({ io, unrepresentable: 'any' }));
  const example = Array.isArray(meta?.['examples']) ? meta['examples'][0] : undefined;
  const rows = fields.map(
    ({ name, type, required }) =>
      html`<tr><th scope="row" class="code">${name}</th><td class="code">${type}</td><td>${required ? words.yes : words.no}</td></tr>`,
  );
  return html`${meta?.description === undefined ? '' : html`<p lang="en">${meta.description}</p>`}
<div class="table-scroll" tabindex="0" role="group" aria-label="${label}"><table class="ledger fields">
<thead><tr><th scope="col">${words.field}</th><th scope="col">${words.type}</th><th scope="col">${words.required}</th></tr></thead>
<tbody>${rows}</tbody></table></div>
${example === undefined ? '' : html`<h5>${words.example}</h5><pre class="code" tabindex="0">${JSON.stringify(example, null, 2)}</pre>`}`;
}

function fieldsOf(document: unknown): readonly Field[] {
  const definitions = recordOf(recordOf(document)['$defs']);
  const root = resolve(document, definitions);
  const required = Array.isArray(root['required']) ? root['required'] : [];
  return Object.entries(recordOf(root['properties'])).map(([name, value]) => ({
    name,
    type: typeText(value, definitions),
    required: required.includes(name),
  }));
}

/** A short name for a type: `string`, `Money`, `Partner[]`, `"open" | "ended"`. */
function typeText(value: unknown, definitions: Readonly<Record<string, unknown>>): string {
  const schema = recordOf(value);
  const reference = referenceName(schema);
  if (reference !== null) return reference;
  if (Array.isArray(schema['enum'])) return schema['enum'].map((option) => JSON.stringify(option)).join(' | ');
  if ('const' in schema) return JSON.stringify(schema['const']);
  const options = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(options)) return options.map((option) => typeText(option, definitions)).join(' | ');
  if (schema['type'] === 'array') return `${typeText(schema['items'], definitions)}[]`;
  if (schema['type'] === 'object') return objectText(schema, definitions);
  const format = typeof schema['format'] === 'string' ? ` (${schema['format']})` : '';
  return `${typeof schema['type'] === 'string' ? schema['type'] : 'any'}${format}`;
}

function objectText(schema: Readonly<Record<string, unknown>>, definitions: Readonly<Record<string, unknown>>): string {
  const properties = Object.entries(recordOf(schema['properties']));
  if (properties.length === 0) return 'object';
  return `{ ${properties.map(([name, value]) => ('const' in recordOf(value) ? `${name}: ${typeText(value, definitions)}` : name)).join(', ')} }`;
}

function resolve(value: unknown, definitions: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const schema = recordOf(value);
  const name = referenceName(schema);
  return name === null ? schema : recordOf(definitions[name]);
}

function referenceName(schema: Readonly<Record<string, unknown>>): string | null {
  const reference = schema['$ref'];
  return typeof reference === 'string' ? (reference.split('/').at(-1) ?? null) : null;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
