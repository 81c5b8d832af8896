// Files that anybody may send: what is kept of the good ones, and that the others are refused for what they are.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aJpeg,
  anExif,
  aPdf,
  aPng,
  bytesOf,
  concat,
  jpegSegment,
  pngChunk,
  riff,
  vp8,
  vp8x,
  webpChunk,
} from '../../testing/file-builders.ts';
import type { Refusal } from '../refusal.ts';
import { latin1 } from './bytes-at.ts';
import { inspectFile } from './inspect-file.ts';
import type { CleanFile } from './inspection.ts';
import { readOrientation } from './orientation.ts';

const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'];

async function inspect(bytes: Uint8Array, mime: string, name: string | null = null) {
  return inspectFile({ bytes, mime, name });
}

async function clean(bytes: Uint8Array, mime: string): Promise<CleanFile> {
  const file = await inspect(bytes, mime);
  if (file.kind === 'refused') throw new Error(`${file.reason}: ${file.detail}`);
  return file;
}

async function reason(bytes: Uint8Array, mime: string, name: string | null = null): Promise<Refusal['reason'] | null> {
  const file = await inspect(bytes, mime, name);
  return file.kind === 'refused' ? file.reason : null;
}

describe('UPL-02 a file of another kind', () => {
  const HOSTILE: readonly (readonly [string, string])[] = [
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['HTML behind a line feed', '\n<html><body onload=alert(1)>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['SVG behind a byte-order mark', '\xef\xbb\xbf<?xml version="1.0"?><svg/>'],
    ['a script', 'alert(document.domain)'],
    ['a program', 'MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff'],
    ['an ELF program', '\x7fELF\x02\x01\x01\0'],
    ['a GIF', 'GIF89a\x01\0\x01\0\x80\0\0'],
    ['a GIF that is a script', 'GIF89a/*\0\0*/=1;alert(1)//'],
    ['a ZIP', 'PK\x03\x04\x14\0\0\0'],
    ['a ZIP that is a PDF further on', 'PK\x03\x04 %PDF-1.7 %%EOF'],
    ['an HTML that is a PDF further on', '<script>alert(1)</script>%PDF-1.7\n%%EOF'],
    ['a BMP', 'BM\x36\0\0\0'],
    ['a TIFF', 'II*\0\x08\0\0\0'],
    ['a film', '\0\0\0\x18ftypmp42'],
    ['an AVI', 'RIFF\x24\0\0\0AVI LIST'],
    ['half a signature', '\x89PNG\r\n'],
    ['a signature with the line ends of text', '\x89PNG\n\x1a\n\0\0\0\x0dIHDR'],
  ];

  test.each(HOSTILE)('UPL-02 %s is refused under every type and name', async (_, text) => {
    for (const mime of TYPES) {
      const extension = mime.split('/')[1] ?? '';
      expect(await reason(bytesOf(text), mime, `photo.${extension}`)).toBe('file-type-not-allowed');
    }
  });

  test('UPL-02 what hangs behind a picture is not kept', async () => {
    const script = '<script>alert(1)</script>PK\x03\x04';
    for (const [bytes, mime] of [
      [aPng({ after: script }), 'image/png'],
      [aJpeg({ after: script }), 'image/jpeg'],
      [concat(riff(vp8()), script), 'image/webp'],
    ] as const) {
      expect(latin1((await clean(bytes, mime)).bytes)).not.toContain('script');
    }
    expect(await reason(concat(aPdf(), script), 'application/pdf')).toBe('file-content-rejected');
  });
});

describe('UPL-03 a declaration that the bytes contradict', () => {
  test('UPL-03 is refused, by type and by extension', async () => {
    const files = [aPng(), aJpeg(), riff(vp8()), aPdf()];
    for (const [at, bytes] of files.entries()) {
      for (const [other, mime] of TYPES.entries()) {
        expect([at, mime, await reason(bytes, mime)]).toEqual([
          at,
          mime,
          at === other ? null : 'file-type-not-allowed',
        ]);
      }
    }
    expect(await reason(aPng(), 'image/svg+xml')).toBe('file-type-not-allowed');
    expect(await reason(aPng(), '')).toBe('file-type-not-allowed');
    expect(await reason(aPng(), 'image/png', 'a.png.html')).toBe('file-type-not-allowed');
    expect(await reason(aPng(), 'image/png', 'a.jpg')).toBe('file-type-not-allowed');
    expect(await reason(aPng(), 'image/png', 'a.PNG ')).toBeNull();
    expect(await reason(aJpeg(), 'image/jpeg', '发票.JPeG')).toBeNull();
    expect(await reason(aPng(), 'image/png; charset=utf-8', 'no extension')).toBeNull();
  });
});

describe('UPL-04 a picture that claims to be huge', () => {
  const CLAIMS: readonly (readonly [string, Uint8Array, string])[] = [
    ['PNG of 60,000 × 60,000', aPng({ width: 60_000, height: 60_000 }), 'image/png'],
    ['PNG of 1 × 2³¹', aPng({ width: 1, height: 2 ** 31 }), 'image/png'],
    ['PNG of 2³² − 1', aPng({ width: 2 ** 32 - 1, height: 2 ** 32 - 1 }), 'image/png'],
    ['PNG one point too wide', aPng({ width: 16_385, height: 1 }), 'image/png'],
    ['PNG with too many points', aPng({ width: 16_384, height: 7_325 }), 'image/png'],
    ['JPEG of 60,000 × 60,000', aJpeg({ width: 60_000, height: 60_000 }), 'image/jpeg'],
    ['WebP of 16,777,216 × 1', riff(vp8x(0, { width: 16_777_216, height: 1 }), vp8()), 'image/webp'],
  ];

  test.each(CLAIMS)('UPL-04 %s is refused', async (_, bytes, mime) => {
    expect(await reason(bytes, mime)).toBe('image-too-large');
  });

  test('UPL-04 is refused from the header alone: nothing behind it is there', async () => {
    expect(await reason(aPng({ width: 60_000, height: 60_000 }).subarray(0, 24), 'image/png')).toBe('image-too-large');
    const header = aJpeg({ width: 60_000, height: 60_000 });
    expect(await reason(header.subarray(0, 120), 'image/jpeg')).toBe('image-too-large');
    const before = process.memoryUsage().rss;
    for (let times = 0; times < 1_000; times += 1) await reason(aPng({ width: 1, height: 2 ** 31 }), 'image/png');
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  test('UPL-04 the largest that a phone takes is taken, and nothing without a width', async () => {
    expect((await clean(aPng({ width: 12_032, height: 9_024 }), 'image/png')).size).toEqual({
      width: 12_032,
      height: 9_024,
    });
    expect(await reason(aPng({ width: 0 }), 'image/png')).toBe('file-content-rejected');
    expect(await reason(aJpeg({ height: 0 }), 'image/jpeg')).toBe('file-content-rejected');
  });
});

describe('UPL-08 what a picture tells beside the picture', () => {
  const GPS = 'GPSLatitude 29 33 0';

  test('UPL-08 of a photograph is stripped, and it stays the right way up', async () => {
    const aside = [
      jpegSegment(0xe1, anExif(6)),
      jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0<exif:${GPS}>`),
      jpegSegment(0xe2, 'ICC_PROFILE\0\x01\x01 serial 1234'),
      jpegSegment(0xed, `Photoshop 3.0\0${GPS}`),
      jpegSegment(0xfe, `taken by 张三 ${GPS}`),
    ];
    const sent = aJpeg({ more: aside, after: `\xff\xd8 a second picture ${GPS}` });
    expect(latin1(sent)).toContain(GPS);
    const { bytes, size } = await clean(sent, 'image/jpeg');
    const text = latin1(bytes);
    expect(bytes.length).toBeLessThan(sent.length);
    expect(text).not.toMatch(/GPS|taken by|adobe|ICC_PROFILE|Photoshop|second/);
    // The tag of a place in an EXIF, in either order.
    expect(text).not.toMatch(/\x88\x25|\x25\x88/);
    expect(size).toEqual({ width: 8, height: 8 });
    expect(readOrientation(bytes.subarray(6))).toBe(6);
    // Without what was said beside it, nothing of it changes.
    expect((await clean(bytes, 'image/jpeg')).bytes).toEqual(bytes);
    expect((await clean(aJpeg(), 'image/jpeg')).bytes).toEqual(aJpeg());
  });

  test('UPL-08 of a PNG is stripped: texts, times, profiles, EXIF and animation', async () => {
    const aside = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'acTL', 'pHYs', 'xxXx'].map((name) =>
      pngChunk(name, GPS),
    );
    const { bytes } = await clean(aPng({ more: aside }), 'image/png');
    expect(bytes).toEqual(aPng());
  });

  test('UPL-08 of a WebP is stripped, and its header no longer says that it is there', async () => {
    const aside = [webpChunk('ICCP', GPS), webpChunk('EXIF', GPS), webpChunk('XMP ', GPS), webpChunk('junk', GPS)];
    const plain = await clean(riff(vp8x(0x2c), vp8(), ...aside), 'image/webp');
    expect(plain.bytes).toEqual(riff(vp8()));
    const seeThrough = await clean(riff(vp8x(0x3c), webpChunk('ALPH', [0, 1, 2]), vp8(), ...aside), 'image/webp');
    expect(seeThrough.bytes).toEqual(riff(vp8x(0x10), webpChunk('ALPH', [0, 1, 2]), vp8()));
  });

  test('UPL-08 a picture that is broken, moves, or holds two, is refused', async () => {
    const png = aPng();
    expect(await reason(png.subarray(0, png.length - 6), 'image/png')).toBe('file-content-rejected');
    expect(await reason(aPng({ more: [pngChunk('CgBI')] }), 'image/png')).toBe('file-content-rejected');
    expect(await reason(aPng({ more: [pngChunk('IHDR', '0123456789abc')] }), 'image/png')).toBe(
      'file-content-rejected',
    );
    const jpeg = aJpeg();
    expect(await reason(jpeg.subarray(0, 30), 'image/jpeg')).toBe('file-content-rejected');
    expect(await reason(aJpeg({ more: [jpegSegment(0xc3, [8, 0, 8, 0, 8])] }), 'image/jpeg')).toBe(
      'file-content-rejected',
    );
    expect(await reason(riff(vp8x(2), vp8()), 'image/webp')).toBe('file-content-rejected');
    expect(await reason(riff(vp8(), vp8()), 'image/webp')).toBe('file-content-rejected');
    expect(await reason(riff(vp8x(0, { width: 9 }), vp8()), 'image/webp')).toBe('file-content-rejected');
    expect(await reason(riff(vp8()).subarray(0, 20), 'image/webp')).toBe('file-content-rejected');
  });

  test('UPL-08 whatever stands in any segment, nothing of it is kept and the picture is the same', async () => {
    const marker = fc.constantFrom(0xe1, 0xe2, 0xe3, 0xec, 0xed, 0xef, 0xfe);
    const segment = fc.tuple(marker, fc.uint8Array({ maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(segment, { maxLength: 6 }),
        fc.uint8Array({ maxLength: 200 }),
        async (segments, after) => {
          const more = segments.map(([name, data]) => jpegSegment(name, data));
          const { bytes } = await clean(aJpeg({ more, after: latin1(after) }), 'image/jpeg');
          const turned = segments
            .map(([name, data]) => (name === 0xe1 ? readOrientation(data) : 1))
            .find((way) => way !== 1);
          if (turned === undefined) expect(bytes).toEqual(aJpeg());
          else expect(readOrientation(bytes.subarray(6))).toBe(turned);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('UPL-02 UPL-08 whatever byte of a file is turned or cut, it is refused or comes out clean, and clean stays clean', async () => {
    const whole = [
      [aPng({ more: [pngChunk('tEXt', GPS)] }), 'image/png'],
      [aJpeg({ more: [jpegSegment(0xe1, anExif(3))] }), 'image/jpeg'],
      [riff(vp8x(0x1c), webpChunk('ALPH', [0, 1]), vp8(), webpChunk('EXIF', GPS)), 'image/webp'],
      [aPdf(), 'application/pdf'],
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), fc.nat(), fc.option(fc.nat(255)), async (file, at, byte) => {
        const [bytes, mime] = file;
        const place = at % bytes.length;
        const changed = byte === null ? bytes.slice(0, place) : bytes.with(place, byte);
        const first = await inspect(changed, mime);
        if (first.kind === 'refused') return;
        const again = await clean(first.bytes, mime);
        expect(again.bytes).toEqual(first.bytes);
      }),
      { numRuns: 1_000 },
    );
  });
});
