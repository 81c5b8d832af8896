// Small files that are what they say, byte for byte, and parts from which a test makes others that are not.

import type { ConsentInput } from '@happy-homeland/contract';

/** Nobody can be recognised. */
export const A_CONSENT: ConsentInput = { people: 0, minors: 0 };

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export function concat(...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? bytesOf(part) : part)]));
}

export function bigEndian(value: number, width: 2 | 4): number[] {
  return Array.from({ length: width }, (_, at) => (value / 2 ** (8 * (width - 1 - at))) & 0xff);
}

export function littleEndian(value: number, width: 2 | 3 | 4): number[] {
  return bigEndian(value, 4).toReversed().slice(0, width);
}

/** A chunk of a PNG with its check sum. */
export function pngChunk(name: string, data: Uint8Array | readonly number[] | string = []): Uint8Array {
  const body = concat(name, data);
  return concat(bigEndian(body.length - 4, 4), body, bigEndian(crc32(body), 4));
}

interface Png {
  readonly width?: number;
  readonly height?: number;
  /** Of every point, 0 … 255: pictures of different shades are different files. */
  readonly shade?: number;
  /** Chunks between the header and the picture. */
  readonly more?: readonly Uint8Array[];
  /** What follows the end. */
  readonly after?: string;
}

/** A grey picture of a few points, whatever size its header claims. */
export function aPng({ width = 2, height = 2, shade = 128, more = [], after = '' }: Png = {}): Uint8Array<ArrayBuffer> {
  const header = pngChunk('IHDR', [...bigEndian(width, 4), ...bigEndian(height, 4), 8, 0, 0, 0, 0]);
  const rows = Array.from({ length: 2 }, () => [0, shade, shade]).flat();
  const chunks = [header, ...more, pngChunk('IDAT', stored(rows)), pngChunk('IEND')];
  return concat('\x89PNG\r\n\x1a\n', ...chunks, after);
}

// One block that is not compressed (RFC 1950, RFC 1951).
function stored(data: readonly number[]): Uint8Array {
  const length = data.length;
  return concat(
    [0x78, 0x01, 1],
    littleEndian(length, 2),
    littleEndian(0xffff ^ length, 2),
    data,
    bigEndian(adler32(data), 4),
  );
}

function adler32(data: readonly number[]): number {
  let [low, high] = [1, 0];
  for (const byte of data) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return high * 65_536 + low;
}

function crc32(data: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A segment of a JPEG. */
export function jpegSegment(marker: number, data: Uint8Array | readonly number[] | string): Uint8Array {
  const body = concat(data);
  return concat([0xff, marker], bigEndian(body.length + 2, 2), body);
}

/** What a phone writes: which way up, and where on earth, in an EXIF of big-endian order. */
export function anExif(orientation = 6): Uint8Array {
  const entry = (tag: number, type: number, value: readonly number[]) => [
    ...bigEndian(tag, 2),
    ...bigEndian(type, 2),
    ...bigEndian(1, 4),
    ...value,
  ];
  const directory = [
    ...bigEndian(2, 2),
    ...entry(0x0112, 3, [0, orientation, 0, 0]),
    ...entry(0x8825, 4, bigEndian(38, 4)),
    ...bigEndian(0, 4),
  ];
  return concat('Exif\0\0', 'MM\0*', bigEndian(8, 4), directory, 'GPSLatitude 29 33 0');
}

interface Jpeg {
  readonly width?: number;
  readonly height?: number;
  readonly shade?: number;
  readonly more?: readonly Uint8Array[];
  readonly after?: string;
}

/** A picture of eight by eight points as far as its parts go; no test draws it. */
export function aJpeg({ width = 8, height = 8, shade = 1, more = [], after = '' }: Jpeg = {}): Uint8Array<ArrayBuffer> {
  return concat(
    [0xff, 0xd8],
    jpegSegment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
    ...more,
    jpegSegment(0xdb, [0, ...Array.from({ length: 64 }, () => shade)]),
    jpegSegment(0xc0, [8, ...bigEndian(height, 2), ...bigEndian(width, 2), 1, 1, 0x11, 0]),
    jpegSegment(0xc4, [0, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    jpegSegment(0xda, [1, 1, 0, 0, 63, 0]),
    [0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56],
    [0xff, 0xd9],
    after,
  );
}

/** A chunk of a WebP. */
export function webpChunk(name: string, data: Uint8Array | readonly number[] | string): Uint8Array {
  const body = concat(data);
  return concat(name, littleEndian(body.length, 4), body, body.length % 2 === 1 ? [0] : []);
}

/** Chunks in their frame. */
export function riff(...chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = concat('WEBP', ...chunks);
  return concat('RIFF', littleEndian(body.length, 4), body);
}

/** A lossy picture as far as its header goes. */
export function vp8({ width = 8, height = 8 } = {}): Uint8Array {
  return webpChunk(
    'VP8 ',
    concat([0x30, 1, 0, 0x9d, 1, 0x2a], littleEndian(width, 2), littleEndian(height, 2), [7, 7]),
  );
}

/** The header of an extended WebP, with these flags. */
export function vp8x(flags: number, { width = 8, height = 8 } = {}): Uint8Array {
  return webpChunk('VP8X', [flags, 0, 0, 0, ...littleEndian(width - 1, 3), ...littleEndian(height - 1, 3)]);
}

/** A PDF of one empty page with these objects more. */
export function aPdf(objects: string | Uint8Array = ''): Uint8Array<ArrayBuffer> {
  return concat(
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n',
    objects,
    '\ntrailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
  );
}
