import { describe, expect, test } from 'vitest';
import { readAmount } from './amount-cell.ts';
import type { Cell } from './cell.ts';
import { readDate } from './date-cell.ts';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: number, isDate = false): Cell => ({ kind: 'number', value, isDate });

const fen = (cell: Cell | undefined) => {
  const read = readAmount(cell);
  return read.kind === 'read' ? read.value : 'unread';
};
const day = (cell: Cell | undefined, is1904 = false) => {
  const read = readDate(cell, is1904);
  return read.kind === 'read' ? read.value : 'unread';
};

describe('an amount in a cell', () => {
  test('is read to the fen, as a number or as people type it', () => {
    for (const typed of [
      '１，２３４．５０元',
      '1,234.50',
      '¥1234.5',
      '￥1,234.50',
      ' 1234.50 ',
      'CNY1234.50',
      '+1234.5',
      '１２３４。５',
    ]) {
      expect([typed, fen(text(typed))]).toEqual([typed, 123_450]);
    }
    expect(fen(number(1234.5))).toBe(123_450);
    expect(fen(number(0.1 + 0.2))).toBe(30);
    expect(fen(number(4.35))).toBe(435);
    expect(fen(number(123_456_789.01))).toBe(12_345_678_901);
  });

  test('below zero went out, and nothing is nothing', () => {
    expect([fen(text('-5.00')), fen(text('（5.00）')), fen(number(-5)), fen(text('－５'))]).toEqual([
      -500, -500, -500, -500,
    ]);
    expect([fen(undefined), fen(text('-')), fen(text('--')), fen(text('—'))]).toEqual([null, null, null, null]);
  });

  test('is never rounded and never made out of something else', () => {
    for (const wrong of ['1.005', '12,34', '壹佰元', '1e3', '0x10', '1.2.3', '10万元', '1 000,50', '=1+1', '٣']) {
      expect([wrong, fen(text(wrong))]).toEqual([wrong, 'unread']);
    }
    expect([fen(number(1.005)), fen(number(1e21)), fen(number(46_329, true))]).toEqual(['unread', 'unread', 'unread']);
    expect(readAmount({ kind: 'unfit', why: 'formula' })).toMatchObject({
      reason: { en: expect.stringContaining('formula') },
    });
    expect(readAmount({ kind: 'merged', range: 'C5:C7' })).toMatchObject({
      reason: { zh: expect.stringContaining('C5:C7') },
    });
  });
});

describe('a day in a cell', () => {
  test('is read as a date of Excel or as people write it, the year first', () => {
    const written = [
      '2026年11月3日',
      '2026-11-03',
      '2026/11/3 10:22:33',
      '2026.11.3',
      '20261103',
      '２０２６－１１－０３',
      '2026-11-03T08:00:00',
      '20261103 102233',
      '46329',
    ];
    for (const each of written) expect([each, day(text(each))]).toEqual([each, '2026-11-03']);
    expect([day(number(46_329, true)), day(number(46_329.99)), day(number(20_261_103))]).toEqual(
      Array(3).fill('2026-11-03'),
    );
    expect(day(number(46_329 - 1_462, true), true)).toBe('2026-11-03');
    expect(day(undefined)).toBeNull();
  });

  test('is a finding where it is none, or nobody can say which is the month', () => {
    for (const wrong of [
      '03/11/2026',
      '11-03',
      '2026-02-30',
      '2026-13-01',
      '1899-12-31',
      '昨天',
      '2026年11月',
      '99999',
    ]) {
      expect([wrong, day(text(wrong))]).toEqual([wrong, 'unread']);
    }
    expect([day(number(12)), day(number(-1)), day(number(1e12))]).toEqual(['unread', 'unread', 'unread']);
  });
});
