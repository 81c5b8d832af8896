// Signed notes against published ones, and against what a tampering server could make of them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { toBase64 } from './base64.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { loadEd25519, loadNobleEd25519 } from './ed25519.ts';
import { NOTE_SIGNATURES_MAX, parseNote } from './note.ts';
import { openNote } from './open-note.ts';
import { cosign, signNote } from './sign-note.ts';
import type { Ed25519 } from './signature-scheme.ts';
import type { SigningKey } from './signing-key.ts';
import { createSigningKey, formatSigningKey, parseSigningKey } from './signing-key.ts';
import { GO, SUMDB } from './testing/known-answers.ts';
import { formatVerifierKey, parseVerifierKey } from './verifier-key.ts';

/** The private half of the key that Go's documentation publishes. */
const GO_SECRET = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const GO_NOTE = `${GO.text}\n${GO.line}`;

const TEXT = 'log.example.org/town\n5\n0000000000000000000000000000000000000000000=\n';
const seed = (byte: number) => new Uint8Array(32).fill(byte);
const log = await createSigningKey({ name: 'log.example.org/town', role: 'log', seed: seed(1) });
const witness = await createSigningKey({ name: 'bureau.example.org', role: 'witness', seed: seed(2) });
const stranger = await createSigningKey({ name: 'stranger.example.org', role: 'log', seed: seed(3) });
const vkey = ({ verifierKey }: SigningKey) => formatVerifierKey(verifierKey);
const TRUSTED = [vkey(log), vkey(witness)];
const TIME = { text: TEXT, timeS: 1_795_300_000 };
const signed = (await signNote(TEXT, [log])) + (await cosign(TIME, witness));
const line = (key: SigningKey, bytes: Uint8Array): string => {
  const id = Uint8Array.from({ length: 4 }, (_, at) =>
    Number.parseInt(key.verifierKey.keyId.slice(2 * at, 2 * at + 2), 16),
  );
  return `— ${key.verifierKey.name} ${toBase64(Uint8Array.of(...id, ...bytes))}\n`;
};
const refused = (reason: string) => ({ ok: false, reason });

describe.each([
  ['webcrypto', loadEd25519],
  ['noble', loadNobleEd25519],
] as const)('with %s', (name, load) => {
  test('the published note opens, and is made again byte for byte', async () => {
    const ed25519: Ed25519 = await load();
    expect(ed25519.name).toBe(name);
    expect(await openNote(GO_NOTE, [GO.vkey], { ed25519 })).toMatchObject({ ok: true, text: GO.text });
    const key = await parseSigningKey(GO_SECRET, { ed25519 });
    expect(key === undefined ? '' : vkey(key)).toBe(GO.vkey);
    expect(await signNote(GO.text, key === undefined ? [] : [key])).toBe(GO_NOTE);
  });

  test('a tree head of the checksum database of Go opens, and no other size of it', async () => {
    const options = { ed25519: await load() };
    const opened = await openNote(SUMDB.note, [SUMDB.vkey], options);
    expect(opened.ok && parseCheckpoint(opened.text)).toMatchObject({
      origin: 'go.sum database tree',
      size: 6_476_701n,
    });
    const larger = SUMDB.note.replace('6476701', '6476702');
    expect(await openNote(larger, [SUMDB.vkey], options)).toEqual(refused('signature-wrong'));
  });

  test('a note opens with the time at which its witness saw it', async () => {
    const opened = await openNote(signed, TRUSTED, { ed25519: await load() });
    expect(opened).toMatchObject({
      ok: true,
      text: TEXT,
      signatures: [
        { role: 'log', key: { name: 'log.example.org/town' } },
        { role: 'witness', key: { name: 'bureau.example.org' }, timeS: 1_795_300_000 },
      ],
    });
  });

  test('a wrong signature of a known key refuses the note, although another one is right', async () => {
    const ed25519 = await load();
    const wrong = `${await signNote(TEXT, [log])}${line(witness, new Uint8Array(72))}`;
    expect(await openNote(wrong, TRUSTED, { ed25519 })).toEqual(refused('signature-wrong'));
    const later = (await signNote(TEXT, [log])) + (await cosign({ ...TIME, text: `${TEXT}more\n` }, witness));
    expect(await openNote(later, TRUSTED, { ed25519 })).toEqual(refused('signature-wrong'));
    const twice = `${await signNote(TEXT, [log])}${line(log, new Uint8Array(64))}`;
    expect(await openNote(twice, TRUSTED, { ed25519 })).toEqual(refused('signature-wrong'));
    for (const length of [1, 63, 65]) {
      const short = `${TEXT}\n${line(log, new Uint8Array(length))}`;
      expect(await openNote(short, TRUSTED, { ed25519 })).toEqual(refused('signature-wrong'));
    }
  });

  test('a key that is no point of the curve verifies nothing', async () => {
    const { verify } = await load();
    const message = new Uint8Array(3);
    expect(await verify({ publicKey: new Uint8Array(32).fill(255), message, signature: new Uint8Array(64) })).toBe(
      false,
    );
    expect(await verify({ publicKey: new Uint8Array(31), message, signature: new Uint8Array(63) })).toBe(false);
  });
});

