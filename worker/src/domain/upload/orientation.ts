// Which way up a photograph is: the one thing that EXIF says and that a picture cannot do without, because phones turn
// nothing and write it there instead. It is read out, and written anew into an EXIF that holds nothing else.

import { hasText, uint16, uint16le, uint32, uint32le } from './bytes-at.ts';

const EXIF = 'Exif\0\0';
const ORIENTATION = 0x0112;
const ENTRY_BYTES = 12;
const ENTRIES_MAX = 200;

/** 1 … 8 as EXIF 2.3 section 4.6.4 counts them; 1, upright, where the segment does not say or cannot be read. */
export function readOrientation(segment: Uint8Array): number {
  if (!hasText(segment, 0, EXIF)) return 1;
  const tiff = segment.subarray(EXIF.length);
  const isLittle = hasText(tiff, 0, 'II*\0');
  if (!isLittle && !hasText(tiff, 0, 'MM\0*')) return 1;
  const [short, long] = isLittle ? [uint16le, uint32le] : [uint16, uint32];
  const directory = long(tiff, 4);
  const entries = Math.min(short(tiff, directory), ENTRIES_MAX);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * ENTRY_BYTES;
    if (short(tiff, at) !== ORIENTATION) continue;
    const value = short(tiff, at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A segment APP1 whose EXIF says this orientation and nothing else. */
export function orientationSegment(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const exif = [...EXIF].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from([0xff, 0xe1, 0, 2 + exif.length + tiff.length, ...exif, ...tiff]);
}
