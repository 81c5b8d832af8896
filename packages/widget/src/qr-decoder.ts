// The library behind the reader, for browsers that cannot read codes themselves; a chunk of its own.

import { decodeQR } from 'qr/decode.js';

/** A phone that is four times slower still answers between two frames of a camera that somebody holds. */
const RETRY_MS = 200;

/** The text of a QR code in these pixels, or null. */
export function decodePixels({ data, width, height }: ImageData): string | null {
  try {
    return decodeQR({ data, width, height }, { effort: Number.POSITIVE_INFINITY, timeLimit: RETRY_MS });
  } catch {
    // The library throws where it finds none; which of its ways failed says nothing to anybody.
    return null;
  }
}
