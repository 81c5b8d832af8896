import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacter, paymentCodeOf, projectPrefixIn } from './payment-code.ts';

const PROJECT = 'mzxw6ytboi5dq2lt';
const CODE = paymentCodeOf(PROJECT);
const projectIds = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'),
  minLength: 16,
  maxLength: 16,
});

describe('a payment code', () => {
  test('has the check character of the standard’s own examples', () => {
    expect(checkCharacter('0794', '0123456789')).toBe('5');
    expect(checkCharacter('A12425GABC1234002', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')).toBe('M');
    expect(checkCharacter('07U4', '0123456789')).toBeNull();
  });

  test('says how the id of its project begins, whatever stands around it', () => {
    expect(CODE).toMatch(/^HH-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    fc.assert(
      fc.property(projectIds, (projectId) => {
        expect(projectPrefixIn(`张三捐款 ${paymentCodeOf(projectId)} 谢谢`)).toBe(projectId.slice(0, 7));
      }),
    );
  });

  test('is read as it is typed: small, full-width, without dashes, with O and I for digits', () => {
    const prefix = PROJECT.slice(0, 7);
    const wide = CODE.replaceAll(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    for (const typed of [
      CODE.toLowerCase(),
      CODE.replaceAll('-', ''),
      CODE.replaceAll('-', ' '),
      wide,
      `捐赠${CODE}。`,
    ]) {
      expect(projectPrefixIn(typed)).toBe(prefix);
    }
    const zeros = paymentCodeOf('aaaaaaabbbbbbbbb');
    expect(projectPrefixIn(zeros.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe('aaaaaaa');
  });

  test('with any one character wrong is no code', () => {
    const body = CODE.replaceAll('-', '').slice(2);
    for (const [at, right] of [...body].entries()) {
      for (const wrong of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (wrong === right) continue;
        expect(projectPrefixIn(`HH${body.slice(0, at)}${wrong}${body.slice(at + 1)}`)).toBeNull();
      }
    }
  });

  test('names no project where a note has none, two, or one that goes on', () => {
    expect(projectPrefixIn('爱心捐款')).toBeNull();
    expect(projectPrefixIn(`${CODE} ${paymentCodeOf('aaaaaaabbbbbbbbb')}`)).toBeNull();
    expect(projectPrefixIn(`${CODE}${CODE}`)).toBe(PROJECT.slice(0, 7));
    expect(projectPrefixIn(`${CODE}7`)).toBeNull();
    expect(() => paymentCodeOf('not an id')).toThrow(RangeError);
  });
});
