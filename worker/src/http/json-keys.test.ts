import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDuplicateKey } from './json-keys.ts';

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":{"b":1,"b":2}}', 'b'],
  ['[{"a":1},{"a":2,"c":[{"x":1,"x":1}]}]', 'x'],
  ['{"\\u0061":1,"a":2}', 'a'],
  ['{"a":"}","b":"{\\"a\\":1","a":0}', 'a'],
  ['{"":1,"":2}', ''],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
])('finds what %s says twice', (text, key) => {
  expect(findDuplicateKey(text)).toBe(key);
});

test.each([
  '{}',
  '[]',
  '"a"',
  '{"a":["a","a"],"b":"a"}',
  '{"a":{"a":{"a":1}}}',
  '[{"a":1},{"a":1}]',
  '{"a\\"":1,"a":2}',
])('leaves %s alone', (text) => {
  expect(findDuplicateKey(text)).toBeNull();
});

test('finds nothing in what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      expect(findDuplicateKey(JSON.stringify(value, null, indent))).toBeNull();
    }),
  );
});

test('finds a key that was put into any object a second time', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 });
  fc.assert(
    fc.property(object, fc.nat(), (value, pick) => {
      const keys = Object.keys(value);
      const key = keys[pick % keys.length] ?? '';
      const text = JSON.stringify(value);
      expect(findDuplicateKey(`${text.slice(0, -1)},${JSON.stringify(key)}:null}`)).toBe(key);
    }),
  );
});
