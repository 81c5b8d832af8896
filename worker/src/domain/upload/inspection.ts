// What comes of looking at a file, whatever type it says it has.

import type { UploadType } from '@happy-homeland/contract';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** A file as it may be kept: of a picture without anything but the picture. */
export interface CleanFile {
  readonly kind: 'clean';
  readonly mime: UploadType;
  readonly bytes: Uint8Array;
  /** Null for what is no picture. */
  readonly size: PixelSize | null;
}

export type Inspection = CleanFile | Refusal;

/** Longest side. A phone's largest pictures have 16,320. */
const SIDE_MAX = 16_384;
/** A phone's largest pictures have 108 million; whoever looks at one needs four bytes for each. */
const PIXELS_MAX = 120_000_000;

/** Why a picture of this size is not taken, or null. Asked before anything else of the picture is looked at. */
export function refuseSize({ width, height }: PixelSize): Refusal | null {
  if (width <= 0 || height <= 0) return rejected('the picture says that it has no width or no height');
  if (width <= SIDE_MAX && height <= SIDE_MAX && width * height <= PIXELS_MAX) return null;
  const most = `at most ${SIDE_MAX} a side and ${PIXELS_MAX} in all`;
  return refused('image-too-large', { detail: `the picture says that it has ${width} × ${height} points; ${most}` });
}

/** The file is of a type that is taken, and holds what it must not, or not what it must. */
export function rejected(detail: string): Refusal {
  return refused('file-content-rejected', { detail });
}