describe('a note', () => {
  test('is signed over all text up to the last blank line', async () => {
    const text = 'first\n\n— nobody AAAAAAA=\n\nlast\n';
    const note = await signNote(text, [log]);
    expect(parseNote(note)?.text).toBe(text);
    expect(await openNote(note, TRUSTED)).toMatchObject({ ok: true, text });
    expect(await openNote(note.replace('last\n', 'last\n\n'), TRUSTED)).not.toMatchObject({ ok: true, text });
  });

  test('is opened whoever else signed it, with keys and types that nobody here knows', async () => {
    const others = [line(stranger, new Uint8Array(64)), line(stranger, new Uint8Array(2_420))].join('');
    expect(await openNote(signed + others, TRUSTED)).toMatchObject({ ok: true, text: TEXT });
    const sameName = line({ ...log, verifierKey: { ...log.verifierKey, keyId: 'ffffffff' } }, new Uint8Array(64));
    const sameId = line({ ...log, verifierKey: { ...log.verifierKey, name: 'elsewhere' } }, new Uint8Array(64));
    expect(await openNote(signed + sameName + sameId, TRUSTED)).toMatchObject({ ok: true });
    expect(await openNote(`${TEXT}\n${others}`, TRUSTED)).toEqual(refused('signature-missing'));
    expect(await openNote(signed, [])).toEqual(refused('signature-missing'));
    expect(await openNote(signed, [vkey(stranger)])).toEqual(refused('signature-missing'));
  });

  test('may carry twenty signatures, and the same one twice', async () => {
    const twenty = Array.from({ length: 18 }, () => line(stranger, new Uint8Array(64))).join('');
    expect(await openNote(signed + twenty, TRUSTED)).toMatchObject({ ok: true });
    expect(await openNote(signed + (await cosign(TIME, witness)), TRUSTED)).toMatchObject({ ok: true });
    const crowd = Array.from({ length: NOTE_SIGNATURES_MAX + 1 }, () => line(stranger, new Uint8Array(64))).join('');
    expect(await openNote(`${TEXT}\n${crowd}`, TRUSTED)).toEqual(refused('note-malformed'));
  });

  test.each([
    ['nothing', () => ''],
    ['a text alone', () => TEXT],
    ['no signature', () => `${TEXT}\n`],
    ['no last line feed', (note: string) => note.slice(0, -1)],
    ['a line feed more', (note: string) => `${note}\n`],
    ['CR LF', (note: string) => note.replaceAll('\n', '\r\n')],
    ['a NUL', (note: string) => note.replace('town', 'to\0wn')],
    ['a tab', (note: string) => note.replace('town', 'to\twn')],
    ['half a surrogate pair', (note: string) => note.replace('town', 'to\ud800wn')],
    ['a hyphen for the dash', (note: string) => note.replaceAll('— ', '- ')],
    ['two spaces', (note: string) => note.replaceAll('— ', '—  ')],
    ['a space at the end', (note: string) => note.replace(/\n$/, ' \n')],
    ['a space within the name', (note: string) => note.replace('— bureau', '— the\u00a0bureau')],
    ['base64 without padding', (note: string) => note.replace(/=+\n$/, '\n')],
    ['base64 with spare bits', (note: string) => note.replace(/.==?\n$/, 'B==\n')],
    ['base64 for addresses', (note: string) => note.replace(/[+/](?=[A-Za-z0-9+/]*=*\n$)/, '_')],
    ['a signature of four bytes', () => `${TEXT}\n— log.example.org/town AAAAAA==\n`],
    ['a megabyte', (note: string) => 'x'.repeat(1_000_000) + note],
    ['HTML', () => '<!doctype html>\n<title>Not found</title>\n\n<p>\n'],
  ])('is malformed with %s', async (_, spoil) => {
    expect(await openNote(spoil(signed), TRUSTED)).toEqual(refused('note-malformed'));
  });

  test('with one character of its text changed opens no more', async () => {
    for (let at = 0; at < TEXT.length; at += 1) {
      const other = String.fromCharCode(signed.charCodeAt(at) + 1);
      const spoiled = signed.slice(0, at) + other + signed.slice(at + 1);
      expect(await openNote(spoiled, TRUSTED), String(at)).toMatchObject({ ok: false });
    }
  });

  test('of any text raises nothing', async () => {
    const spliced = fc.tuple(fc.nat(signed.length), fc.string(), fc.nat(20)).map(([at, text, cut]) => {
      return signed.slice(0, at) + text + signed.slice(at + cut);
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), spliced, fc.anything()), async (text) => {
        expect(await openNote(text as string, TRUSTED)).toHaveProperty('ok');
      }),
    );
  });
});

