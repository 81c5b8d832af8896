// What keeps the donate page usable on a weak network is small itself: it is loaded over that network.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

import { brotliBytes } from './support/build-widget.ts';
import { importsOf } from './support/tidy/imports.ts';

const BUILT = resolve(import.meta.dirname, '../packages/widget/dist/browser');

/** Bytes with brotli (decision 0058); the page is drawn and usable before either comes. */
const MAX = {
  /** Words after eight seconds, and starting the worker. */
  'give-app.js': 640,
  /** Inside WeChat alone, and only where an account is set. */
  'wechat-share.js': 512,
  /** The service worker: which sheet is kept, when it is shown, what is left alone. */
  'give-worker.js': 1_024,
} as const;

describe('what keeps the public sheet of the donate page on a phone', () => {
  test.each(Object.entries(MAX))('%s has at most %i bytes and loads nothing further', (path, max) => {
    const file = readFileSync(join(BUILT, path));
    console.log(`${path}: ${brotliBytes(file)} bytes with brotli (at most ${max})`);
    expect(brotliBytes(file)).toBeLessThanOrEqual(max);
    expect(importsOf({ path, text: file.toString() })).toEqual([]);
  });

  test('pictures of the pages weigh what a messenger or a phone loads without a thought', () => {
    const weight = (name: string) => readFileSync(join(BUILT, name)).byteLength;
    expect(weight('share.png')).toBeLessThanOrEqual(64_000);
    for (const name of ['icon-192.png', 'icon-512.png', 'icon-maskable-512.png']) {
      expect(weight(name), name).toBeLessThanOrEqual(16_000);
    }
  });
});
