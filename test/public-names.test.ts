// The names that others build on: none changes unseen.
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportedNames } from './support/exported-names.ts';
import { entriesOf, publishedFolders } from './support/public-entries.ts';
import listedNames from './support/public-names.json' with { type: 'json' };

const ROOT = resolve(import.meta.dirname, '..');
/** Entry of a package → its exports, sorted; names that are only types say so. */
const PUBLIC_NAMES: Readonly<Record<string, readonly string[]>> = listedNames;
const entries = publishedFolders(ROOT).flatMap((folder) => entriesOf(ROOT, folder));

describe('the public names are the ones listed in test/support/public-names.json', () => {
  test.each(entries)('$specifier', ({ specifier, path }) => {
    const listed = PUBLIC_NAMES[specifier];
    const message = `${specifier} changed what others build on. If it is meant, update the list, and tell users if one is gone.`;
    expect(exportedNames(ROOT, path), message).toEqual(listed?.toSorted());
  });

  test('lists nothing that does not exist', () => {
    const offered = entries.map(({ specifier }) => specifier);
    expect(Object.keys(PUBLIC_NAMES).filter((specifier) => !offered.includes(specifier))).toEqual([]);
  });
});
