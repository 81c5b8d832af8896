import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentOf } from './books/index.ts';
import { parseProofFile } from './proof-file.ts';
import { proveInclusion } from './proofs.ts';
import { formatReceiptFile, opensCommitment, parseReceiptFile } from './receipt.ts';
import { SmallLog } from './testing/small-log.ts';

const seedOf = (fill: number) => new Uint8Array(32).fill(fill);
const FACTS = { displayName: '王阿姨', message: '愿灶火常暖\n一碗热饭' };
const OPENING = { salt: seedOf(2), facts: FACTS };
/** As long as an entry of a gift is. */
const LEAF = new TextEncoder().encode(`{"amountMinor":2000,"note":"${'a'.repeat(420)}"}`);

const log = await SmallLog.create();
const receipt = {
  leaf: LEAF,
  index: 2n,
  proof: await proveInclusion({ index: 2n, size: log.size, readTile: log.tiles.readTile }),
  checkpoint: await log.cosigned(3),
};
const own = formatReceiptFile({ ...receipt, opening: OPENING });
const shown = formatReceiptFile(receipt);

describe('a receipt as one text', () => {
  test('is read as it was written, with and without the private part', () => {
    expect(parseReceiptFile(own)).toEqual({ ...receipt, opening: OPENING, publicPart: shown });
    expect(parseReceiptFile(shown)).toEqual({ ...receipt, publicPart: shown });
  });

  test('is a proof file of C2SP tlog-proof up to the private part, with the leaf as its extra data', () => {
    expect(own.startsWith(shown)).toBe(true);
    expect(parseProofFile(shown)?.extra).toEqual(LEAF);
  });

  test('takes at most 4 KB, at a million entries and with four signatures', () => {
    const proof = Array.from({ length: 20 }, (_, at) => seedOf(at));
    const large = formatReceiptFile({ ...receipt, opening: OPENING, proof });
    expect(new TextEncoder().encode(large).length).toBeLessThanOrEqual(4_096);
  });

  test('has one text for each receipt: whatever else is read, is nothing', () => {
    for (const text of [own, shown]) {
      fc.assert(
        fc.property(fc.nat(text.length - 1), fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(3), (at, put, cut) => {
          const changed = text.slice(0, at) + put + text.slice(at + cut);
          const read = parseReceiptFile(changed);
          if (read === undefined) return;
          const { publicPart: _, ...parts } = read;
          expect(formatReceiptFile(parts)).toBe(changed);
        }),
        { numRuns: 400 },
      );
    }
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['a web page', '<!doctype html><title>登录</title>'],
    ['line ends of another system', own.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${own}`],
    ['a private part without its last line', own.slice(0, -10)],
    ['a salt that is too short', own.replace(/salt .*/, 'salt AAAA')],
    ['facts of another kind', own.replace(/facts .*/, 'facts {"phone":"1"}')],
    ['facts that are not text', own.replace(/facts .*/, 'facts {"message":1}')],
    ['facts that are a list', own.replace(/facts .*/, 'facts []')],
    ['facts that are no JSON', own.replace(/facts .*/, 'facts {')],
    ['two private parts', own + own.slice(shown.length)],
    ['something below', `${own}x\n`],
    ['no leaf', shown.replace(/extra .*\n/, '')],
    ['an empty leaf', shown.replace(/extra .*\n/, 'extra \n')],
    ['a leaf that is too long', shown.replace(/extra .*/, `extra ${'AAAA'.repeat(1_366)}`)],
    ['more than anybody reads', shown + 'x'.repeat(70_000)],
  ])('is nothing with %s', (_, text) => {
    expect(parseReceiptFile(text)).toBeUndefined();
  });

  test('is never written where it could not be read', () => {
    expect(() => formatReceiptFile({ ...receipt, leaf: new Uint8Array(0) })).toThrow(/0 bytes/);
    expect(() => formatReceiptFile({ ...receipt, opening: { salt: new Uint8Array(31), facts: {} } })).toThrow();
  });
});

describe('the commitment of a leaf', () => {
  const commitment = btoa(String.fromCharCode(...commitmentOf(seedOf(2), FACTS)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  test('is opened by its own salt and facts', async () => {
    expect(await opensCommitment(commitment, OPENING)).toBe(true);
  });

  test.each([
    ['another salt', commitment, { salt: seedOf(3), facts: FACTS }],
    ['another name', commitment, { salt: seedOf(2), facts: { ...FACTS, displayName: '李大爷' } }],
    ['a fact more', commitment, { salt: seedOf(2), facts: { ...FACTS, fiscalTitle: '王' } }],
    ['none', '', OPENING],
    ['one with spare bits', commitment.replace(/.$/, 'B'), OPENING],
    ['one of another length', `${commitment}A`, OPENING],
  ])('is not opened by %s', async (_, given, opening) => {
    expect(await opensCommitment(given, opening)).toBe(false);
  });
});
