import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dispositionOf, labelOf } from './file-name.ts';

describe('UPL-06 the name of a file', () => {
  test.each([
    ['../../x', 'x'],
    ['..\\..\\windows\\x.png', 'x.png'],
    ['a\0b.png', 'ab.png'],
    ['a\r\nSet-Cookie: x.png', 'aSet-Cookie_ x.png'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['con', '_con'],
    ['LPT1.png', '_LPT1.png'],
    ['发票 "三月".pdf', '发票 _三月_.pdf'],
    ['..', null],
    ['', null],
    [null, null],
  ])('UPL-06 %j becomes %j', (name, label) => {
    expect(labelOf(name)).toBe(label);
  });

  test('UPL-06 of three hundred characters is cut, and keeps its ending', () => {
    const label = labelOf(`${'票'.repeat(300)}.pdf`) ?? '';
    expect([[...label].length, label.endsWith('票.pdf')]).toEqual([100, true]);
  });

  test('UPL-06 whatever it is, it makes one header of printable ASCII and comes back as the label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const label = labelOf(name);
        const header = dispositionOf({ inline: false, plain: 'abc.png', label });
        expect(header).toMatch(/^attachment; filename="abc\.png"(?:; filename\*=UTF-8''[A-Za-z0-9!#$&+\-.^_`|~%]+)?$/);
        const [, encoded] = header.split("UTF-8''");
        if (label !== null) expect(decodeURIComponent(encoded ?? '')).toBe(label);
      }),
      { numRuns: 1_000 },
    );
  });
});
