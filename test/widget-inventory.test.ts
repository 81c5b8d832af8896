// What is in the built widget, and what must never be: ways to turn text into markup or code, messages between windows,
// fields for card numbers, and anybody else's address.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

import type { WidgetManifest, WidgetVersion } from './support/bundle-widget.ts';

const BUILT = resolve(import.meta.dirname, '../packages/widget/dist/browser');
const manifest: WidgetManifest = JSON.parse(readFileSync(join(BUILT, 'manifest.json'), 'utf8'));
const scripts = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));

/** Lit makes every element through this one line, from our templates alone. */
const LITS_OWN = /let (\w+)=(\w+)\.createElement\(`template`\);return \1\.innerHTML=(\w+),\1/g;
const SINKS =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|srcdoc|unsafeHTML|parseFromString|setHTMLUnsafe)\b|\bdocument\.write|\beval\(|\bnew Function\b|(?<![.\w])Function\(|setTimeout\(`|javascript:/g;
const MESSAGES = /\bpostMessage\b|addEventListener\([`'"]message|\bonmessage\b|MessageChannel|BroadcastChannel/g;
/** A page and the card in its frame have to speak to each other; what they say is held by frame.browser.test.ts. */
const SPEAKERS = ['frame.js', 'frame-page.js'];
/** To anybody who happens to be there. */
const TO_ANYBODY = /postMessage\([^;]*[`'"]\*[`'"]/g;
const CARD_FIELDS = /\bcvc\b|\bcvv\b|card-?number|cardnumber|cc-(?:number|csc|exp)|\bpan\b/gi;

function found(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([match]) => match);
}

describe.each(scripts)('%s', (name) => {
  const text = readFileSync(join(BUILT, name), 'utf8');
  const isSpeaker = SPEAKERS.includes(basename(name));

  test('WID-07 turns text into markup nowhere but in the one line of Lit, and into code nowhere', () => {
    const lits = found(LITS_OWN, text);
    // Once in every file that brings Lit: that of the cards, and each pinned one.
    expect(lits.length).toBe(name === 'donate.js' || (name.includes('/') && !isSpeaker) ? 1 : 0);
    expect(found(SINKS, text.replace(LITS_OWN, ''))).toEqual([]);
  });

  test('WID-08 WID-09 sends no message to a window and listens to none, but for the two of a frame, and they to no stranger', () => {
    const expected = isSpeaker ? ['addEventListener(`message', 'postMessage'] : [];
    expect(found(MESSAGES, text).toSorted()).toEqual(expected);
    expect(found(TO_ANYBODY, text)).toEqual([]);
  });

  test('WID-14 has no field for a card number or its code', () => {
    expect(found(CARD_FIELDS, text)).toEqual([]);
  });

  test('WID-14 stands in the manifest with the hash of its bytes', () => {
    const integrity = `sha384-${createHash('sha384').update(text).digest('base64')}`;
    expect(manifest.files[name]).toMatchObject({ bytes: Buffer.byteLength(text), integrity });
  });
});

test('WID-14 the manifest lists every file of the build and no other', () => {
  const files = readdirSync(BUILT, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const lists = new Set(['manifest.json', 'versions.json']);
  const names = files.map(({ parentPath, name }) => join(parentPath, name).slice(BUILT.length + 1));
  expect(Object.keys(manifest.files)).toEqual(names.filter((name) => !lists.has(name)).toSorted());
});

test('WID-14 the current version is named by the hash that its integrity begins with', () => {
  const list: { current: string; versions: WidgetVersion[] } = JSON.parse(
    readFileSync(join(BUILT, 'versions.json'), 'utf8'),
  );
  const { version, files } = list.versions[0] ?? { version: '', files: {} };
  const integrity = files['happy-homeland.js']?.integrity ?? '';
  expect(version).toBe(list.current);
  const hash = Buffer.from(integrity.replace('sha384-', ''), 'base64').toString('hex');
  expect(hash.startsWith(version.split('-').at(-1) ?? 'none')).toBe(true);
});

test('WID-07 WID-08 WID-14 each of these looks finds what it looks for', () => {
  expect(found(SINKS, `x.innerHTML=y;${'eval'}(z);new Function(a);document.write(b);setTimeout(\`c\`)`).length).toBe(5);
  expect(found(MESSAGES, 'top.postMessage(1);addEventListener(`message`,f)').length).toBe(2);
  expect(found(TO_ANYBODY, 'top.postMessage({a:1},`*`)').length).toBe(1);
  expect(found(CARD_FIELDS, '<input name=cardNumber autocomplete=cc-number><input name="cvc">').length).toBe(3);
});
