import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { EMPTY_ROOT, SIZE_MAX } from './hash.ts';
import { toHex } from './hex.ts';
import { C2SP_CHECKPOINT } from './testing/known-answers.ts';

const EXAMPLE = C2SP_CHECKPOINT;
const SIGNATURE =
  '\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';

describe('a checkpoint', () => {
  test('is read from its text or from the whole note, and written again', () => {
    const read = parseCheckpoint(EXAMPLE);
    expect(read).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163n, extensions: [] });
    expect(toHex(read?.root ?? EMPTY_ROOT)).toMatch(/^0ac5186a91863e8e1d90c808/);
    expect(parseCheckpoint(EXAMPLE + SIGNATURE)).toEqual(read);
    expect(read && formatCheckpoint(read)).toBe(EXAMPLE);
    expect(parseCheckpoint(`${EXAMPLE}one more\n`)?.extensions).toEqual(['one more']);
  });

  test('says sizes to 2^64 − 1', () => {
    const root = new Uint8Array(32).fill(7);
    for (const size of [1n, 2n ** 32n, 2n ** 53n + 1n, SIZE_MAX]) {
      expect(parseCheckpoint(formatCheckpoint({ origin: 'a', size, root }))?.size).toBe(size);
    }
    const failure = expect.objectContaining({ name: 'LogError', code: 'not-writable' });
    expect(() => formatCheckpoint({ origin: 'a', size: SIZE_MAX + 1n, root })).toThrow(failure);
    expect(() => formatCheckpoint({ origin: 'a', size: -1n, root })).toThrow(failure);
    expect(() => formatCheckpoint({ origin: 'a', size: 1n, root: root.slice(1) })).toThrow(failure);
    expect(() => formatCheckpoint({ origin: 'a\nb', size: 1n, root })).toThrow(failure);
    expect(() => formatCheckpoint({ origin: '', size: 1n, root })).toThrow(failure);
  });

  test('of an empty tree has the empty root', () => {
    const empty = formatCheckpoint({ origin: 'a', size: 0n, root: EMPTY_ROOT });
    expect(parseCheckpoint(empty)?.size).toBe(0n);
    expect(parseCheckpoint(empty.replace('47DEQ', '47DEA'))).toBeUndefined();
  });

  test.each([
    ['', ''],
    ['a size with a zero in front', EXAMPLE.replace('20852163', '020852163')],
    ['a signed size', EXAMPLE.replace('20852163', '+20852163')],
    ['a size above 2^64 − 1', EXAMPLE.replace('20852163', '18446744073709551616')],
    ['a size of 40 digits', EXAMPLE.replace('20852163', '1'.repeat(40))],
    ['a size in other digits', EXAMPLE.replace('20852163', '٢٠')],
    ['a hexadecimal size', EXAMPLE.replace('20852163', '0x10')],
    ['no origin', EXAMPLE.replace('example.com/behind-the-sofa', '')],
    ['a root of 31 bytes', EXAMPLE.replace(/[^\n]+=\n/, 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\n')],
    ['a root without padding', EXAMPLE.replace('=\n', '\n')],
    ['a root with spare bits', EXAMPLE.replace('q2I=', 'q2J=')],
    ['CR LF', EXAMPLE.replaceAll('\n', '\r\n')],
    ['a NUL', EXAMPLE.replace('sofa', 'so\0fa')],
    ['no line feed at its end', EXAMPLE.slice(0, -1)],
    ['a blank line within', `a\n\n${EXAMPLE}`],
    ['two lines', EXAMPLE.split('\n').slice(0, 2).join('\n')],
  ])('is none with %s', (_, text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });

  test('of any text raises nothing, and is one text', () => {
    const lines = fc.array(fc.oneof(fc.string(), fc.constantFrom('', '0', '1', EXAMPLE, SIGNATURE)));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          lines.map((some) => some.join('\n')),
        ),
        (text) => {
          const read = parseCheckpoint(text as string);
          if (read !== undefined && read.extensions.length === 0) expect(text).toContain(formatCheckpoint(read));
        },
      ),
    );
  });
});
