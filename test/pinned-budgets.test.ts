// What pages load that pin their script: one file each, whole, so that one hash covers all that runs.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

import { brotliBytes } from './support/build-widget.ts';
import { importsOf } from './support/tidy/imports.ts';

const BUILT = resolve(import.meta.dirname, '../packages/widget/dist/browser');
/** With the form, what a returning donor sees, and 4.8 KB of dialogs and weak networks (decisions 0060 and 0061). */
const WHOLE_WIDGET_BROTLI_MAX = 24_320;
/** The pinned automatic check, which brings the cards with it because it may load nothing further. */
const WHOLE_CHECK_BROTLI_MAX = 27_648;
/**
 * The pinned check of the public books, which draws every tag: the automatic check and the cards as above, the proof, and
 * what verifies (12 KB), with the Ed25519 that a browser may lack, because it may load nothing further either. 256 of it are
 * for facts that the page's server has drawn (0058), 2 KB Traditional Chinese (0065), 1 KB a host's colours (0066),
 * 4.8 KB as above, 256 bytes draw the facts of a card once and one card in a frame, for half the heap (0063).
 */
const WHOLE_PROOF_BROTLI_MAX = 44_032;
/** The pinned family: what the check of the public books brings, the lists with what they share (8 KB), receipt and poster (11). */
const WHOLE_FAMILY_BROTLI_MAX = 59_136;
/** As at its evergreen address, whose bytes it has: test/budgets.test.ts. */
const FRAME_BROTLI_MAX = 640;

const versions: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(BUILT, 'versions.json'), 'utf8'));

test.each([
  ['current', 'happy-homeland.js', WHOLE_WIDGET_BROTLI_MAX],
  ['currentCompliance', 'compliance.js', WHOLE_CHECK_BROTLI_MAX],
  ['currentProof', 'proof.js', WHOLE_PROOF_BROTLI_MAX],
  ['currentFamily', 'family.js', WHOLE_FAMILY_BROTLI_MAX],
  ['currentFrame', 'frame.js', FRAME_BROTLI_MAX],
])('WID-14 the %s pinned form is one file, %s, of at most %i bytes that loads nothing further', (field, name, max) => {
  const file = readFileSync(join(BUILT, versions[field] ?? 'none', name));
  console.log(`pinned ${name}: ${brotliBytes(file)} bytes with brotli (at most ${max})`);
  expect(brotliBytes(file)).toBeLessThanOrEqual(max);
  expect(importsOf({ path: name, text: file.toString() })).toEqual([]);
});

test('the pinned script of the family defines every tag that the loader knows', () => {
  const text = readFileSync(join(BUILT, versions['currentFamily'] ?? 'none', 'family.js'), 'utf8');
  const loader = readFileSync(join(BUILT, 'happy-homeland.js'), 'utf8');
  const tags = [...loader.matchAll(/\b([a-z]+):(?:\w+,|\(\)=>)/g)].map(([, tag]) => tag);
  expect(tags).toContain('donate');
  expect(tags.length).toBeGreaterThan(8);
  const missing = tags.filter((tag) => !new RegExp(`[\`"']hh-${tag}[\`"']`).test(text));
  expect(missing).toEqual([]);
});
