// PNG (ISO/IEC 15948): a signature and chunks. What a picture needs is copied; texts, times, places, profiles and
// animations are left out, and so is whatever follows the end.

import { hasText, joined, latin1, uint32 } from './bytes-at.ts';
import type { Inspection, PixelSize } from './inspection.ts';
import { refuseSize, rejected } from './inspection.ts';

export const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n';
const HEADER_BYTES = 13;
/** Length, name and check sum around the data of a chunk. */
const FRAME_BYTES = 12;
const KEPT: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
]);

/** The size that the header tells. */
export function pngSize(bytes: Uint8Array): PixelSize | null {
  if (uint32(bytes, 8) !== HEADER_BYTES || !hasText(bytes, 12, 'IHDR')) return null;
  return { width: uint32(bytes, 16), height: uint32(bytes, 20) };
}

/** The picture alone. */
export function inspectPng(bytes: Uint8Array): Inspection {
  const size = pngSize(bytes);
  if (size === null) return rejected('a PNG begins with its header');
  const tooLarge = refuseSize(size);
  if (tooLarge !== null) return tooLarge;
  const parts = [bytes.subarray(0, PNG_SIGNATURE.length)];
  const seen = new Set<string>();
  for (let at = PNG_SIGNATURE.length; !seen.has('IEND'); ) {
    const length = uint32(bytes, at);
    const end = at + FRAME_BYTES + length;
    if (length < 0 || end > bytes.length) return rejected('the PNG ends in the middle of a chunk');
    const name = latin1(bytes, at + 4, at + 8);
    if (name === 'IHDR' && seen.has(name)) return rejected('the PNG has two headers');
    if (KEPT.has(name)) parts.push(bytes.subarray(at, end));
    // An upper-case first letter: without this chunk it would be another picture.
    else if (!/^[a-z][A-Za-z]{3}$/.test(name)) return rejected('the PNG has a part that is not known');
    seen.add(name);
    at = end;
  }
  if (!seen.has('IDAT')) return rejected('the PNG has no picture in it');
  return { kind: 'clean', mime: 'image/png', bytes: joined(parts), size };
}
