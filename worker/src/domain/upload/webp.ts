// WebP (RFC 9649): chunks in a RIFF. The picture and its transparency are copied; profile, EXIF, XMP and what is not known
// are left out, and the header says that they are not there.

import { hasText, joined, latin1, uint16le, uint24le, uint32le } from './bytes-at.ts';
import type { Inspection, PixelSize } from './inspection.ts';
import { refuseSize, rejected } from './inspection.ts';

const CHUNKS_FROM = 12;
const EXTENDED_BYTES = 10;
const ANIMATED = 0x02;
const TRANSPARENT = 0x10;

interface Chunk {
  readonly name: string;
  readonly data: Uint8Array;
}

/** The picture alone. */
export function inspectWebp(bytes: Uint8Array): Inspection {
  const first = sizeOf(chunkAt(bytes, CHUNKS_FROM));
  const tooLarge = first && refuseSize(first);
  if (tooLarge) return tooLarge;
  const chunks = chunksOf(bytes);
  if (chunks === null) return rejected('the WebP ends in the middle of a chunk');
  const find = (...names: readonly string[]) => chunks.filter(({ name }) => names.includes(name));
  const [extended] = find('VP8X');
  const pictures = find('VP8 ', 'VP8L');
  const [picture] = pictures;
  if (find('ANIM', 'ANMF').length > 0 || ((extended?.data[0] ?? 0) & ANIMATED) !== 0) {
    return rejected('the WebP moves; a still picture is taken');
  }
  const size = sizeOf(picture);
  if (picture === undefined || size === null || pictures.length > 1)
    return rejected('the WebP does not hold one picture');
  const refusal = refuseSize(size);
  if (refusal !== null) return refusal;
  const canvas = sizeOf(extended);
  if (canvas !== null && (canvas.width !== size.width || canvas.height !== size.height)) {
    return rejected('the WebP says two sizes');
  }
  const [alpha] = picture.name === 'VP8 ' ? find('ALPH') : [];
  const kept = alpha === undefined ? [picture] : [extendedOf(size), alpha, picture];
  return { kind: 'clean', mime: 'image/webp', bytes: riffOf(kept), size };
}

function chunksOf(bytes: Uint8Array): Chunk[] | null {
  const end = uint32le(bytes, 4) + 8;
  if (end > bytes.length || end < CHUNKS_FROM) return null;
  const chunks: Chunk[] = [];
  for (let at = CHUNKS_FROM; at < end; ) {
    const chunk = chunkAt(bytes.subarray(0, end), at);
    if (chunk === undefined) return null;
    chunks.push(chunk);
    at += 8 + chunk.data.length + (chunk.data.length % 2);
  }
  return chunks;
}

function chunkAt(bytes: Uint8Array, at: number): Chunk | undefined {
  const length = uint32le(bytes, at + 4);
  if (length < 0 || at + 8 + length > bytes.length) return undefined;
  return { name: latin1(bytes, at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) };
}

function sizeOf(chunk: Chunk | undefined): PixelSize | null {
  if (chunk === undefined) return null;
  const { name, data } = chunk;
  if (name === 'VP8X') {
    return data.length === EXTENDED_BYTES ? { width: uint24le(data, 4) + 1, height: uint24le(data, 7) + 1 } : null;
  }
  if (name === 'VP8 ') {
    if (!hasText(data, 3, '\x9d\x01\x2a')) return null;
    return { width: uint16le(data, 6) & 0x3fff, height: uint16le(data, 8) & 0x3fff };
  }
  if (name !== 'VP8L' || data[0] !== 0x2f || data.length < 5) return null;
  const bits = uint32le(data, 1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function extendedOf({ width, height }: PixelSize): Chunk {
  const [across, down] = [width - 1, height - 1];
  const low = (value: number) => [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff];
  return { name: 'VP8X', data: Uint8Array.from([TRANSPARENT, 0, 0, 0, ...low(across), ...low(down)]) };
}

function riffOf(chunks: readonly Chunk[]): Uint8Array {
  const body = chunks.flatMap(({ name, data }) => [framed(name, data.length), data, new Uint8Array(data.length % 2)]);
  const bytes = body.reduce((sum, { length }) => sum + length, 'WEBP'.length);
  return joined([framed('RIFF', bytes), Uint8Array.from('WEBP', (letter) => letter.charCodeAt(0)), ...body]);
}

function framed(name: string, length: number): Uint8Array {
  const frame = Uint8Array.from([...name].map((letter) => letter.charCodeAt(0)).concat(0, 0, 0, 0));
  new DataView(frame.buffer).setUint32(4, length, true);
  return frame;
}
