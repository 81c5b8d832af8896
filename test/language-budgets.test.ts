// What a language costs that does not travel with the code: nobody reads two, so each is counted apart (decision 0065).
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

import { brotliBytes } from './support/build-widget.ts';

const BUILT = resolve(import.meta.dirname, '../packages/widget/dist/browser');
/** What the cards say in one language more, form and outcome included; what a check says is less. */
const LANGUAGE_BROTLI_MAX = 2_048;
const OF_LANGUAGE = /^(?:words|compliance|proof)-(?:en|zh-hant)-/;

test('each further language of a part costs at most 2 KB', () => {
  const names = readdirSync(BUILT).filter((name) => OF_LANGUAGE.test(name));
  expect(names).toHaveLength(6);
  for (const name of names) {
    expect(brotliBytes(readFileSync(join(BUILT, name))), name).toBeLessThanOrEqual(LANGUAGE_BROTLI_MAX);
  }
});

test('no script brings a language that its reader may not read', () => {
  const scripts = ['donate.js', 'compliance.js', 'proof.js'].map((name) => readFileSync(join(BUILT, name), 'utf8'));
  expect(scripts[0]).toContain('谁收钱');
  expect(scripts.join('\n')).not.toMatch(/Who receives|誰收款|Save the evidence|保存證據|published-here":"Published/);
});
