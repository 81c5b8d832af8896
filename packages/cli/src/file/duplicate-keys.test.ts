import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duplicateKeys } from './duplicate-keys.ts';

test.each([
  ['{"a":1,"b":{"a":2}}', []],
  ['{"a":1,"a":2}', [['a']]],
  [
    '{"a":{"b":1,"b":2},"c":[{"d":1},{"d":1,"d":2}]}',
    [
      ['a', 'b'],
      ['c', 1, 'd'],
    ],
  ],
  ['{"a":"b","b":"a","c":["a","a"]}', []],
  ['{"a\\"b":1,"a\\u0022b":2}', [['a"b']]],
  ['{"x":"{\\"a\\":1,\\"a\\":2}"}', []],
  ['[{"a":1},{"a":1}]', []],
])('%s', (json, expected) => {
  expect(duplicateKeys(json)).toEqual(expected);
});

test('JSON made from a value has no doubled key', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(duplicateKeys(JSON.stringify(value, null, 1))).toEqual([]);
    }),
  );
});
