import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { CanonicalValue } from './canonical-json.ts';
import { formatCanonicalJson, parseCanonicalJson } from './canonical-json.ts';

const LEAF =
  '{"d":"2026-11-22","fen":1200,"k":"donation.settled","po":[["A:Clearing:wxpay",1200],["F:Restricted:P1",-1200]],"v":1}';

const key = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 4 });
const values = fc.letrec<{ value: CanonicalValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
})).value;

describe('canonical JSON', () => {
  test('is read as it was written, whatever order it was written in', () => {
    expect(formatCanonicalJson(parseCanonicalJson(LEAF) ?? '')).toBe(LEAF);
    expect(formatCanonicalJson({ b: 1, a: [{ d: 'x', c: '零\u2028"' }] })).toBe(
      '{"a":[{"c":"零\u2028\\"","d":"x"}],"b":1}',
    );
    fc.assert(
      fc.property(values, (value) => {
        const text = formatCanonicalJson(value);
        expect(formatCanonicalJson(parseCanonicalJson(text) ?? '')).toBe(text);
      }),
    );
  });

  test.each([
    '',
    ' 1',
    '1.0',
    '1.5',
    '1e3',
    '-0',
    '01',
    '9007199254740992',
    'null',
    'true',
    '[1, 2]',
    '[1,null]',
    '{"a":null}',
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '{"a":1,"a":2}',
    '{"é":1}',
    '{"":1}',
    '{"a\\u0062":1}',
    '"\\u0041"',
    '"\\/"',
    '"\\ud800"',
    '"\\u000A"',
    '{"a":1}\n',
    '\ufeff{"a":1}',
    '{"a":1}{"a":1}',
    'undefined',
    '<!doctype html>',
    '['.repeat(40) + ']'.repeat(40),
    '['.repeat(60_000),
    `"${'x'.repeat(70_000)}"`,
  ])('is not %.20j', (text) => {
    expect(parseCanonicalJson(text)).toBeUndefined();
  });

  test('says one thing in one way: a text that is read is the text that is written', () => {
    const texts = fc.oneof(
      fc.anything(),
      fc.json(),
      fc
        .tuple(fc.nat(LEAF.length), fc.string(), fc.nat(3))
        .map(([at, text, cut]) => LEAF.slice(0, at) + text + LEAF.slice(at + cut)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const value = parseCanonicalJson(text as string);
        if (value !== undefined) expect(formatCanonicalJson(value)).toBe(text);
      }),
    );
  });

  test.each([
    ['a fraction', { fen: 0.5 }],
    ['an unsafe integer', { fen: 2 ** 53 }],
    ['not a number', { fen: Number.NaN }],
    ['null', { fen: null }],
    ['true', { paid: true }],
    ['undefined', { fen: undefined }],
    ['a bigint', { fen: 1n }],
    ['half a surrogate pair', ['\udc00']],
    ['a key outside ASCII', { 分: 1 }],
    ['too deep a list', JSON.parse('['.repeat(17) + ']'.repeat(17))],
    ['too long a text', 'x'.repeat(70_000)],
  ])('has no text for %s', (_, value) => {
    expect(() => formatCanonicalJson(value as never)).toThrow(
      expect.objectContaining({ name: 'LogError', code: 'not-writable' }),
    );
  });
});
