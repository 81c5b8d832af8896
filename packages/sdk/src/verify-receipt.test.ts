import { formatTrust, loadNobleEd25519 } from '@happy-homeland/log';
import { formatReceiptFile, parseReceiptFile } from '@happy-homeland/log/receipt';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReceipt } from './receipt-check.ts';
import { giftLeaf, ORIGIN, receiptNoOf, SampleLog, SEEN_S, seedOf } from './testing/sample-log.ts';
import { prepareVerifier, verifyReceipt } from './verify-receipt.ts';

const FACTS = { displayName: '王阿姨', message: '愿灶火常暖' };
const OPENING = { salt: seedOf(2), facts: FACTS };
const gifts = Array.from({ length: 11 }, (_, at) => giftLeaf(at, at === 2 ? FACTS : {}));
const log = await SampleLog.create(gifts);
const trust = log.trustText;
const own = await log.receipt(2, { opening: OPENING });
const shown = await log.receipt(2);

function codeOf(text: string, options: Partial<Parameters<typeof verifyReceipt>[1]> = {}) {
  return verifyReceipt(text, { trust, ...options }).then((verdict) =>
    verdict.kind === 'refused' ? verdict.code : verdict.kind,
  );
}

/** The receipt with one of its parts exchanged. */
function spliced(change: Partial<NonNullable<ReturnType<typeof parseReceiptFile>>>): string {
  const parts = parseReceiptFile(shown);
  if (parts === undefined) throw new Error('no receipt to change');
  const { publicPart: _, ...file } = parts;
  return formatReceiptFile({ ...file, ...change });
}

describe('a receipt that holds', () => {
  test('proves gift, place, signatures and time, and opens what the giver stated', async () => {
    expect(await verifyReceipt(own, { trust })).toEqual({
      kind: 'proved',
      receiptNo: receiptNoOf(2),
      projectId: 'well',
      amount: { amountMinor: 2002, currency: 'CNY' },
      date: '2026-11-22',
      origin: ORIGIN,
      index: '2',
      size: '11',
      signedBy: [ORIGIN],
      cosignedBy: [
        { name: 'own0.example', operator: 'own', timeS: SEEN_S },
        { name: 'other1.example', operator: 'other', timeS: SEEN_S },
      ],
      quorum: 1,
      witnesses: 2,
      newestTimeMs: SEEN_S * 1000,
      facts: FACTS,
      by: 'webcrypto',
      note: await log.note(),
    });
  });

  test('proves as much without the private part, and says that nothing was opened', async () => {
    expect(await verifyReceipt(shown, { trust: log.trust })).toMatchObject({ kind: 'proved', facts: undefined });
  });

  test('is verified by the implementation that any browser runs, with the same answer', async () => {
    const noble = await loadNobleEd25519();
    const webcrypto = await verifyReceipt(own, { trust });
    expect(await checkReceipt(own, { trust, ed25519: noble })).toEqual({ ...webcrypto, by: 'noble' });
    const wrong = own.replace(/^(— other1\.example .{20})./m, '$1+');
    expect(await checkReceipt(wrong, { trust, ed25519: noble })).toEqual({ kind: 'refused', code: 'wrong-signature' });
  });

  test('is the one that was asked about', async () => {
    expect(await codeOf(shown, { projectId: 'well', receiptNo: receiptNoOf(2) })).toBe('proved');
    expect(await codeOf(shown, { projectId: 'road' })).toBe('other-project');
    expect(await codeOf(shown, { receiptNo: receiptNoOf(3) })).toBe('other-receipt');
  });

  test('survives the erasure of the giver: without the salt nothing opens, and everything is proved', async () => {
    expect(await verifyReceipt(shown, { trust })).toMatchObject({ kind: 'proved', size: '11' });
  });

  test('is in a log that has only grown since, or that says otherwise', async () => {
    const ask = (now: SampleLog) =>
      verifyReceipt(shown, { trust, baseUrl: 'https://give.example', fetch: now.serve(() => now.note()) });
    expect(await ask(grown)).toMatchObject({ kind: 'proved', now: { kind: 'seen', size: '12' } });
    const rewritten = await SampleLog.create([...gifts.slice(0, 2), giftLeaf(2, {}, 'road'), ...gifts.slice(3)]);
    expect(await ask(rewritten)).toMatchObject({ kind: 'proved', now: { kind: 'contradiction' } });
  });

  test('can be verified after the network is gone', async () => {
    expect(await prepareVerifier()).toBe(true);
  });
});

