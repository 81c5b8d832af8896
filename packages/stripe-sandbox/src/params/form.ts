// Stripe's v1 API takes `application/x-www-form-urlencoded` with brackets for nesting: `a[b][0]=c`. Nested values are kept
// in maps, never in objects, so that a key such as `__proto__` is only ever a name.

import { ApiError, invalidParam } from '../api/api-error.ts';
import { MAX_FORM_DEPTH, MAX_FORM_PAIRS } from '../limits.ts';

/** A decoded form: a text, or named values below it. Array items are named by their index. */
export type FormNode = string | FormMap;
export type FormMap = ReadonlyMap<string, FormNode>;

/** Reads a form body or a query string. Throws an `ApiError` when it contradicts itself or passes a limit. */
export function parseForm(encoded: string): FormMap {
  const root = new Map<string, FormNode>();
  let pairs = 0;
  for (const [name, value] of new URLSearchParams(encoded)) {
    pairs += 1;
    if (pairs > MAX_FORM_PAIRS) throw malformed(`A request may carry at most ${MAX_FORM_PAIRS} parameters.`);
    place(root, pathOf(name), value);
  }
  return root;
}

/** The same parameters in one canonical text, whatever their order, for comparing two requests. */
export function canonicalForm(encoded: string): string {
  const pairs = [...new URLSearchParams(encoded)].map(([name, value]) => JSON.stringify([name, value]));
  return pairs.sort().join('\n');
}

/** `a[b][]` → `['a', 'b', '']`. */
function pathOf(name: string): readonly string[] {
  const open = name.indexOf('[');
  if (open === -1) return [name];
  if (open === 0 || !name.endsWith(']'))
    throw invalidParam({ param: name, message: `Invalid parameter name: ${name}` });
  const inner = name.slice(open + 1, -1).split('][');
  if (inner.some((part) => part.includes('[') || part.includes(']'))) {
    throw invalidParam({ param: name, message: `Invalid parameter name: ${name}` });
  }
  if (inner.length >= MAX_FORM_DEPTH) {
    throw invalidParam({ param: name, message: `Parameters nest at most ${MAX_FORM_DEPTH} deep.` });
  }
  return [name.slice(0, open), ...inner];
}

function place(root: Map<string, FormNode>, path: readonly string[], value: string): void {
  let map: Map<string, FormNode> = root;
  for (const [depth, part] of path.entries()) {
    const key = part === '' && depth > 0 ? String(map.size) : part;
    if (depth === path.length - 1) {
      if (map.get(key) instanceof Map) throw contradiction(path);
      map.set(key, value);
      return;
    }
    const existing = map.get(key);
    if (existing === undefined) {
      const next = new Map<string, FormNode>();
      map.set(key, next);
      map = next;
    } else if (existing instanceof Map) {
      map = existing;
    } else {
      throw contradiction(path);
    }
  }
}

function contradiction(path: readonly string[]): ApiError {
  const param = path[0] ?? '';
  return invalidParam({ param, message: `The parameter ${param} is sent both as a value and as a group.` });
}

function malformed(message: string): ApiError {
  return new ApiError({ status: 400, type: 'invalid_request_error', message });
}
