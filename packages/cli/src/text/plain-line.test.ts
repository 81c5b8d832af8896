import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainJson, plainLine } from './plain-line.ts';

test('one line is left of whatever was written', () => {
  expect(plainLine('a\u001b[31mb\r\nc\u202ed\u009be')).toBe('a [31mb c d e');
});

test('is cut at its length, between characters', () => {
  expect(plainLine('𠮷𠮷𠮷', 3)).toBe('𠮷𠮷𠮷');
  expect(plainLine('𠮷𠮷𠮷𠮷', 3)).toBe('𠮷𠮷𠮷…');
  expect(plainLine('\n'.repeat(100), 3)).toBe(' …');
});

test('JSON says the same, and nothing that a terminal obeys', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
      (text) => {
        const json = plainJson({ text, more: `${text}\u009b\u202e\u2028` });
        expect(json).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
        expect(JSON.parse(json).text).toBe(text);
      },
    ),
  );
});
