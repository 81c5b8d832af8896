// What a page for people says of every operation. Its fields are read from the OpenAPI document, so that neither can say
// what the other does not.

import { openApiDocument } from './openapi.ts';
import { OPERATIONS } from './operation.ts';
import type { Operation } from './operation-description.ts';
import type { ProblemSlug } from './problem.ts';
import type { Route } from './route-shape.ts';

export interface DescribedField {
  readonly name: string;
  /** A short name of the type: `string`, `Money`, `Partner[]`, `"open" | "ended"`. */
  readonly type: string;
  readonly required: boolean;
}

export interface DescribedSchema {
  readonly description?: string;
  readonly fields: readonly DescribedField[];
  readonly example?: unknown;
}

/** Plain data, so that it can be kept as JSON. */
export interface DescribedOperation extends Route {
  readonly id: string;
  readonly tag: Operation['tag'];
  readonly summary: string;
  readonly security: Operation['security'];
  /** Of which one is needed; none where it asks for nobody. */
  readonly roles: readonly string[];
  readonly needsIdempotencyKey: boolean;
  readonly query: DescribedSchema | null;
  readonly body: DescribedSchema | null;
  readonly status: number;
  /** Null where the answer is no JSON. */
  readonly answer: DescribedSchema | null;
  readonly answerType: string | null;
  readonly problems: readonly ProblemSlug[];
}

type Part = Readonly<Record<string, unknown>>;

/** Every operation, in the order of the contract. */
export function apiReference(): readonly DescribedOperation[] {
  const document = openApiDocument('/');
  const operations: readonly (readonly [string, Operation])[] = Object.entries(OPERATIONS);
  return operations.map((operation) => describe(document, operation));
}

function describe(document: unknown, [id, operation]: readonly [string, Operation]): DescribedOperation {
  const { method, path, tag, summary, security, idempotencyKey, success, problems } = operation;
  const described = inside(document, ['paths', path, method]);
  const content = ['content', 'application/json', 'schema'] as const;
  return {
    ...{ id, method, path, tag, summary, security },
    roles: Array.isArray(described['x-roles']) ? described['x-roles'].map(String) : [],
    needsIdempotencyKey: idempotencyKey === true,
    query: describedQuery(described['parameters']),
    body: describedSchema(document, inside(described, ['requestBody', ...content])),
    status: success.status,
    answer: describedSchema(document, inside(described, ['responses', String(success.status), ...content])),
    answerType: success.mediaType ?? null,
    problems,
  };
}

function describedQuery(parameters: unknown): DescribedSchema | null {
  const inQuery = (Array.isArray(parameters) ? parameters : []).map(partOf).filter((one) => one['in'] === 'query');
  if (inQuery.length === 0) return null;
  return {
    fields: inQuery.map(({ name, required, schema }) => {
      return { name: String(name), type: typeText(schema), required: required === true };
    }),
  };
}

// What is nested is named, not unfolded: the document holds the whole.
function describedSchema(document: unknown, reference: Part): DescribedSchema | null {
  const name = referenceName(reference);
  if (name === null) return null;
  const schema = inside(document, ['components', 'schemas', name]);
  const { description, examples, properties } = schema;
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return {
    ...(typeof description === 'string' ? { description } : {}),
    ...(Array.isArray(examples) ? { example: examples[0] } : {}),
    fields: Object.entries(partOf(properties)).map(([field, value]) => {
      return { name: field, type: typeText(value), required: required.includes(field) };
    }),
  };
}

function typeText(value: unknown): string {
  const schema = partOf(value);
  const reference = referenceName(schema);
  if (reference !== null) return reference;
  if (Array.isArray(schema['enum'])) return schema['enum'].map((option) => JSON.stringify(option)).join(' | ');
  if ('const' in schema) return JSON.stringify(schema['const']);
  const options = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(options)) return options.map(typeText).join(' | ');
  if (schema['type'] === 'array') return `${typeText(schema['items'])}[]`;
  if (schema['type'] === 'object') return objectText(schema);
  const format = typeof schema['format'] === 'string' ? ` (${schema['format']})` : '';
  return `${typeof schema['type'] === 'string' ? schema['type'] : 'any'}${format}`;
}

function objectText(schema: Part): string {
  const properties = Object.entries(partOf(schema['properties']));
  if (properties.length === 0) return 'object';
  return `{ ${properties.map(([name, value]) => ('const' in partOf(value) ? `${name}: ${typeText(value)}` : name)).join(', ')} }`;
}

function referenceName(schema: Part): string | null {
  const reference = schema['$ref'];
  return typeof reference === 'string' ? (reference.split('/').at(-1) ?? null) : null;
}

function inside(value: unknown, path: readonly string[]): Part {
  return path.reduce<Part>((part, name) => partOf(part[name]), partOf(value));
}

function partOf(value: unknown): Part {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
