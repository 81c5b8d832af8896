// JPEG (ITU-T T.81): segments, and data between them. What a decoder needs is copied; every APPn but the two that say how
// colours are meant, every comment, and whatever follows the end (phones hang whole films there) is left out.

import { hasText, joined, uint16 } from './bytes-at.ts';
import type { Inspection, PixelSize } from './inspection.ts';
import { refuseSize, rejected } from './inspection.ts';
import { orientationSegment, readOrientation } from './orientation.ts';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const JFIF = 0xe0;
const EXIF = 0xe1;
const ADOBE = 0xee;
const COMMENT = 0xfe;
/** Baseline, extended and progressive, by Huffman codes: what browsers draw. */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2];
/** Huffman tables, quantisation tables, restart interval. */
const TABLES: readonly number[] = [0xc4, 0xdb, 0xdd];
const JFIF_BYTES = 16;
const ADOBE_BYTES = 14;

interface Segment {
  readonly marker: number;
  readonly at: number;
  /** Behind its last byte. */
  readonly end: number;
}

/** The size that the first frame header tells; nothing behind it is looked at. */
export function jpegSize(bytes: Uint8Array): PixelSize | null {
  for (let at = 2; ; ) {
    const segment = segmentAt(bytes, at);
    if (segment === null || segment.marker === SCAN) return null;
    if (FRAMES.includes(segment.marker)) return sizeIn(bytes, segment);
    at = segment.end;
  }
}

/** The picture alone, and which way up it is. */
export function inspectJpeg(bytes: Uint8Array): Inspection {
  const size = jpegSize(bytes);
  if (size === null) return rejected('the JPEG has no header of a picture that browsers draw');
  const tooLarge = refuseSize(size);
  if (tooLarge !== null) return tooLarge;
  const parts: Uint8Array[] = [];
  let orientation = 1;
  let frames = 0;
  let scans = 0;
  for (let at = 2; ; ) {
    if (isEnd(bytes, at)) break;
    const segment = segmentAt(bytes, at);
    if (segment === null) return rejected('the JPEG ends in the middle of a part');
    const { marker, end } = segment;
    if (marker === EXIF && orientation === 1) orientation = readOrientation(bytes.subarray(at + 4, end));
    if (FRAMES.includes(marker)) frames += 1;
    if (marker === SCAN) scans += 1;
    at = marker === SCAN ? endOfData(bytes, end) : end;
    if (isPicture(bytes, segment)) parts.push(bytes.subarray(segment.at, at));
    else if (!isAside(marker)) return rejected('the JPEG has a part that is not known');
  }
  if (frames !== 1 || scans === 0) return rejected('the JPEG does not hold one picture');
  const upright = orientation === 1 ? [] : [orientationSegment(orientation)];
  const whole = joined([Uint8Array.of(0xff, START), ...upright, ...parts, Uint8Array.of(0xff, END)]);
  return { kind: 'clean', mime: 'image/jpeg', bytes: whole, size };
}

function isPicture(bytes: Uint8Array, { marker, at, end }: Segment): boolean {
  // A JFIF of this length has no small picture of the picture in it.
  if (marker === JFIF)
    return end - at === JFIF_BYTES + 2 && hasText(bytes, at + 4, 'JFIF\0') && isWithoutThumbnail(bytes, at);
  if (marker === ADOBE) return end - at === ADOBE_BYTES + 2 && hasText(bytes, at + 4, 'Adobe');
  return FRAMES.includes(marker) || TABLES.includes(marker) || marker === SCAN;
}

function isWithoutThumbnail(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 16] === 0 && bytes[at + 17] === 0;
}

function isAside(marker: number): boolean {
  return (marker >= JFIF && marker <= 0xef) || marker === COMMENT;
}

function sizeIn(bytes: Uint8Array, { at }: Segment): PixelSize {
  return { height: uint16(bytes, at + 5), width: uint16(bytes, at + 7) };
}

function isEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xff && bytes[at + 1] === END;
}

function segmentAt(bytes: Uint8Array, from: number): Segment | null {
  let at = from;
  // Any number of fill bytes may stand before a marker.
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
  const marker = bytes[at + 1] ?? 0;
  if (bytes[at] !== 0xff || marker < 0xc0 || marker === START || marker === END || isRestart(marker)) return null;
  const length = uint16(bytes, at + 2);
  const end = at + 2 + length;
  return length < 2 || end > bytes.length ? null : { marker, at, end };
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}

// Inside the data a marker's first byte is followed by a zero or is a restart.
function endOfData(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return bytes.length;
}
