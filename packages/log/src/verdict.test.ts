import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { formatCheckpoint } from './checkpoint.ts';
import { loadEd25519, loadNobleEd25519 } from './ed25519.ts';
import { SIZE_MAX } from './hash.ts';
import { formatProofFile, parseProofFile } from './proof-file.ts';
import { cosign, signNote } from './sign-note.ts';
import { openTrust } from './signed-trust.ts';
import { createSigningKey } from './signing-key.ts';
import { SEEN_S, SmallLog } from './testing/small-log.ts';
import { formatTrust, parseTrust } from './trust.ts';
import { verifyCheckpoint, verifyProofFile } from './verdict.ts';
import { formatVerifierKey } from './verifier-key.ts';

const log = await SmallLog.create();
const { trust } = log;
const checkpoint = await log.cosigned(3);
const file = await log.file(123n, checkpoint);
const leafHash = log.leaves[123]!;
const refused = (reason: string) => ({ ok: false, reason });
const seed = (byte: number) => new Uint8Array(32).fill(byte);

describe.each([
  ['webcrypto', loadEd25519],
  ['noble', loadNobleEd25519],
] as const)('a proof file verified with %s', (_, load) => {
  test('says what it proves, who signed and who saw it', async () => {
    const verdict = await verifyProofFile({ file, leafHash, trust, ed25519: await load() });
    expect(verdict).toMatchObject({
      ok: true,
      index: 123n,
      checkpoint: { origin: 'log.example.org/town', size: 300n, root: log.tiles.tree.root },
      signedBy: ['log.example.org/town'],
      newestTimeS: SEEN_S + 2,
    });
    expect(verdict.ok && verdict.cosignedBy).toEqual([
      { name: 'bureau.example.org', operator: 'other', timeS: SEEN_S },
      { name: 'auditor.example.org', operator: 'other', timeS: SEEN_S + 1 },
      { name: 'own.example.org', operator: 'own', timeS: SEEN_S + 2 },
    ]);
  });
});

describe('a proof file', () => {
  test('is about 1,300 bytes, and says again what it was read from', () => {
    expect(new TextEncoder().encode(file).length).toBeLessThan(1_400);
    const parts = parseProofFile(file);
    expect(parts && formatProofFile(parts)).toBe(file);
    const withExtra = file.replace('@v1\n', '@v1\nextra aGk=\n');
    expect(parseProofFile(withExtra)).toMatchObject({ extra: new TextEncoder().encode('hi'), index: 123n });
    const read = parseProofFile(withExtra);
    expect(read && formatProofFile(read)).toBe(withExtra);
  });

  test('of another leaf, place or tree proves nothing', async () => {
    const wrong = refused('inclusion-wrong');
    expect(await verifyProofFile({ file, leafHash: log.leaves[124]!, trust })).toEqual(wrong);
    expect(await verifyProofFile({ file, leafHash: leafHash.slice(1), trust })).toEqual(wrong);
    for (const index of ['122', '124', '246', '300', String(SIZE_MAX)]) {
      expect(await verifyProofFile({ file: file.replace('index 123', `index ${index}`), leafHash, trust })).toEqual(
        wrong,
      );
    }
    const larger = await log.cosigned(
      3,
      formatCheckpoint({ origin: trust.origin, size: 301n, root: log.tiles.tree.root }),
    );
    expect(await verifyProofFile({ file: await log.file(123n, larger), leafHash: log.leaves[299]!, trust })).toEqual(
      wrong,
    );
    const last = file
      .split('\n')
      .filter((_line, at) => at !== 4)
      .join('\n');
    expect(await verifyProofFile({ file: last, leafHash, trust })).toEqual(wrong);
  });

  test.each([
    ['nothing', ''],
    ['HTML', '<!doctype html>\n\n<p>Not found</p>\n'],
    ['another head', file.replace('@v1', '@v2')],
    ['no index', file.replace('index 123\n', '')],
    ['an index with a zero in front', file.replace('index 123', 'index 0123')],
    ['an index above 2^64 − 1', file.replace('index 123', 'index 18446744073709551616')],
    ['a hash of 31 bytes', file.replace(/\n[^\n]{43}=\n/, `\n${'A'.repeat(42)}==\n`)],
    ['65 hashes', file.replace('index 123\n', `index 123\n${`${'A'.repeat(43)}=\n`.repeat(65)}`)],
    ['CR LF', file.replaceAll('\n', '\r\n')],
    ['no checkpoint', file.slice(0, file.indexOf('\n\n'))],
    ['extra that is no base64', file.replace('@v1\n', '@v1\nextra !\n')],
    ['two extras', file.replace('@v1\n', '@v1\nextra aGk=\nextra aGk=\n')],
    ['a megabyte', file + 'x'.repeat(1_000_000)],
  ])('is malformed with %s', async (_, text) => {
    expect(await verifyProofFile({ file: text, leafHash, trust })).toEqual(refused('file-malformed'));
  });

  test('with any character changed proves nothing, where all of its witnesses are asked for', {
    timeout: 60_000,
  }, async () => {
    const strict = { ...trust, quorum: 3 };
    expect((await verifyProofFile({ file, leafHash, trust: strict })).ok).toBe(true);
    for (let at = 0; at < file.length; at += 1) {
      const other = String.fromCharCode(file.charCodeAt(at) ^ 1);
      const spoiled = file.slice(0, at) + other + file.slice(at + 1);
      expect((await verifyProofFile({ file: spoiled, leafHash, trust: strict })).ok, String(at)).toBe(false);
    }
  });

  test('of any text raises nothing', async () => {
    const spliced = fc.tuple(fc.nat(file.length), fc.string(), fc.nat(60)).map(([at, text, cut]) => {
      return file.slice(0, at) + text + file.slice(at + cut);
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), spliced, fc.anything()), async (text) => {
        expect(await verifyProofFile({ file: text as string, leafHash, trust })).toHaveProperty('ok');
      }),
    );
  });

  test('cannot be written with what it cannot carry', () => {
    const failure = expect.objectContaining({ code: 'not-writable' });
    expect(() => formatProofFile({ index: -1n, proof: [], checkpoint })).toThrow(failure);
    expect(() => formatProofFile({ index: 1n, proof: [seed(1).slice(1)], checkpoint })).toThrow(failure);
  });
});

