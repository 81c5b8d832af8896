import { describe, expect, test } from 'vitest';
import { isValidUscc, usccKind } from './uscc.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('isValidUscc', () => {
  test.each([
    ['9144030071526726XG', 'a company, whose organisation code ends in X'],
    ['91330100799655058B', 'a company'],
    ['53110000MJ01234566', 'a made-up foundation'],
    ['514200005000000154', 'a made-up social organisation'],
    ['5142000050100021X0', 'a remainder of nothing, which gives 0 and not 31'],
    ['91350100M000100Y43', 'the example of the standard with its check character put right'],
  ])('takes %s: %s', (code) => {
    expect(isValidUscc(code)).toBe(true);
  });

  test.each([
    ['91350100M000100Y4Z', 'Z, which the alphabet does not have'],
    ['5142000050000001', 'sixteen characters'],
    ['5142000050000001540', 'nineteen'],
    ['514200005000000I54', 'a letter that looks like 1'],
    [' 14200005000000154', 'a blank'],
    ['51420000500000015４', 'a full-width digit'],
  ])('refuses %s: %s', (code) => {
    expect(isValidUscc(code)).toBe(false);
  });

  test.each([[null], [undefined], [5142], [{}], [[]], [() => '']])('refuses %s without throwing', (code) => {
    expect(isValidUscc(code)).toBe(false);
  });

  test('finds every single wrong character', () => {
    for (const code of ['9144030071526726XG', '514200005000000154', '53110000MJ01234566']) {
      for (let at = 0; at < code.length; at += 1) {
        for (const character of ALPHABET) {
          if (character === code[at]) continue;
          expect(isValidUscc(code.slice(0, at) + character + code.slice(at + 1)), `${code} at ${at}`).toBe(false);
        }
      }
    }
  });

  test('finds every swap of two different neighbours', () => {
    const code = '9144030071526726XG';
    for (let at = 0; at < code.length - 1; at += 1) {
      const [one = '', two = ''] = [code[at], code[at + 1]];
      if (one === two) continue;
      expect(isValidUscc(code.slice(0, at) + two + one + code.slice(at + 2)), `at ${at}`).toBe(false);
    }
  });
});

test.each([
  ['51', 'association'],
  ['52', 'service'],
  ['53', 'foundation'],
  ['55', 'villagers-committee'],
  ['91', 'business'],
  ['Y1', 'unknown'],
])('reads the kind of body from %s', (prefix, kind) => {
  expect(usccKind(`${prefix}4200005000000154`).kind).toBe(kind);
});
