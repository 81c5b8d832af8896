import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Leaf } from './index.ts';
import { commitmentOf, encodeLeaf, LEAF_BYTES_MAX, parseLeaf } from './index.ts';

const GIFT: Leaf = {
  v: 1,
  kind: 'donation.settled',
  date: '2026-11-22',
  charity: 'charity',
  project: 'well',
  entry: 'entry1',
  amountMinor: 1200,
  currency: 'CNY',
  source: 'own-site',
  receiptNo: 'hh0123456789abcdef',
  commitment: 'A'.repeat(43),
  postings: [
    ['A:Clearing:stripe', 1200],
    ['F:Restricted:well', -1200],
  ],
};
const TEXT =
  '{"amountMinor":1200,"charity":"charity","commitment":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","currency":"CNY",' +
  '"date":"2026-11-22","entry":"entry1","kind":"donation.settled","postings":[["A:Clearing:stripe",1200],' +
  '["F:Restricted:well",-1200]],"project":"well","receiptNo":"hh0123456789abcdef","source":"own-site","v":1}';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a leaf', () => {
  test('is its canonical JSON, and is read back as it was', () => {
    expect(new TextDecoder().decode(encodeLeaf(GIFT))).toBe(TEXT);
    expect(parseLeaf(bytesOf(TEXT))).toEqual(GIFT);
  });

  test('may be a correction, spending with evidence, a statement, the first leaf', () => {
    const { commitment: _, receiptNo: __, source: ___, ...base } = GIFT as Extract<Leaf, { entry: string }>;
    const evidence = [{ sha256: 'e'.repeat(64), bytes: 120_000, mime: 'image/jpeg' }];
    const leaves: readonly Leaf[] = [
      { ...base, kind: 'correction.reversed', reverses: 7, of: 'donation.settled', reason: '重复入账' },
      { ...base, kind: 'spending.verified', category: '材料', evidence, partner: 'village' },
      { v: 1, kind: 'genesis', date: '2026-11-22', origin: 'log.example.org/hh' },
      {
        v: 1,
        kind: 'statement',
        date: '2026-11-30',
        charity: 'charity',
        project: 'well',
        from: 1,
        until: 9,
        count: 8,
        figures: [{ code: 'F:Restricted:well', currency: 'CNY', amountMinor: -1200 }],
        root: `${'B'.repeat(42)}E`,
      },
    ];
    for (const leaf of leaves) expect(parseLeaf(encodeLeaf(leaf))).toEqual(leaf);
  });

  test.each([
    ['a field that does not belong there', { ...GIFT, name: '王阿姨' }, /name does not belong there/],
    ['no currency', { ...GIFT, currency: undefined }, /currency is missing/],
    ['half a fen', { ...GIFT, amountMinor: 0.5 }, /amountMinor is not what it must be/],
    [
      'a float among the postings',
      {
        ...GIFT,
        postings: [
          ['A:Bank', 1.5],
          ['F:Restricted:well', -1.5],
        ],
      },
      /postings/,
    ],
    [
      'a posting of nothing',
      {
        ...GIFT,
        postings: [
          ['A:Bank', 0],
          ['F:Restricted:well', 0],
        ],
      },
      /postings/,
    ],
    ['one posting', { ...GIFT, postings: [['A:Bank', 1]] }, /postings/],
    ['a day that is none', { ...GIFT, date: '2026-02-30' }, /date/],
    ['a time of day', { ...GIFT, date: '2026-11-22T08:00' }, /date/],
    ['a kind that nobody knows', { ...GIFT, kind: 'gift.held' }, /kind is not known/],
    ['an amount that JSON cannot hold', { ...GIFT, amountMinor: 2 ** 53 }, /amountMinor/],
    ['a short commitment', { ...GIFT, commitment: 'AAAA' }, /commitment/],
    ['a commitment with loose bits', { ...GIFT, commitment: 'B'.repeat(43) }, /commitment/],
    [
      'half a character',
      {
        ...GIFT,
        kind: 'correction.reversed',
        reverses: 1,
        of: 'fee.charged',
        reason: '\ud800',
        receiptNo: undefined,
        commitment: undefined,
      },
      /reason/,
    ],
  ])('is refused with %s', (_, leaf, complaint) => {
    expect(() => encodeLeaf(leaf as unknown as Leaf)).toThrow(complaint);
  });

  test('of a disclosure names its project, its digest and its title, and nothing else', () => {
    const digest = 'd1'.repeat(32);
    const told = { charity: 'charity', date: '2026-11-22', digest, kind: 'disclosure.published', project: 'well' };
    const good = { ...told, title: '十月进展', v: 1 };
    const read = (leaf: object) => parseLeaf(bytesOf(JSON.stringify(leaf)));
    expect(read(good)).toEqual(good);
    for (const name of ['charity', 'digest', 'project', 'title']) {
      expect(read(Object.fromEntries(Object.entries(good).filter(([key]) => key !== name))), name).toBeNull();
    }
    const unfit = [{ digest: 'D1'.repeat(32) }, { digest: 'd1' }, { title: '' }, { title: '示'.repeat(121) }];
    for (const over of unfit) expect(read({ ...good, ...over }), JSON.stringify(over)).toBeNull();
    expect(read({ ...told, title: '十月进展', v: 1, zeal: 1 })).toBeNull();
    expect(read({ ...told, reason: 'x', title: '十月进展', v: 1 })).toBeNull();
  });

  test('is refused where it is longer than the policy allows', () => {
    const evidence = Array.from({ length: 20 }, () => ({
      sha256: 'e'.repeat(64),
      bytes: 1,
      mime: `a/${'b'.repeat(80)}`,
    }));
    const { commitment: _, receiptNo: __, source: ___, ...base } = GIFT as Extract<Leaf, { entry: string }>;
    const long: Leaf = {
      ...base,
      kind: 'spending.verified',
      category: '料'.repeat(80),
      partner: 'p'.repeat(64),
      evidence,
    };
    expect(() => encodeLeaf(long)).toThrow(`${LEAF_BYTES_MAX} are allowed`);
  });

  test('is null where its bytes are anything but what would be written', () => {
    const wrong = [
      ` ${TEXT}`,
      `${TEXT}\n`,
      TEXT.replace('"v":1', '"v":1.0'),
      TEXT.replace('1200,"charity"', '1.2e3,"charity"'),
      TEXT.replace('{"amountMinor":1200,', '{"amountMinor":1200,"amountMinor":1200,'),
      TEXT.replace('"v":1', '"v":1,"w":2'),
      TEXT.replace('charity":"charity', 'charity":"\\u0063harity'),
      TEXT.replace('"source":"own-site",', ''),
      TEXT.replace('-1200', '-0'),
      TEXT.slice(0, -1),
      'null',
      '[]',
      '',
      '{"__proto__":{}}',
    ];
    for (const text of wrong) expect(parseLeaf(bytesOf(text)), text).toBeNull();
    expect(parseLeaf(new Uint8Array([0xff, 0xfe]))).toBeNull();
    expect(parseLeaf(new Uint8Array(LEAF_BYTES_MAX + 1))).toBeNull();
  });

  test('with one bit turned is null or another leaf, never the same one and never an exception', () => {
    const bytes = bytesOf(TEXT);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const turned = bytes.slice();
        turned[at] = (turned[at] ?? 0) ^ (1 << bit);
        const read = parseLeaf(turned);
        expect(read).not.toEqual(GIFT);
        if (read !== null) expect(encodeLeaf(read)).toEqual(turned);
      }),
    );
  });

  test('of any bytes at all never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => parseLeaf(bytes) === null));
    fc.assert(fc.property(fc.json(), (text) => parseLeaf(bytesOf(text)) === null));
  });
});

describe('a commitment', () => {
  const salt = new Uint8Array(32).fill(7);

  test('is the hash that anyone makes from domain, salt and facts', async () => {
    const text = `fund/donor/v1\n${String.fromCharCode(7).repeat(32)}{"displayName":"王阿姨"}`;
    const expected = new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text)));
    expect(commitmentOf(salt, { displayName: '王阿姨' })).toEqual(expected);
  });

  test('tells nothing of order, and another salt or fact gives another', () => {
    const both = commitmentOf(salt, { displayName: '王阿姨', message: '加油' });
    expect(commitmentOf(salt, { message: '加油', displayName: '王阿姨' })).toEqual(both);
    expect(commitmentOf(salt, { displayName: '王阿姨' })).not.toEqual(both);
    expect(commitmentOf(new Uint8Array(32), { displayName: '王阿姨', message: '加油' })).not.toEqual(both);
  });

  test.each([0, 31, 33])('needs 32 bytes of salt, not %i', (length) => {
    expect(() => commitmentOf(new Uint8Array(length), {})).toThrow('32 bytes');
  });
});