describe('a checkpoint', () => {
  test('of fewer witnesses than the quorum is not trusted, and says who saw it', async () => {
    expect(await verifyCheckpoint(await log.cosigned(2), { trust })).toMatchObject({ ok: true });
    expect(await verifyCheckpoint(await log.cosigned(1), { trust })).toEqual({
      ...refused('quorum-missed'),
      cosignedBy: [{ name: 'bureau.example.org', operator: 'other', timeS: SEEN_S }],
    });
    expect(await verifyCheckpoint(await log.signed(), { trust })).toMatchObject(refused('quorum-missed'));
    const alone = { ...trust, quorum: 0 };
    expect(await verifyCheckpoint(await log.signed(), { trust: alone })).toMatchObject({
      ok: true,
      newestTimeS: undefined,
    });
  });

  test('counts a witness once, by its newest time', async () => {
    const [bureau] = log.witnesses;
    const again = await cosign({ text: log.text, timeS: SEEN_S + 60 }, bureau!);
    expect(await verifyCheckpoint((await log.cosigned(1)) + again, { trust })).toEqual({
      ...refused('quorum-missed'),
      cosignedBy: [{ name: 'bureau.example.org', operator: 'other', timeS: SEEN_S + 60 }],
    });
  });

  test('of witnesses alone is not trusted: the log has to have signed', async () => {
    const lines = checkpoint.split('\n').filter((line) => !line.startsWith(`— ${trust.origin}`));
    expect(await verifyCheckpoint(lines.join('\n'), { trust })).toEqual(refused('signature-missing'));
  });

  test('of another log is refused, whoever signed it', async () => {
    const elsewhere = log.text.replace('town', 'city');
    expect(await verifyCheckpoint(await log.cosigned(3, elsewhere), { trust })).toEqual(refused('origin-other'));
  });

  test('that is none is refused although it is signed', async () => {
    expect(await verifyCheckpoint(await log.cosigned(3, 'Hello.\n'), { trust })).toEqual(
      refused('checkpoint-malformed'),
    );
  });

  test('with one wrong signature of a known key is refused, whatever the others are', async () => {
    const spoiled = checkpoint.replace(
      /(— own\.example\.org .{40})(.)/,
      (_, head, letter) => head + (letter === 'A' ? 'B' : 'A'),
    );
    expect(await verifyCheckpoint(spoiled, { trust })).toEqual(refused('signature-wrong'));
  });

  test('signed by a key beyond its last size is refused; at its last size it is not', async () => {
    const until = (toSize: number) => ({ ...trust, logKeys: [{ ...trust.logKeys[0]!, toSize }] });
    expect(await verifyCheckpoint(checkpoint, { trust: until(300) })).toMatchObject({ ok: true });
    expect(await verifyCheckpoint(checkpoint, { trust: until(299) })).toEqual(refused('key-expired'));
    const from = { ...trust, logKeys: [{ ...trust.logKeys[0]!, fromSize: 301 }] };
    expect(await verifyCheckpoint(checkpoint, { trust: from })).toEqual(refused('key-expired'));
  });

  test('is signed by the old key and the new one while they change', async () => {
    const next = await createSigningKey({ name: trust.origin, role: 'log', seed: seed(7) });
    const logKeys = [
      { ...trust.logKeys[0]!, toSize: 299 },
      { key: next.verifierKey, fromSize: 250 },
    ];
    const both = (await signNote(log.text, [log.key, next])) + checkpoint.slice(checkpoint.indexOf('— bureau'));
    expect(await verifyCheckpoint(both, { trust: { ...trust, logKeys } })).toMatchObject({ ok: true });
  });
});

