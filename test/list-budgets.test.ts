// What the elements with lists cost: each of its own, and once what they share.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

import { brotliBytes } from './support/build-widget.ts';
import { firstLoad, scriptsBeside } from './support/first-load.ts';

const ROOT = resolve(import.meta.dirname, '..');
const BUILT = 'packages/widget/dist/browser';
/** Beyond what a list shares with the cards and with the other two. */
const LIST_BROTLI_MAX = 3_072;
/** Pages and the way to more, the states of a list, and the words for them in two languages. */
const SHARED_BROTLI_MAX = 2_560;

function bytesOf(path: string): number {
  return brotliBytes(readFileSync(join(ROOT, path)));
}

function sharedByLists(): string {
  const [shared, ...others] = readdirSync(join(ROOT, BUILT)).filter((name) => /^lists-[\w-]+\.js$/.test(name));
  expect(others).toEqual([]);
  return join(BUILT, shared ?? 'lists.js is missing');
}

test('WID-14 what the lists share is one file of at most 2.5 KB', () => {
  const bytes = bytesOf(sharedByLists());
  console.log(`shared by the lists: ${bytes} bytes with brotli (at most ${SHARED_BROTLI_MAX})`);
  expect(bytes).toBeLessThanOrEqual(SHARED_BROTLI_MAX);
});

test.each(['projects', 'disclosure', 'donors'])(
  'WID-14 <hh-%s> is a file of at most 3 KB that no other part loads, beside what it shares',
  (name) => {
    const path = join(BUILT, `${name}.js`);
    const bytes = bytesOf(path);
    console.log(`${name}.js: ${bytes} bytes with brotli (at most ${LIST_BROTLI_MAX})`);
    expect(bytes).toBeLessThanOrEqual(LIST_BROTLI_MAX);
    expect([...firstLoad(path)].toSorted()).toEqual([join(BUILT, 'donate.js'), path, sharedByLists()].toSorted());
    for (const other of scriptsBeside([path, join(dirname(path), 'happy-homeland.js')])) {
      const text = readFileSync(join(ROOT, BUILT, other), 'utf8');
      expect(text, other).not.toMatch(new RegExp(`[\`"'](?:hh-${name}|\\./${basename(path)})[\`"']`));
    }
  },
);
