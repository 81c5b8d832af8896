import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { qrCode } from './qr-code.ts';

const ADDRESS = 'https://give.example.org/give/abcdefghijklmnop';

describe('a QR code by runs of dark squares', () => {
  test('is dark where the code is dark, and nowhere else', () => {
    const svg = qrCode(ADDRESS);
    const { data, size } = encode(ADDRESS, { border: 4 });
    const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
    for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
    }
    expect(drawn).toEqual(data);
    expect(svg).toContain(`viewBox="0 0 ${size} ${size}"`);
  });

  test('has the quiet zone that scanners want', () => {
    const { size } = encode(ADDRESS, { border: 0 });
    expect(qrCode(ADDRESS)).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`);
    expect(qrCode(ADDRESS)).not.toMatch(/M[0-3] \d+h\d+v1h|M\d+ [0-3]h\d+v1h/);
  });
});
