// Reading what was sent: the right type, not too much, valid JSON, and nothing that the schema does not know. Every
// refusal points at the field.

import type { FieldError, ProblemSlug } from '@happy-homeland/contract';
import type { Refusal } from '../domain/refusal.ts';
import { refused } from '../domain/refusal.ts';
import type { RequestContext } from './environment.ts';
import { NESTING_MAX, nestsTooDeep } from './json-depth.ts';
import { findDuplicateKey } from './json-keys.ts';

/** Largest JSON body of a public write, bytes. */
export const BODY_MAX_BYTES = 16 * 1024;
/** Largest body of a publisher or the provider, bytes. */
export const LARGE_BODY_MAX_BYTES = 256 * 1024;

/** Faults of one body that an answer names; a body of nothing but faults gets no longer answer for it. */
const ERRORS_MAX = 20;

export type Parsed<Value> = { readonly kind: 'parsed'; readonly value: Value } | Refusal;

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/** The part of a zod schema that parsing needs. */
export interface Schema<Value> {
  safeParse(
    input: unknown,
  ):
    | { readonly success: true; readonly data: Value }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}

/** Parses the JSON body. Refuses with 415, 400 or 422. */
export async function parseJsonBody<Value>(c: RequestContext, schema: Schema<Value>): Promise<Parsed<Value>> {
  const mediaType = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    return refused('unsupported-media-type', { detail: 'send Content-Type: application/json' });
  }
  if (c.req.header('content-encoding') !== undefined) {
    return refused('unsupported-media-type', { detail: 'send the body without Content-Encoding' });
  }
  const body = await readJson(c);
  return body.kind === 'refused' ? body : parseValue(schema, body.value);
}

// Strictly UTF-8 and without a byte-order mark: what is read is what was meant, or it is refused (RFC 8259 section 8.1).
async function readJson(c: RequestContext): Promise<Parsed<unknown>> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await c.req.arrayBuffer());
    if (nestsTooDeep(text)) return refused('malformed-json', { detail: `nested in more than ${NESTING_MAX} levels` });
    const value: unknown = JSON.parse(text);
    const twice = findDuplicateKey(text);
    if (twice !== null)
      return refused('duplicate-json-key', { detail: `the key ${JSON.stringify(twice)} stands twice` });
    return { kind: 'parsed', value };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return refused('malformed-json');
    throw error;
  }
}

/**
 * Parses a query string; an unknown or ill-formed parameter is a malformed request, and so is one that stands twice,
 * because two readers of one address would each take another.
 */
export function parseQuery<Value>(c: RequestContext, schema: Schema<Value>): Parsed<Value> {
  const parameters = [...new URL(c.req.url).searchParams];
  const values = Object.fromEntries(parameters);
  if (Object.keys(values).length < parameters.length) {
    return refused('malformed-request', { detail: 'a parameter stands more than once' });
  }
  const result = schema.safeParse(values);
  if (result.success) return { kind: 'parsed', value: result.data };
  return refused('malformed-request', { errors: errorsOf(result.error.issues) });
}

/** Parses a value against a schema, naming every field that does not fit. */
export function parseValue<Value>(schema: Schema<Value>, input: unknown): Parsed<Value> {
  const result = schema.safeParse(input);
  if (result.success) return { kind: 'parsed', value: result.data };
  const { issues } = result.error;
  return refused(slugOf(issues), { errors: errorsOf(issues) });
}

function slugOf(issues: readonly Issue[]): ProblemSlug {
  if (issues.some((issue) => issue.code === 'unrecognized_keys')) return 'unknown-field';
  if (issues.some((issue) => issue.path.join('.') === 'amount.amountMinor')) return 'invalid-amount';
  if (issues.some((issue) => issue.path.join('.') === 'amount.currency')) return 'unsupported-currency';
  return 'invalid-body';
}

function errorsOf(issues: readonly Issue[]): readonly FieldError[] {
  return issues.flatMap(fieldErrors).slice(0, ERRORS_MAX);
}

function fieldErrors({ path, message, keys }: Issue): readonly FieldError[] {
  if (!keys) return [{ pointer: pointerOf(path), message }];
  return keys.map((key) => ({ pointer: pointerOf([...path, key]), message: 'is not a known field' }));
}

// RFC 6901: `~` and `/` inside a name are escaped.
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
