// The longest text of each kind that is read, and one that is longer by one.
import { describe, expect, test } from 'vitest';

import { formatCanonicalJson, parseCanonicalJson } from './canonical-json.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { parseCosignature } from './cosignature.ts';
import { EMPTY_ROOT } from './hash.ts';
import { isNoteText, NOTE_CHARACTERS_MAX, NOTE_SIGNATURES_MAX, parseNote } from './note.ts';
import { openNote } from './open-note.ts';
import { cosign, signNote } from './sign-note.ts';
import { createSigningKey } from './signing-key.ts';
import { formatVerifierKey, isKeyName, isSameKey } from './verifier-key.ts';
import { ADD_CHECKPOINT_CHARACTERS_MAX, formatAddCheckpoint, parseAddCheckpoint } from './witness-protocol.ts';

const LINE = '— stranger.example.org AAAAAAECAwQ=\n';
const seed = (byte: number) => new Uint8Array(32).fill(byte);
const old = await createSigningKey({ name: 'log.example.org/town', role: 'log', seed: seed(1) });
const next = await createSigningKey({ name: 'log.example.org/town', role: 'log', seed: seed(2) });
const witness = await createSigningKey({ name: 'bureau.example.org', role: 'witness', seed: seed(3) });

describe('is read at its largest and not above:', () => {
  const note = (characters: number) => `${'x'.repeat(characters - LINE.length - 2)}\n\n${LINE}`;
  const signed = (count: number) => `text\n\n${LINE.repeat(count)}`;
  const origin = (length: number) => `${'o'.repeat(length)}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`;
  const extended = (count: number) => origin(1) + 'more\n'.repeat(count);
  const text = (characters: number) => `"${'x'.repeat(characters - 2)}"`;
  const hashes = (count: number) =>
    formatAddCheckpoint({ oldSize: 1n, proof: Array.from({ length: count }, () => EMPTY_ROOT), checkpoint: 'x' });
  const body = (characters: number) => hashes(1) + 'x'.repeat(characters - hashes(1).length);

  test.each<[string, (size: number) => unknown, number]>([
    ['a note', (size) => parseNote(note(size)), NOTE_CHARACTERS_MAX],
    ['the signatures of a note', (size) => parseNote(signed(size)), NOTE_SIGNATURES_MAX],
    ['the text of a note', (size) => isNoteText(`${'x'.repeat(size - 1)}\n`) || undefined, NOTE_CHARACTERS_MAX],
    ['the origin of a checkpoint', (size) => parseCheckpoint(origin(size)), 1_024],
    ['the further lines of a checkpoint', (size) => parseCheckpoint(extended(size)), 16],
    ['the name of a key', (size) => isKeyName('k'.repeat(size)) || undefined, 255],
    ['canonical JSON', (size) => parseCanonicalJson(text(size)), 65_535],
    ['the proof that a witness is sent', (size) => parseAddCheckpoint(hashes(size)), 63],
    ['what a witness is sent', (size) => parseAddCheckpoint(body(size)), ADD_CHECKPOINT_CHARACTERS_MAX],
  ])('%s', (_, read, most) => {
    expect(read(most)).toBeDefined();
    expect(read(most + 1)).toBeUndefined();
  });

  test('canonical JSON that is written', () => {
    expect(formatCanonicalJson('x'.repeat(65_533))).toHaveLength(65_535);
    expect(() => formatCanonicalJson('x'.repeat(65_534))).toThrow(expect.objectContaining({ code: 'not-writable' }));
  });

  test('an origin that is a line, no more and no less', () => {
    expect(parseCheckpoint(`\n${origin(1)}`)).toBeUndefined();
    expect(() => formatCheckpoint({ origin: 'a\n0', size: 0n, root: EMPTY_ROOT })).toThrow();
  });

  test('the time of a cosignature, which may be the first second there was', async () => {
    const at = (time: bigint) => {
      const bytes = new Uint8Array(72);
      new DataView(bytes.buffer).setBigUint64(0, time);
      return parseCosignature(bytes)?.timeS;
    };
    expect([at(0n), at(2n ** 53n - 1n), at(2n ** 53n), at(2n ** 64n - 1n)]).toEqual([
      0,
      Number.MAX_SAFE_INTEGER,
      undefined,
      undefined,
    ]);
    expect(await cosign({ text: 'text\n', timeS: 0 }, witness)).toMatch(/^— bureau\.example\.org /);
  });
});

describe('two keys of one name', () => {
  test('both open what they signed: a key and the one that replaces it', async () => {
    const keys = [old, next].map(({ verifierKey }) => formatVerifierKey(verifierKey));
    expect(await openNote(await signNote('text\n', [old, next]), keys)).toMatchObject({
      ok: true,
      signatures: [{ key: old.verifierKey }, { key: next.verifierKey }],
    });
  });

  test('are the same only where all of them is', () => {
    const key = old.verifierKey;
    expect(isSameKey(key, { ...key, publicKey: key.publicKey.slice() })).toBe(true);
    const others = [
      { ...key, name: 'log.example.org/city' },
      { ...key, keyId: next.verifierKey.keyId },
      { ...key, role: 'witness' as const },
      { ...key, publicKey: next.verifierKey.publicKey },
    ];
    for (const other of others) expect(isSameKey(key, other)).toBe(false);
  });
});