describe('a trust file', () => {
  test('says again what it was read from', async () => {
    const rotated = { ...trust, logKeys: [{ ...trust.logKeys[0]!, toSize: 300 }] };
    expect(await parseTrust(formatTrust(rotated))).toEqual(rotated);
    expect(await parseTrust(formatTrust(trust))).toEqual(trust);
  });

  test.each([
    ['nothing', () => ''],
    ['another format', (text: string) => text.replace('"format":1', '"format":2')],
    ['a field more', (text: string) => text.replace('{"format"', '{"a":1,"format"')],
    ['a field less', (text: string) => text.replace('"quorum":2,', '')],
    ['spaces', (text: string) => text.replaceAll(',', ', ')],
    ['a quorum that cannot be met', (text: string) => text.replace('"quorum":2', '"quorum":4')],
    ['a quorum below nothing', (text: string) => text.replace('"quorum":2', '"quorum":-1')],
    ['no keys', (text: string) => text.replace(/"keys":\[.*?\]/, '"keys":[]')],
    ['an operator of a third kind', (text: string) => text.replace('"own"', '"owm"')],
    ['a spoiled key', (text: string) => text.replace('bureau', 'bureaw')],
    ['no origin', (text: string) => text.replace('"origin":"log.example.org/town"', '"origin":""')],
  ])('is none with %s', async (_, spoil) => {
    expect(await parseTrust(spoil(formatTrust(trust)))).toBeUndefined();
  });

  test('is none where one key would count as two witnesses, or a witness signs for the log', async () => {
    const [first] = trust.witnesses;
    const twin = await createSigningKey({ name: 'other.example.org', role: 'witness', seed: seed(1) });
    const doubled = { ...trust, witnesses: [first!, { ...first!, key: twin.verifierKey }] };
    expect(await parseTrust(formatTrust(doubled))).toBeUndefined();
    const exchanged = { ...trust, logKeys: [{ key: first!.key, fromSize: 0 }], witnesses: trust.witnesses.slice(1) };
    expect(await parseTrust(formatTrust(exchanged))).toBeUndefined();
    const backwards = { ...trust, logKeys: [{ ...trust.logKeys[0]!, fromSize: 9, toSize: 8 }] };
    expect(await parseTrust(formatTrust(backwards))).toBeUndefined();
  });

  test('signed by two of three root keys opens, an older one than was seen does not', async () => {
    const roots = await Promise.all(
      [11, 12, 13].map((byte) => createSigningKey({ name: `root-${byte}`, role: 'log', seed: seed(byte) })),
    );
    const rootKeys = roots.map(({ verifierKey }) => formatVerifierKey(verifierKey));
    const text = `${formatTrust(trust)}\n`;
    const note = await signNote(text, roots.slice(1));
    expect(await openTrust(note, { rootKeys, threshold: 2 })).toEqual(trust);
    expect(await openTrust(note, { rootKeys, threshold: 2, seenVersion: 1 })).toEqual(trust);
    expect(await openTrust(note, { rootKeys, threshold: 2, seenVersion: 2 })).toBeUndefined();
    expect(await openTrust(note, { rootKeys, threshold: 3 })).toBeUndefined();
    expect(await openTrust(await signNote(text, roots.slice(2)), { rootKeys, threshold: 2 })).toBeUndefined();
    const twice = await signNote(text, [roots[2]!, roots[2]!]);
    expect(await openTrust(twice, { rootKeys, threshold: 2 })).toBeUndefined();
    expect(await openTrust(note.replace('"quorum":2', '"quorum":0'), { rootKeys, threshold: 2 })).toBeUndefined();
    expect(await openTrust(await signNote(text, []), { rootKeys, threshold: 0 })).toBeUndefined();
  });
});