describe('a key', () => {
  test('says again what it was read from', async () => {
    for (const key of [log, witness]) expect(await parseVerifierKey(vkey(key))).toEqual(key.verifierKey);
    const secret = await formatSigningKey({ name: 'bureau.example.org', role: 'witness', seed: seed(2) });
    expect((await parseSigningKey(secret))?.verifierKey).toEqual(witness.verifierKey);
  });

  test('with any character changed, or cut anywhere, is none', async () => {
    for (let at = 0; at < GO.vkey.length; at += 1) {
      const next = String.fromCharCode(GO.vkey.charCodeAt(at) + 1);
      expect(await parseVerifierKey(GO.vkey.slice(0, at) + next + GO.vkey.slice(at + 1)), next).toBeUndefined();
      expect(await parseVerifierKey(GO.vkey.slice(0, at))).toBeUndefined();
      if (at > 0) expect(await parseVerifierKey(GO.vkey.slice(at))).toBeUndefined();
    }
    for (let at = 0; at < GO_SECRET.length; at += 1) {
      const next = String.fromCharCode(GO_SECRET.charCodeAt(at) + 1);
      expect(await parseSigningKey(GO_SECRET.slice(0, at) + next + GO_SECRET.slice(at + 1)), next).toBeUndefined();
      expect(await parseSigningKey(GO_SECRET.slice(0, at))).toBeUndefined();
    }
  });

  test('of a wrong length or an unknown type is none, although its id fits', async () => {
    const long = 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==';
    const unknown = 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    for (const text of [long, unknown]) {
      expect(await parseVerifierKey(text)).toBeUndefined();
      expect(await openNote(signed, [...TRUSTED, text])).toEqual(refused('keys-unusable'));
    }
  });

  test('may be given twice, but not two for one name and id', async () => {
    expect(await openNote(signed, [...TRUSTED, ...TRUSTED])).toMatchObject({ ok: true });
    const twin = { ...log.verifierKey, publicKey: witness.verifierKey.publicKey };
    expect(await openNote(signed, [log.verifierKey, twin])).toEqual(refused('keys-unusable'));
  });

  test('is not made of a name with spaces or plus, nor of a short seed', async () => {
    const failure = { name: 'LogError', code: 'not-writable' };
    for (const name of ['', 'a b', 'a+b', 'a\u2003b', 'a\nb', 'x'.repeat(256)]) {
      await expect(createSigningKey({ name, role: 'log', seed: seed(1) })).rejects.toMatchObject(failure);
    }
    await expect(createSigningKey({ name: 'a', role: 'log', seed: new Uint8Array(31) })).rejects.toMatchObject(failure);
  });

  test('signs what it is for and nothing else', async () => {
    const failure = { code: 'not-writable' };
    await expect(signNote(TEXT, [witness])).rejects.toMatchObject(failure);
    await expect(cosign(TIME, log)).rejects.toMatchObject(failure);
    await expect(cosign({ ...TIME, timeS: 1.5 }, witness)).rejects.toMatchObject(failure);
    await expect(cosign({ ...TIME, timeS: -1 }, witness)).rejects.toMatchObject(failure);
    await expect(signNote('no line feed', [log])).rejects.toMatchObject(failure);
    await expect(signNote('a\rb\n', [log])).rejects.toMatchObject(failure);
  });
});
