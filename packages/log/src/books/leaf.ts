// A leaf as bytes and back. Both ways are strict: there is one text for every leaf, so that a hash names what was said and
// not how it was written.

import type { CanonicalValue } from '../canonical-json.ts';
import { formatCanonicalJson, isCanonicalObject, parseCanonicalJson } from '../canonical-json.ts';
import { FIELD_CHECKS, FIELDS_OF } from './leaf-fields.ts';
import type { Leaf, LeafKind } from './leaf-kinds.ts';
import { LEAF_KINDS } from './leaf-kinds.ts';

/** By policy; the format of the tiles would take 65,535. */
export const LEAF_BYTES_MAX = 4_096;

/**
 * The bytes of a leaf: canonical JSON (RFC 8785) in UTF-8, at most `LEAF_BYTES_MAX`. Throws RangeError that names the first
 * field that does not fit, so that nothing enters the log which a reader would refuse.
 */
export function encodeLeaf(leaf: Leaf): Uint8Array {
  const fault = faultOf(leaf);
  if (fault !== null) throw new RangeError(`a leaf of kind ${leaf.kind}: ${fault}`);
  const bytes = new TextEncoder().encode(formatCanonicalJson(writable(leaf)));
  if (bytes.length > LEAF_BYTES_MAX)
    throw new RangeError(`a leaf of ${bytes.length} bytes; ${LEAF_BYTES_MAX} are allowed`);
  return bytes;
}

/** The leaf that these bytes are, or null where they are not exactly what `encodeLeaf` would give. Never throws. */
export function parseLeaf(bytes: Uint8Array): Leaf | null {
  if (bytes.length > LEAF_BYTES_MAX) return null;
  const text = textOf(bytes);
  const value = text === null ? undefined : parseCanonicalJson(text);
  if (!isCanonicalObject(value) || faultOf(value) !== null) return null;
  return parseChecked(value);
}

/** What has passed every check of its kind is a leaf; the compiler cannot follow that through the tables. */
function parseChecked(value: unknown): Leaf {
  return value as Leaf;
}

// A byte order mark would be dropped in silence, and bytes that are no UTF-8 replaced.
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

/** The leaf without fields that are there and undefined, which TypeScript lets through. */
function writable(leaf: Leaf): CanonicalValue {
  return parseWritable(Object.fromEntries(Object.entries(leaf).filter(([, part]) => part !== undefined)));
}

function parseWritable(fields: { readonly [name: string]: unknown }): CanonicalValue {
  return fields as CanonicalValue;
}

/** What does not fit the schema, or null. */
function faultOf(value: object): string | null {
  const kind: unknown = Reflect.get(value, 'kind');
  if (!isKind(kind)) return 'its kind is not known';
  const { needs, may } = FIELDS_OF[kind];
  const missing = needs.find((name) => Reflect.get(value, name) === undefined);
  if (missing !== undefined) return `${missing} is missing`;
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined) continue;
    if (!needs.includes(name) && !may.includes(name)) return `${name} does not belong there`;
    if (FIELD_CHECKS[name]?.(part) !== true) return `${name} is not what it must be`;
  }
  return null;
}

const ANY_KIND: ReadonlySet<unknown> = new Set(LEAF_KINDS);

function isKind(kind: unknown): kind is LeafKind {
  return ANY_KIND.has(kind);
}
