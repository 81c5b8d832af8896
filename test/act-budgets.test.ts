// The parts of the family with which people do something: what each costs a page that has its tag, and that no other page
// pays for it.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

import { brotliBytes } from './support/build-widget.ts';
import { importsOf } from './support/tidy/imports.ts';

const BUILT = resolve(import.meta.dirname, '../packages/widget/dist/browser');
const LOADER = 'happy-homeland.js';

/**
 * Beyond what they share with the cards. `<hh-receipt>` reads amounts by a copy of its own, so that the form need not wait
 * for a shared one; 3.5 KB of `<hh-poster>` are what draws codes.
 */
const BROTLI_MAX = { receipt: 4_608, poster: 7_936 };

test.each(Object.entries(BROTLI_MAX))(
  'WID-14 <hh-%s> is a file of at most %i bytes that no other part loads, beside the cards',
  (tag, max) => {
    const name = `${tag}.js`;
    const text = readFileSync(join(BUILT, name), 'utf8');
    const bytes = brotliBytes(Buffer.from(text));
    console.log(`<hh-${tag}>: ${bytes} bytes with brotli (at most ${max})`);
    expect(bytes).toBeLessThanOrEqual(max);
    const imported = importsOf({ path: name, text }).map(({ specifier }) => basename(specifier));
    expect([...new Set(imported)]).toEqual(['donate.js']);
    const others = readdirSync(BUILT).filter((other) => other.endsWith('.js') && ![name, LOADER].includes(other));
    for (const other of others)
      expect(readFileSync(join(BUILT, other), 'utf8'), other).not.toMatch(new RegExp(`hh-${tag}\\b|/${tag}\\.js`));
  },
);