const other = await SampleLog.create(gifts, { origin: 'log.example.org/away', fill: 7 });
const forged = await SampleLog.create(gifts, { fill: 8 });
const grown = await SampleLog.create([...gifts, giftLeaf(11)]);
const ofOther = await other.receipt(2);
const byStranger = await forged.receipt(2, { checkpoint: await forged.note({ witnesses: 0 }) });
const ofLater = await log.receipt(2, { checkpoint: await grown.note() });
const withOpening = await log.receipt(3, { opening: OPENING });

describe('a receipt that does not hold is told in one word', () => {
  const strict = { ...log.trust, quorum: 2 };

  test.each<[string, string, string]>([
    ['nothing', '', 'not-a-receipt'],
    ['another file', '捐赠回执.pdf', 'not-a-receipt'],
    ['a web page', '\uFEFF <!DOCTYPE html><title>Wi-Fi 登录</title>', 'web-page'],
    ['one that was cut short', own.slice(0, 900), 'damaged'],
    ['one that was cut within the private part', own.slice(0, -20), 'damaged'],
    ['one with the line ends of another system', own.replaceAll('\n', '\r\n'), 'damaged'],
    ['one of another log', ofOther, 'other-log'],
    ['one by somebody else in the name of this log', byStranger, 'unknown-key'],
    ['the gift of another', spliced({ leaf: log.leaves[3] ?? new Uint8Array() }), 'not-in-log'],
    ['another place', spliced({ index: 3n }), 'not-in-log'],
    ['a place past every size', spliced({ index: 2n ** 64n - 1n }), 'not-in-log'],
    ['a path of another', spliced({ proof: [] }), 'not-in-log'],
    ['a later snapshot', ofLater, 'not-in-log'],
    ['a private part of another', withOpening, 'opening-wrong'],
  ])('%s', async (_, text, code) => {
    expect(await codeOf(text)).toBe(code);
  });

  test('a snapshot that too few have seen, with those who have', async () => {
    const text = await log.receipt(2, { checkpoint: await log.note({ witnesses: 1 }) });
    expect(await verifyReceipt(text, { trust: strict })).toEqual({
      kind: 'refused',
      code: 'too-few-witnesses',
      cosignedBy: [{ name: 'own0.example', operator: 'own', timeS: SEEN_S }],
    });
  });

  test('a key that was out of use', async () => {
    const [first] = log.trust.logKeys;
    const retired = { ...log.trust, logKeys: first === undefined ? [] : [{ ...first, toSize: 5 }] };
    expect(await codeOf(shown, { trust: formatTrust(retired) })).toBe('key-out-of-use');
  });

  test('keys that cannot be read', async () => {
    for (const text of ['', '{}', '<html>', trust.slice(0, -1)])
      expect(await codeOf(shown, { trust: text })).toBe('trust-unusable');
  });

  test('an entry that is no gift', async () => {
    const fee = { ...giftLeaf(0), kind: 'fee.charged' as const };
    const { source: _, receiptNo: __, commitment: ___, ...plain } = fee;
    const books = await SampleLog.create([plain]);
    expect(await codeOf(await books.receipt(0), { trust: books.trustText })).toBe('not-a-gift');
  });

  test('any bit of it that is flipped, in whichever of both copies', async () => {
    const ends = shown.length;
    await fc.assert(
      fc.asyncProperty(fc.nat(own.length - 1), fc.integer({ min: 0, max: 6 }), async (at, bit) => {
        const flipped = own.slice(0, at) + String.fromCharCode(own.charCodeAt(at) ^ (1 << bit)) + own.slice(at + 1);
        const verdict = await verifyReceipt(flipped, { trust });
        // A witness that nobody knows any more is ignored, as the format asks; all the rest has to be as it was.
        const isStranger = at < ends && verdict.kind === 'proved' && verdict.cosignedBy.length === 1;
        if (!isStranger) expect(verdict.kind, flipped).toBe('refused');
      }),
      { numRuns: 400 },
    );
  });

  test('whatever else is put in its place, without an exception', async () => {
    const hostile = [null, undefined, 7, {}, [], 'x'.repeat(100_000), '\u0000', own + own] as unknown[] as string[];
    for (const text of hostile) expect(await codeOf(text)).not.toBe('proved');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect(await codeOf(text)).toBe('not-a-receipt');
      }),
    );
  });
});
