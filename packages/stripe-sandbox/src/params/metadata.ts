import { invalidParam } from '../api/api-error.ts';
import { MAX_METADATA_KEY_LENGTH, MAX_METADATA_KEYS, MAX_METADATA_VALUE_LENGTH } from '../limits.ts';
import type { Decoder } from './decode.ts';
import { childPath } from './decode.ts';
import type { FormNode } from './form.ts';

export type Metadata = Record<string, string>;

/** A change to metadata: `null` removes a key. */
export type MetadataChange = ReadonlyMap<string, string | null>;

/** Up to 50 keys of at most 40 characters, each with at most 500. An empty value removes the key. */
export const metadataChange: Decoder<MetadataChange> = (node, path) => {
  if (node === '') return new Map();
  if (typeof node === 'string') throw invalidParam({ param: path, message: `Invalid object: ${path}` });
  const change = new Map<string, string | null>();
  for (const [key, value] of node) change.set(metadataKey(key, path), metadataValue(value, childPath(path, key)));
  refuseTooManyKeys(change.size, path);
  return change;
};

/** Metadata of a new object. */
export const newMetadata: Decoder<Metadata> = (node, path) => applyMetadata({}, metadataChange(node, path));

/** The metadata after a change. */
export function applyMetadata(before: Metadata, change: MetadataChange): Metadata {
  const after = new Map(Object.entries(before));
  for (const [key, value] of change) {
    if (value === null) after.delete(key);
    else after.set(key, value);
  }
  refuseTooManyKeys(after.size, 'metadata');
  return Object.fromEntries(after);
}

function refuseTooManyKeys(count: number, path: string): void {
  if (count <= MAX_METADATA_KEYS) return;
  throw invalidParam({ param: path, message: `${path} has ${count} keys; at most ${MAX_METADATA_KEYS} are allowed.` });
}

function metadataKey(key: string, path: string): string {
  if (key === '' || key.length > MAX_METADATA_KEY_LENGTH) {
    throw invalidParam({
      param: path,
      message: `Metadata keys have 1 to ${MAX_METADATA_KEY_LENGTH} characters; one has ${key.length}.`,
    });
  }
  return key;
}

function metadataValue(value: FormNode, path: string): string | null {
  if (typeof value !== 'string') throw invalidParam({ param: path, message: `Metadata does not nest: ${path}` });
  if (value.length > MAX_METADATA_VALUE_LENGTH) {
    throw invalidParam({
      param: path,
      message: `Metadata values have at most ${MAX_METADATA_VALUE_LENGTH} characters; ${path} has ${value.length}.`,
    });
  }
  return value === '' ? null : value;
}
