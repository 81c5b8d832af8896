// What <hh-donate> loads where a tag asks for a dialog, or where a network is weak: each a part of its own, and none of them
// before the card.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

import { brotliBytes } from './support/build-widget.ts';
import { importsOf } from './support/tidy/imports.ts';

const BUILT = resolve(import.meta.dirname, '../packages/widget/dist/browser');
/** Of `page-code` 3 KB are the library that draws codes, which nobody loads in the first eight seconds. */
const BROTLI_MAX = { 'card-mode': 3_328, 'stand-in': 2_816, 'page-code': 3_840 };

test.each(Object.entries(BROTLI_MAX))(
  'WID-14 %s is one part of at most %i bytes that needs the cards alone and is loaded by no script at once',
  (part, max) => {
    const scripts = readdirSync(BUILT).filter((name) => name.endsWith('.js'));
    const [name = `${part} is missing`, ...others] = scripts.filter((one) => one.startsWith(`${part}-`));
    expect(others).toEqual([]);
    const text = readFileSync(join(BUILT, name), 'utf8');
    const bytes = brotliBytes(Buffer.from(text));
    console.log(`${part}: ${bytes} bytes with brotli (at most ${max})`);
    expect(bytes).toBeLessThanOrEqual(max);
    const atOnce = (path: string, source: string) =>
      importsOf({ path, text: source }).flatMap(({ specifier, isDynamic }) => (isDynamic ? [] : [basename(specifier)]));
    expect([...new Set(atOnce(name, text))]).toEqual(['donate.js']);
    for (const other of scripts) {
      expect(atOnce(other, readFileSync(join(BUILT, other), 'utf8')), other).not.toContain(name);
    }
  },
);
