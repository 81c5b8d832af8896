// The one text of a leaf: RFC 8785 without what could be written in two ways. Objects with ASCII keys, lists, strings and
// safe integers; no fraction, no null, no true or false. Not the canonicalJson of the contract, which sorts the keys of any
// value so that a replay is recognised: this one refuses, because what it lets pass is hashed and stays for ever.
import { LogError } from './error.ts';

export type CanonicalValue = string | number | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue };

/** What an entry bundle can carry. */
const CHARACTERS_MAX = 65_535;
const DEPTH_MAX = 16;
const ASCII_KEY = /^[\x20-\x7e]+$/;
const LONE_SURROGATE = /\p{Cs}/u;

/** The text of a value. Throws `LogError` `not-writable` for what it has no text for. */
export function formatCanonicalJson(value: CanonicalValue): string {
  const text = textOf(value, DEPTH_MAX);
  if (text !== undefined && text.length <= CHARACTERS_MAX) return text;
  throw new LogError({ code: 'not-writable', message: 'expected ASCII keys, lists, strings and safe integers only' });
}

/** The value, or undefined unless `text` is exactly how it is written. */
export function parseCanonicalJson(text: string): CanonicalValue | undefined {
  if (typeof text !== 'string' || text.length > CHARACTERS_MAX) return undefined;
  try {
    const value: CanonicalValue = JSON.parse(text);
    const isCanonical = isPlain(value, DEPTH_MAX) ? JSON.stringify(value) === text : textOf(value, DEPTH_MAX) === text;
    return isCanonical ? value : undefined;
  } catch {
    // Not JSON: the only thing that parsing can say.
    return undefined;
  }
}

/** Whether a value is an object, as opposed to a list, a string or a number. */
export function isCanonicalObject(
  value: CanonicalValue | undefined,
): value is { readonly [key: string]: CanonicalValue } {
  return typeof value === 'object' && !Array.isArray(value);
}

/**
 * Whether a value is one that this package writes, with its keys in order as they stand: then JSON.stringify gives the same text
 * as `textOf`, in a third of the time.
 */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth - 1));
  let before = '';
  for (const [key, part] of Object.entries(value)) {
    if (key <= before || !ASCII_KEY.test(key) || !isPlain(part, depth - 1)) return false;
    before = key;
  }
  return true;
}

function textOf(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? undefined : JSON.stringify(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  if (typeof value !== 'object' || value === null || depth === 0) return undefined;
  return Array.isArray(value) ? listText(value, depth - 1) : objectText(value, depth - 1);
}

function listText(list: readonly unknown[], depth: number): string | undefined {
  const parts = list.map((item) => textOf(item, depth));
  return parts.includes(undefined) ? undefined : `[${parts.join(',')}]`;
}

function objectText(object: object, depth: number): string | undefined {
  const parts = Object.entries(object)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => {
      const text = ASCII_KEY.test(key) ? textOf(value, depth) : undefined;
      return text === undefined ? undefined : `${JSON.stringify(key)}:${text}`;
    });
  return parts.includes(undefined) ? undefined : `{${parts.join(',')}}`;
}
