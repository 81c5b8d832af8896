import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarText, dateValue, foldLine, instantValue, textValue, urlValue } from './icalendar.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const anyCharacter = () =>
  fc.integer({ min: 0, max: 0x1_ffff }).map((point) => String.fromCodePoint(point).replace(/\p{Cs}/u, '福'));
/** Any text, with many of the characters that matter here. */
const anyText = () =>
  fc.string({ unit: fc.oneof(fc.constantFrom(...'\\;,:\r\n"幸福\u202e\u0000é𠮷'), anyCharacter()) });

describe('foldLine', () => {
  test.each([
    [75, 1],
    [76, 2],
    [75 + 74, 2],
    [75 + 74 + 1, 3],
  ])('%i octets take %i lines', (octets, lines) => {
    const folded = foldLine('a'.repeat(octets)).split('\r\n');
    expect(folded).toHaveLength(lines);
    expect(bytes(folded[0] ?? '')).toHaveLength(75);
  });

  test('breaks before a character of three octets that would end on the 76th', () => {
    expect(foldLine(`${'a'.repeat(72)}福x`).split('\r\n ')).toEqual([`${'a'.repeat(72)}福`, 'x']);
    expect(foldLine(`${'a'.repeat(73)}福x`).split('\r\n ')).toEqual(['a'.repeat(73), '福x']);
    expect(foldLine(`${'a'.repeat(74)}𠮷`).split('\r\n ')).toEqual(['a'.repeat(74), '𠮷']);
  });

  test('loses nothing, keeps 75 octets, and never cuts a sequence of UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter(), maxLength: 400 }), (raw) => {
        const line = textValue(raw);
        const pieces = foldLine(line).split('\r\n');
        const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
        for (const piece of pieces) {
          expect(bytes(piece).length).toBeLessThanOrEqual(75);
          expect(strict.decode(bytes(piece))).toBe(piece);
        }
        expect(pieces.slice(1).every((piece) => piece.startsWith(' '))).toBe(true);
        expect(pieces.map((piece, index) => (index === 0 ? piece : piece.slice(1))).join('')).toBe(line);
      }),
    );
  });
});

describe('a text', () => {
  test('is escaped where it would mean something', () => {
    expect(textValue('甲,乙;丙\\丁:"戊"')).toBe('甲\\,乙\\;丙\\\\丁:"戊"');
    expect(textValue('一\r\n二\r三\n四')).toBe('一\\n二\\n三\\n四');
    expect(textValue('a\u0000b\u202ec\u2028d\te')).toBe('a b c d e');
  });

  test('comes back from another parser, and begins no property of its own', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const ics = calendarText(['BEGIN:VCALENDAR', `SUMMARY:${textValue(text)}`, 'END:VCALENDAR']);
        const parsed = new ICAL.Component(ICAL.parse(ics));
        expect(parsed.getAllProperties().map(({ name }) => name)).toEqual(['summary']);
        const expected = text
          .replaceAll(/\r\n?/g, '\n')
          .replaceAll(/(?:(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff])+/gu, ' ');
        expect(String(parsed.getFirstPropertyValue('summary'))).toBe(expected);
      }),
    );
  });
});

test('dates and instants are written as the RFC has them', () => {
  expect(dateValue('2027-01-20')).toBe('20270120');
  expect(instantValue(Date.UTC(2026, 10, 22, 4, 5, 6, 789))).toBe('20261122T040506Z');
});

test.each([
  ['https://cszg.mca.gov.cn/条目?a=1', 'https://cszg.mca.gov.cn/%E6%9D%A1%E7%9B%AE?a=1'],
  ['http://127.0.0.1/x', 'http://127.0.0.1/x'],
  ['https://x.example/a\r\nEND:VEVENT', 'https://x.example/aEND:VEVENT'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['慈善中国', null],
  ['', null],
])('%j as an address is %j', (given, expected) => {
  expect(urlValue(given)).toBe(expected);
});
