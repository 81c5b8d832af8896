// Small decoders that turn form nodes into typed values and fail the way Stripe does, naming the parameter.

import { ApiError, invalidParam, missingParam } from '../api/api-error.ts';
import type { FormMap, FormNode } from './form.ts';

/** Reads one node; `path` is the bracketed name for messages. */
export type Decoder<T> = (node: FormNode, path: string) => T;

/** A decoder together with what happens when the parameter is absent. */
export interface Field<T> {
  readonly decode: Decoder<T>;
  readonly absent: (path: string) => T;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;
export type Decoded<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** A parameter that the API once had, and the error code that says so. */
export type RemovedParams = Readonly<Record<string, { readonly code: string; readonly message: string }>>;

export function required<T>(decode: Decoder<T>): Field<T> {
  return {
    decode,
    absent: (path) => {
      throw missingParam(path);
    },
  };
}

export function optional<T>(decode: Decoder<T>): Field<T | undefined> {
  return { decode, absent: () => undefined };
}

export function withDefault<T>(decode: Decoder<T>, fallback: T): Field<T> {
  return { decode, absent: () => fallback };
}

/**
 * A parameter that Stripe has and the sandbox does not act on. It is refused rather than ignored, so that nobody believes
 * to have tested it here.
 */
export function unsupported(): Field<undefined> {
  return {
    decode: (_node, path) => {
      throw invalidParam({
        param: path,
        code: 'sandbox_unsupported',
        message: `The sandbox does not act on ${path}. Real Stripe knows this parameter.`,
      });
    },
    absent: () => undefined,
  };
}

/** A group of named parameters. A name that is not in `fields` is an unknown parameter. */
export function group<F extends Fields>(fields: F, removed: RemovedParams = {}): Decoder<Decoded<F>> {
  return (node, path) => {
    if (typeof node === 'string') {
      throw invalidParam({ param: path, message: `Invalid object: ${path} must be a group of parameters.` });
    }
    refuseUnknown({ node, path, fields, removed });
    return parseFields(fields, node, path);
  };
}

function refuseUnknown(given: { node: FormMap; path: string; fields: Fields; removed: RemovedParams }): void {
  for (const name of given.node.keys()) {
    if (Object.hasOwn(given.fields, name)) continue;
    const param = childPath(given.path, name);
    const removal = Object.hasOwn(given.removed, name) ? given.removed[name] : undefined;
    if (removal !== undefined) throw invalidParam({ param, ...removal });
    throw invalidParam({ param, code: 'parameter_unknown', message: `Received unknown parameter: ${param}` });
  }
}

function parseFields<F extends Fields>(fields: F, node: FormMap, path: string): Decoded<F> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const child = node.get(name);
    const param = childPath(path, name);
    values[name] = child === undefined ? field.absent(param) : field.decode(child, param);
  }
  return values as Decoded<F>;
}

/** An array, however its items are indexed. Their order is that of the indexes. */
export function arrayOf<T>(item: Decoder<T>, maxItems: number): Decoder<readonly T[]> {
  return (node, path) => {
    if (typeof node === 'string') throw invalidParam({ param: path, message: `Invalid array: ${path}` });
    const entries = [...node.entries()];
    if (entries.some(([index]) => !/^\d{1,4}$/.test(index))) {
      throw invalidParam({ param: path, message: `Invalid array: ${path} must be indexed by whole numbers.` });
    }
    if (entries.length > maxItems) {
      throw invalidParam({ param: path, message: `The array ${path} may hold at most ${maxItems} items.` });
    }
    entries.sort(([a], [b]) => Number(a) - Number(b));
    return entries.map(([index, child]) => item(child, childPath(path, index)));
  };
}

/** Throws when the node is a group; answers the text otherwise, never empty. */
export function nonEmptyText(node: FormNode, path: string): string {
  if (typeof node !== 'string') throw invalidParam({ param: path, message: `Invalid string: ${path} is a group.` });
  if (node === '') {
    throw invalidParam({
      param: path,
      code: 'parameter_invalid_empty',
      message: `${path} is empty. An empty value unsets a parameter, and this one cannot be unset.`,
    });
  }
  return node;
}

export function childPath(path: string, name: string): string {
  return path === '' ? name : `${path}[${name}]`;
}

/** Decodes a whole request. */
export function decodeRequest<T>(decoder: Decoder<T>, form: FormMap): T {
  try {
    return decoder(form, '');
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new Error('A parameter decoder failed for a reason of its own.', { cause: error });
  }
}
